import type { Words } from "../words.ts";
import type * as zh from "../zh/account.ts";

export const signIn: Words<typeof zh.signIn> = {
  title: "Sign in",
  email: "Email",
  password: "Password",
  submit: "Sign in",
  emailNeeded: "Enter your email",
  emailWrong: "This is not an email address",
  passwordNeeded: "Enter your password",
  wrong: "Email or password is wrong.",
  demo: "The demo prints its email and password at start and writes them to demo.json.",
  points: {
    see: "Every message inspected",
    seeMore: "Complaints, threats, abuse and broken promises are judged as they arrive, with the words that prove it.",
    act: "Policies step in",
    actMore: "Offer a human, call the supervisor, warn the agent. Observe first, then act.",
    why: "Every decision explained",
    whyMore: "What was done and what was not, each with its reason.",
  },
};

export const account: Words<typeof zh.account> = {
  password: "Change password",
  current: "Current password",
  currentWrong: "That is not the current password",
  new: "New password",
  newHint: "At least 12 characters; no common word, row of keys or repetition",
  tooShort: "A password has at least 12 characters",
  again: "New password once more",
  differs: "The two are not the same",
  disabled: "This account is disabled. Ask your administrator.",
  passwordChanged: "Password changed; all other devices are signed out",
};

export const logins: Words<typeof zh.logins> = {
  title: "Sign-ins",
  of: "Sign-ins of “{{name}}”",
  none: "Signed in nowhere",
  unknown: "Unknown device",
  current: "This one",
  since: "Signed in {{time}}",
  used: "Last used {{time}}",
  end: "Sign out",
};

export const passkeys: Words<typeof zh.passkeys> = {
  title: "Passkeys",
  lead: "Sign in with a finger, a face or the device's PIN instead of a password.",
  none: "No passkeys yet",
  add: "Add a passkey",
  name: "Name",
  nameHint: "Such as: office computer",
  nameNeeded: "Give it a name",
  password: "Current password",
  wrong: "Not the right password",
  made: "Added {{time}}",
  used: "Last used {{time}}",
  never: "Never used",
  rename: "Rename",
  renameOf: "Rename “{{name}}”",
  remove: "Remove",
  removeOf: "Remove “{{name}}”",
  removeAsk: "Remove the passkey “{{name}}”? It will not sign you in any more.",
  cancelled: "Not done: the device did not confirm, or it was cancelled",
  unsupported: "Not possible here: it takes a recent browser, and an address with a host name",
  added: "Added. Sign in with it next time",
  enter: "Sign in with a passkey",
  unknown: "This passkey does not open this place",
};
