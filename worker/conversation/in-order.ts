import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { compareEntries } from "./log.ts";

/**
 * The events of a request with their places in it, in the order of the log: many a platform tells the time in seconds, and an event
 * that belongs before one of its own request would have that one judged again.
 */
export function inOrder(events: readonly ConversationEvent[]): [place: number, event: ConversationEvent][] {
  const entryOf = (event: ConversationEvent) => ({ id: event.id, at: event.at, event });
  return [...events.entries()].sort(([, one], [, other]) => compareEntries(entryOf(one), entryOf(other)));
}
