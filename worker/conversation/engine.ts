import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { decide, decideDue, follow } from "./decide.ts";
import { findingsOf, inspect, owesJudgement, sessionEvent } from "./judge.ts";
import {
  compareEntries,
  type Decision,
  type Entry,
  type FoundFinding,
  type HostEvent,
  isHostEvent,
  positionOf,
  type Result,
} from "./log.ts";
import type { PolicyContext } from "./policies.ts";
import { applyDecision, applyEvent, applyResult, createState, erase, fold, repeats, type State } from "./state.ts";

/**
 * The judging core: pure, synchronous, without clock, storage or network. It changes the state in memory and reports which
 * entries of the log were written; whoever calls it stores them in the same turn, or drops the state and folds it anew.
 */

/** An event that claims to come from the future is taken as at most this far ahead: clocks of honest senders differ. */
export const maxAheadMs = 300_000;

/** A time-out waits this long for messages that were sent in time and arrive late. */
export const graceMs = 2_000;

export type TurnContext = PolicyContext;

export type Turn = {
  /** Entries that are new or were changed, in the order of the log; each must be stored under a new `seq`. */
  readonly written: Set<Entry>;
  /** Host entries that a late event made void. */
  readonly removed: Entry[];
  /** What was found and decided for the first time, in the order of judging. */
  readonly news: News[];
};

export type News = {
  readonly entry: Entry;
  readonly findings: readonly FoundFinding[];
  readonly decisions: readonly Decision[];
};

export function startTurn(): Turn {
  return { written: new Set(), removed: [], news: [] };
}

/** What stays as it is while a stretch of the log is judged again. */
type Kept = {
  readonly findings: ReadonlyMap<string, FoundFinding>;
  /** Decisions that were made, by id. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Events that interventions have heard of before. */
  readonly heard: ReadonlySet<string>;
};
const nothingKept: Kept = { findings: new Map(), decisions: new Map(), heard: new Set() };

/** Applies an entry at the end of the log, judges it, and lets the policies decide about what is new. */
function append(state: State, shop: CompiledShop, entry: Entry, context: TurnContext, turn: Turn, kept: Kept): void {
  const step = entry.event.type === "step" ? state.steps.get(entry.event.decision)?.decision : undefined;
  // A step that was settled before its stretch of the log was judged again is not taken twice.
  const due =
    step !== undefined && kept.decisions.get(step.id)?.due === undefined && kept.decisions.has(step.id)
      ? undefined
      : step;
  state.entries.push(entry);
  state.byId.set(entry.id, entry);
  for (const id of applyEvent(state, entry)) {
    const changed = state.byId.get(id);
    if (changed !== undefined) turn.written.add(changed);
  }

  // The words of a retracted message are gone: what was found while they were there stands.
  const erased = "erased" in entry.event ? entry.result : null;
  const outcome = erased ?? inspect(state, shop, entry);
  const judged = erased?.findings ?? findingsOf(state, shop, entry, outcome);
  const findings = judged.map((finding) => {
    const before = kept.findings.get(finding.id);
    return before === undefined ? finding : { ...finding, revision: before.revision, status: before.status };
  });
  const base = {
    revision: shop.snapshot.revision,
    findings,
    withdrawn: sessionWithdrawals(state, entry, findings),
    arms: outcome.arms,
    disarms: outcome.disarms,
    errors: outcome.errors,
  };
  applyResult(state, { ...entry, result: { ...base, decisions: [] } });

  const decisions: Decision[] = [];
  for (const finding of findings) {
    if (kept.findings.has(finding.id)) continue;
    decisions.push(...decide(state, shop, finding, context));
  }
  if (due !== undefined) {
    const decision = decideDue(state, shop, due, context);
    applyDecision(state, decision);
    decisions.push(decision);
  }
  if (!kept.heard.has(entry.id)) decisions.push(...follow(state, shop, entry, context));
  const result: Result = { ...base, decisions };
  entry.result = isEmpty(result) ? null : result;
  turn.written.add(entry);
  turn.news.push({ entry, findings: findings.filter(({ id }) => !kept.findings.has(id)), decisions });
}

function isEmpty({ findings, withdrawn, arms, disarms, errors, decisions }: Result): boolean {
  return ![findings, withdrawn, arms, disarms, errors, decisions].some((list) => list.length > 0);
}

/** A session that is judged again replaces its earlier judgement: what it no longer finds is withdrawn. */
function sessionWithdrawals(state: State, entry: Entry, findings: readonly FoundFinding[]): FoundFinding[] {
  const { event } = entry;
  if (event.type !== "session") return [];
  const now = new Set(findings.map(({ id }) => id));
  return [...state.findings.values()]
    .filter((known) => known.session === event.session && known.kind !== "alert" && known.status !== "withdrawn")
    .filter((known) => !now.has(known.id))
    .map((known) => ({ ...known, status: "withdrawn" as const }));
}

/** Everything the host itself has to do at or before `until`, in event time: timers, delayed steps, ends of days. */
function fireDue(state: State, shop: CompiledShop, until: number, context: TurnContext, turn: Turn, kept: Kept): void {
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

function judgedAgain(entry: Entry): Entry {
  return { ...entry, result: "erased" in entry.event ? entry.result : null };
}

function judgeInOrder(
  state: State,
  shop: CompiledShop,
  entry: Entry,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
): void {
  fireDue(state, shop, entry.at - 1, context, turn, kept);
  append(state, shop, entry, context, turn, kept);
  endSessions(state, shop, entry, context, turn, kept);
}

/**
 * Puts a late event where it belongs and judges everything behind it again. Findings that still stand keep their revision and
 * their decisions, new ones are decided, the others are withdrawn: decisions are history and are never taken back.
 */
function insert(state: State, shop: CompiledShop, entry: Entry, context: TurnContext, turn: Turn): void {
  const entries = state.entries.slice();
  const position = positionOf(entries, entry);
  const behind = entries.slice(position);
  const horizon = behind[behind.length - 1]?.at ?? entry.at;

  const findings = new Map<string, FoundFinding>();
  const history: Decision[] = [];
  const heard = new Set<string>();
  for (const later of behind) {
    turn.written.delete(later);
    if (isHostEvent(later.event)) turn.removed.push(later);
    heard.add(later.id);
    for (const finding of later.result?.findings ?? []) findings.set(finding.id, finding);
    history.push(...(later.result?.decisions ?? []));
  }
  const kept: Kept = { findings, decisions: new Map(history.map((decision) => [decision.id, decision])), heard };

  const { shop: shopId } = shop.snapshot;
  const fresh = createState({ ...state, shop: shopId, timeZone: state.cutter.timeZone });
  for (const earlier of entries.slice(0, position)) fold(fresh, earlier);
  for (const decision of history) fresh.decisions.set(decision.id, decision);

  judgeInOrder(fresh, shop, entry, context, turn, kept);
  for (const later of behind)
    if (!isHostEvent(later.event)) judgeInOrder(fresh, shop, judgedAgain(later), context, turn, kept);
  fireDue(fresh, shop, horizon, context, turn, kept);
  for (const decision of history) applyDecision(fresh, decision);

  const withdrawn = [...findings.values()]
    .filter(({ id }) => !fresh.findings.has(id))
    .map((finding) => ({ ...finding, status: "withdrawn" as const }));
  const result: Result = entry.result ?? {
    revision: shop.snapshot.revision,
    findings: [],
    withdrawn: [],
    arms: [],
    disarms: [],
    errors: [],
    decisions: [],
  };
  entry.result = {
    ...result,
    withdrawn: [...result.withdrawn, ...withdrawn],
    decisions: [...history, ...result.decisions],
  };
  for (const finding of withdrawn) fresh.findings.set(finding.id, finding);
  Object.assign(state, fresh);
}

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

/** Lets time pass: fires what was due by `now`, with grace for messages that are still on their way. */
export function advance(state: State, shop: CompiledShop, context: TurnContext, turn: Turn): void {
  fireDue(state, shop, context.now - graceMs, context, turn, nothingKept);
}

/** When the engine next has something to do by itself (epoch ms, grace included), or null. */
export function dueAt(state: State): number | null {
  const next = nextHostEvent(state);
  return next === null ? null : next.at + graceMs;
}
