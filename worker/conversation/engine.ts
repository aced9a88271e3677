import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { judgeInOrder } from "./due.ts";
import { insert } from "./insert.ts";
import { compareEntries, type Entry, type FoundFinding, type HumanEvent } from "./log.ts";
import { erase, repeats, type State } from "./state.ts";
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
  event: ConversationEvent,
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
    event,
    result: null,
  };
  const last = state.entries[state.entries.length - 1];
  if (last === undefined || compareEntries(last, entry) < 0)
    judgeInOrder(state, shop, entry, context, turn, nothingKept);
  else insert(state, shop, entry, context, turn);

  if (event.type === "retracted") eraseMessage(state, event.message, turn);
  else if (event.type === "message" && state.retracted.has(event.id)) eraseMessage(state, event.id, turn);
  const news = turn.news.slice(before);
  return { kind: "accepted", news: news.slice(news.findIndex((item) => item.entry === entry)) };
}

/** Takes in a person's word on a result. It comes last in the log: it is said now, about what is there. */
export function takeWord(state: State, shop: CompiledShop, event: HumanEvent, context: TurnContext, turn: Turn): void {
  const last = state.entries[state.entries.length - 1];
  const at = Math.max(event.at, last?.at ?? 0);
  judgeInOrder(state, shop, { seq: 0, id: event.id, at, event, result: null }, context, turn, nothingKept);
}

/** The words of a retracted message leave the log and every quote that was cut from them. */
function eraseMessage(state: State, id: string, turn: Turn): void {
  const entry = state.byId.get(id);
  if (entry === undefined || entry.event.type !== "message") return;
  entry.event = erase(entry.event);
  turn.written.add(entry);
  const clean = (finding: FoundFinding): FoundFinding =>
    finding.evidence.some(({ message }) => message === id)
      ? { ...finding, evidence: finding.evidence.map((part) => (part.message === id ? { ...part, quote: "" } : part)) }
      : finding;
  for (const other of state.entries) {
    if (other.result === null) continue;
    const findings = other.result.findings.map(clean);
    if (findings.every((finding, index) => finding === other.result?.findings[index])) continue;
    other.result = { ...other.result, findings };
    for (const finding of findings) state.findings.set(finding.id, finding);
    turn.written.add(other);
  }
}
