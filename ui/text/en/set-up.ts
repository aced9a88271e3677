import type { Words } from "../words.ts";
import type * as zh from "../zh/set-up.ts";

export const setUp: Words<typeof zh.setUp> = {
  title: "Set-up guide",
  lead: "Six steps to a working shop. Leave at any time and go on later",
  nav: "Steps",
  stepOf: "Step {{step}} of {{steps}}",
  step: { shop: "Shop", channel: "Channel", test: "Test", packs: "Packs", people: "People", done: "Done" },
  back: "Back",
  next: "Next",
  skip: "Skip for now",
  shop: {
    title: "Name your shop",
    hint: "Supervisors and reports show this name. It can be changed later.",
    name: "Name of the shop",
    nameHint: "Such as: Little Fish Store",
    nameNeeded: "Enter the name of the shop, 80 characters at most",
    id: "Id of the shop (optional)",
    idHint:
      "Part of the webhook address and fixed afterwards: small letters, digits and dashes. Made for you when empty.",
    idWrong: "This id cannot be used or is taken: choose another one, or leave it empty",
    make: "Open the shop",
    made: "The shop {{name}} is there",
  },
  none: {
    title: "No shop yet",
    hint: "Your merchant has no shop that you reach. Ask an administrator to open one, or to let you in.",
  },
  channel: {
    title: "Connect your chat platform",
    hint: "Choose the platform, set the secret, then enter the address on the platform.",
    which: "Chat platform",
  },
  test: {
    title: "Send a test message",
    hint: "See that messages arrive, are verified and inspected.",
    ok: "The channel has taken messages already.",
  },
  packs: {
    title: "Choose what to watch",
    hint: "What we suggest is ticked; change it at any time. Policies only observe at first and disturb nobody.",
    installed: "Installed",
    install: "Install packs: {{count}}",
    failed: "{{title}} was not installed",
  },
  people: {
    title: "Invite colleagues",
    hint: "Supervisors and inspectors see the whole shop, agents their own results. Links are made on the page of members.",
    open: "Invite colleagues",
    now: "Members: {{members}}. Invitations that wait: {{invitations}}.",
    notYours: "Only administrators of all shops can invite colleagues.",
  },
  done: {
    title: "Your shop is ready",
    hint: "What the platform sends shows on the live page at once.",
    open: "Open the live page",
    missing: "A few steps are left:",
  },
  card: {
    title: "A few steps until the shop works",
    open: "Go on",
    dismiss: "Do not show again",
    essential: { channel: "Set the channel's secret", test: "Receive the first message", packs: "Install packs" },
    doneMark: "done",
    openMark: "to do",
  },
};
