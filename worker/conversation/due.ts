import type { CompiledShop } from "../settings/compile.ts";
import { append } from "./append.ts";
import { owesJudgement, sessionEvent } from "./judge.ts";
import { type Entry, type HostEvent, isGuestWord } from "./log.ts";
import type { State } from "./state.ts";
import { type Kept, nothingKept, type Turn, type TurnContext } from "./turn.ts";

/** A time-out waits this long for messages that were sent in time and arrive late. */
export const graceMs = 2_000;

/** Everything the host itself has to do at or before `until`, in event time: timers, delayed steps, ends of days. */
export function fireDue(
  state: State,
  shop: CompiledShop,
  until: number,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
): void {
  for (;;) {
    const next = nextHostEvent(state);
    if (next === null || next.at > until) return;
    append(state, shop, { seq: 0, id: next.id, at: next.at, event: next, result: null }, context, turn, kept);
  }
}

/** The next thing that happens by itself, or null. Ties are settled by id, so that every replay takes the same order. */
export function nextHostEvent(state: State): HostEvent | null {
  let next: HostEvent | null = null;
  const offer = (event: HostEvent) => {
    if (next === null || event.at < next.at || (event.at === next.at && event.id < next.id)) next = event;
  };
  for (const { point, timer, due, armedBy } of state.timers.values())
    offer({ type: "timer", id: `timer:${point}:${timer}:${armedBy}`, at: due, point, timer, armedBy });
  for (const { decision, due } of state.steps.values())
    offer({
      type: "step",
      id: `step:${decision.id}`,
      at: due,
      decision: decision.id,
      finding: decision.finding ?? "",
      policy: decision.policy,
      step: decision.step,
    });
  for (const { decision, wakeAt } of state.flows.values())
    if (wakeAt !== null)
      offer({ type: "wake", id: `wake:${decision.id}:${wakeAt}`, at: wakeAt, decision: decision.id });
  for (const session of state.cutter.sessions)
    if (owesJudgement(session)) offer(sessionEvent(session, session.dayEnd - 1, "day-ended"));
  return next;
}

/** Judges the sessions that an event ends. */
function endSessions(
  state: State,
  shop: CompiledShop,
  entry: Entry,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
): void {
  const { event: ending } = entry;
  if (ending.type === "session-type") {
    // Points of the other type judge now, and scores follow the type that was chosen.
    const session = state.cutter.sessions.find((candidate) => candidate.id === ending.session);
    if (session === undefined || session.judgedAt === null) return;
    const event = sessionEvent(session, entry.at, session.transfer === null ? "closed" : "transferred");
    append(state, shop, { seq: 0, id: event.id, at: event.at, event, result: null }, context, turn, kept);
    return;
  }
  const reason = entry.event.type === "closed" ? "closed" : entry.event.type === "transferred" ? "transferred" : null;
  if (reason === null) return;
  const ended = state.cutter.sessions.filter(
    (session) => owesJudgement(session) && (reason === "closed" || session.transfer?.at === entry.at),
  );
  for (const session of ended) {
    const event = sessionEvent(session, entry.at, reason);
    append(state, shop, { seq: 0, id: event.id, at: event.at, event, result: null }, context, turn, kept);
  }
}

/** What stands in that instant already and ends a session, which it does behind everything that comes in the same instant. */
function endedAt({ entries }: State, at: number | undefined): Entry[] {
  const ending: Entry[] = [];
  for (let index = entries.length - 1; index >= 0 && entries[index]?.at === at; index--) {
    const entry = entries[index];
    if (entry?.event.type === "transferred" || entry?.event.type === "closed") ending.unshift(entry);
  }
  return ending;
}

/** Judges an entry that comes last: first whatever was due before it, then the entry, then the sessions that it ends. */
export function judgeInOrder(
  state: State,
  shop: CompiledShop,
  entry: Entry,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
): void {
  judgeAllInOrder(state, shop, [entry], context, turn, kept);
}

/** The same for several, in their order. A session ends behind everything of the instant in which it ends. `behindFirst`: done there. */
export function judgeAllInOrder(
  state: State,
  shop: CompiledShop,
  entries: readonly Entry[],
  context: TurnContext,
  turn: Turn,
  kept: Kept,
  behindFirst: () => void = () => undefined,
): void {
  let instant = endedAt(state, entries[0]?.at);
  for (const [index, entry] of entries.entries()) {
    // What guests said comes behind everything of its instant, timers among it.
    fireDue(state, shop, isGuestWord(entry.event) ? entry.at : entry.at - 1, context, turn, kept);
    append(state, shop, entry, context, turn, kept);
    if (index === 0) behindFirst();
    instant.push(entry);
    const next = entries[index + 1];
    if (next !== undefined && next.at === entry.at && !isGuestWord(next.event)) continue;
    for (const ending of instant) endSessions(state, shop, ending, context, turn, kept);
    instant = [];
  }
}

/** Lets time pass: fires what was due by `now`, with grace for messages that are still on their way. */
export function advance(state: State, shop: CompiledShop, context: TurnContext, turn: Turn): void {
  fireDue(state, shop, context.now - graceMs, context, turn, nothingKept);
}

/** When the engine next has something to do by itself (epoch ms, grace included), or null. */
export function dueAt(state: State): number | null {
  const next = nextHostEvent(state);
  return next === null ? null : next.at + graceMs;
}
