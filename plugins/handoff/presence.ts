import type { Conversation, InterventionInput } from "interject/sdk";

/** So long a human who has spoken is taken to be at it, whatever the bot says in between. */
const speakingMs = 120_000;

/** Somebody human serves the buyer already: the shop's own strategy has done what a menu would offer (F210). */
export function humanServes({ session, messages, lastTransfer }: Conversation, at: number): boolean {
  if ((session.transfer?.to.role ?? session.agent?.role) === "agent") return true;
  const human = messages.findLast(({ from, automatic }) => from.role === "agent" && !automatic);
  if (human === undefined || at - human.at > speakingMs) return false;
  return !(lastTransfer?.to.role === "bot" && lastTransfer.at >= human.at);
}

/**
 * Nobody can take the buyer: all are offline or suspended (F209). Of a platform that reports no presence, the business hours are
 * all that is known.
 */
export function nobodyThere({ seats, shop }: Pick<InterventionInput<unknown>, "seats" | "shop">): boolean {
  return seats.known ? seats.online === 0 : !shop.open;
}
