import type { ChannelView } from "../channels/channels-api.ts";

/** The steps by which a shop is set up. What is done is read off what exists, so that the way can be left and taken up again. */
export const steps = ["shop", "channel", "test", "packs", "people", "done"] as const;
export type Step = (typeof steps)[number];

/** Without these nothing works; people can be invited at any time. */
export const essentials = ["channel", "test", "packs"] as const;

/** Packs that a shop is offered with a tick: what goes wrong while a chat runs, how it was answered, and who is told. */
export const suggestedPacks: readonly string[] = ["alerts", "service", "communication", "handoff", "supervision"];

export type Existing = {
  readonly channels: readonly Pick<ChannelView, "state" | "secrets" | "lastAccepted">[];
  /** Ids of the shop's packs. */
  readonly packs: readonly string[];
  /** Members and invitations; null: not for this member to know. */
  readonly people: number | null;
};

/** A new shop comes with one pack. */
const firstPacks = 1;

export function doneSteps({ channels, packs, people }: Existing): ReadonlySet<Step> {
  const done = new Set<Step>(["shop"]);
  if (channels.some(({ secrets }) => secrets.length > 0)) done.add("channel");
  if (channels.some(({ lastAccepted }) => lastAccepted !== null)) done.add("test");
  if (packs.length > firstPacks) done.add("packs");
  if (people !== null && people > 1) done.add("people");
  if (essentials.every((step) => done.has(step))) done.add("done");
  return done;
}

/** Where somebody goes on who says nothing of it. */
export function firstOpen(done: ReadonlySet<Step>): Step {
  return steps.find((step) => !done.has(step)) ?? "done";
}

/** The step that the address names, or the first open one. */
export function stepShown(wanted: string | null, done: ReadonlySet<Step>): Step {
  return steps.find((step) => step === wanted && step !== "shop") ?? firstOpen(done);
}
