import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { judgeInOrder } from "./due.ts";
import { withCause } from "./echo.ts";
import { eraseWords, reportErrors, subjectOf, takeNotes } from "./erasure.ts";
import { repeats } from "./event-body.ts";
import { insert } from "./insert.ts";
import { compareEntries, type Entry, type ErasedEvent, type HumanEvent, type TallyEvent } from "./log.ts";
import { scrubDecisions } from "./scrub.ts";
import type { State } from "./state.ts";
import { type News, nothingKept, type Turn, type TurnContext } from "./turn.ts";

/**
 * The judging core: pure, synchronous, without clock, storage or network. It changes the state in memory and reports which
 * entries of the log were written; whoever calls it stores them in the same turn, or drops the state and folds it anew.
 */

/** An event that claims to come from the future is taken as at most this far ahead: clocks of honest senders differ. */
export const maxAheadMs = 300_000;

export type Received =
  /** `news` are about this event and about the sessions it ended, not about time-outs that had passed before it. */
  { readonly kind: "accepted"; readonly news: readonly News[] } | { readonly kind: "duplicate"; readonly entry: Entry };

/** The first event whose id was accepted before with another body, or null. */
export function conflictIn(state: State, events: readonly ConversationEvent[]): string | null {
  const seen = new Map<string, ConversationEvent>();
  for (const event of events) {
    // A question says nothing; it may be asked again under the same id with other words.
    if (event.type === "message" && event.pending === true) continue;
    const known = state.byId.get(event.id)?.event ?? seen.get(event.id);
    if (known !== undefined && !repeats(known, event)) return event.id;
    seen.set(event.id, event);
  }
  return null;
}

/** Takes one event in: absorbs it if it was here before, else judges it at its place in the log. */
export function receive(
  state: State,
  shop: CompiledShop,
  event: ConversationEvent | ErasedEvent,
  context: TurnContext,
  turn: Turn,
): Received {
  const known = state.byId.get(event.id);
  if (known !== undefined) return { kind: "duplicate", entry: known };
  // Typing matters to an open menu and to nothing else: it is not worth a row of every conversation.
  if (event.type === "typing" && state.flows.size === 0) return { kind: "accepted", news: [] };
  const before = turn.news.length;
  const entry: Entry = {
    seq: 0,
    id: event.id,
    at: Math.min(event.at, context.now + maxAheadMs),
    event: withCause(state, event),
    result: null,
  };
  const subject = subjectOf(state, event);
  const errors = subject === null ? [] : takeNotes(state, shop, entry, subject);
  const last = state.entries[state.entries.length - 1];
  if (last === undefined || compareEntries(last, entry) < 0)
    judgeInOrder(state, shop, entry, context, turn, nothingKept);
  else insert(state, shop, entry, context, turn);

  if (subject !== null) {
    eraseWords(state, subject, turn);
    scrubDecisions(state, subject, turn);
    reportErrors(entry, errors, shop.snapshot.revision, turn);
  }
  const news = turn.news.slice(before);
  return { kind: "accepted", news: news.slice(news.findIndex((item) => item.entry === entry)) };
}

/** Takes in what the shop's Floor object counted. A tally that was here before changes nothing. */
export function takeTally(state: State, shop: CompiledShop, event: TallyEvent, context: TurnContext, turn: Turn): void {
  if (state.byId.has(event.id)) return;
  const entry: Entry = { seq: 0, id: event.id, at: event.at, event, result: null };
  const last = state.entries[state.entries.length - 1];
  if (last === undefined || compareEntries(last, entry) < 0)
    judgeInOrder(state, shop, entry, context, turn, nothingKept);
  else insert(state, shop, entry, context, turn);
}

/** Takes in a person's word on a result. It comes last in the log: it is said now, about what is there. */
export function takeWord(state: State, shop: CompiledShop, event: HumanEvent, context: TurnContext, turn: Turn): void {
  const last = state.entries[state.entries.length - 1];
  const at = Math.max(event.at, last?.at ?? 0);
  judgeInOrder(state, shop, { seq: 0, id: event.id, at, event, result: null }, context, turn, nothingKept);
}
