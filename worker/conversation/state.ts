import { createHash } from "node:crypto";
import type { Conversation, KnownOrder, Message, Transfer } from "../../plugins/sdk/conversation.ts";
import { type ConversationEvent, textOf } from "../../plugins/sdk/event.ts";
import type { JsonState } from "../../plugins/sdk/intervention.ts";
import type { TallyAt } from "../../plugins/sdk/tally.ts";
import type { Notes } from "../runners/builtin.ts";
import type { Journey } from "./journey.ts";
import { followJourneys, startJourney } from "./journeys.ts";
import type { Decision, Entry, ErasedEvent, FoundFinding, LogEvent, Task } from "./log.ts";
import {
  createCutter,
  emptySession,
  type LiveSession,
  placeMessage,
  placeTransfer,
  type SessionCutter,
  settleType,
} from "./sessions.ts";
import { applyTasks, hearOfTask } from "./tasks.ts";

export type ArmedTimer = { point: string; timer: string; due: number; armedBy: string };
export type DelayedStep = { decision: Decision; due: number };
/** An intervention that keeps state, such as a menu that waits for its answer. `decision` is the one that started it. */
export type Flow = {
  decision: Decision;
  state: JsonState;
  wakeAt: number | null;
  /** A menu of it is on the buyer's screen. */
  menu: boolean;
  /** It has asked for a human, who has not come yet. */
  handing: boolean;
};

/** Everything that follows from the log. Never the truth: it is folded from the entries whenever the object wakes. */
export type State = {
  /** `<shop>/<channel>/<conversation>`: the prefix of every global id. */
  readonly key: string;
  readonly channel: string;
  readonly conversation: string;
  readonly entries: Entry[];
  readonly byId: Map<string, Entry>;
  readonly messages: Message[];
  readonly sessionOf: Map<string, LiveSession>;
  readonly cutter: SessionCutter;
  readonly orders: KnownOrder[];
  readonly timers: Map<string, ArmedTimer>;
  readonly findings: Map<string, FoundFinding>;
  readonly decisions: Map<string, Decision>;
  /** What became of the buyer, by the decision that started an intervention or left it undone. */
  readonly journeys: Map<string, Journey>;
  /** Those of them that later events may still change. */
  readonly openJourneys: Map<string, Journey>;
  readonly steps: Map<string, DelayedStep>;
  readonly flows: Map<string, Flow>;
  /** By the decision that started the intervention. Closed ones stay: the ledger shows them. */
  readonly tasks: Map<string, Task>;
  /** What people said of findings, by finding. */
  readonly verdicts: Map<string, "wrong" | "right">;
  /** In the shop's own thread: its newest tallies, oldest first. */
  readonly tallies: TallyAt[];
  /** Messages that were retracted, also before they arrived. */
  readonly retracted: Set<string>;
  /** What points noted of their last wording before it went, by message. */
  readonly notes: Map<string, Notes>;
  closed: boolean;
  lastBuyerAt: number;
  lastTransfer: Transfer | null;
};

export type StateOptions = { shop: string; channel: string; conversation: string; timeZone: string };

export function createState({ shop, channel, conversation, timeZone }: StateOptions): State {
  return {
    key: `${shop}/${channel}/${conversation}`,
    channel,
    conversation,
    entries: [],
    byId: new Map(),
    messages: [],
    sessionOf: new Map(),
    cutter: createCutter(timeZone),
    orders: [],
    timers: new Map(),
    findings: new Map(),
    decisions: new Map(),
    journeys: new Map(),
    openJourneys: new Map(),
    steps: new Map(),
    flows: new Map(),
    tasks: new Map(),
    verdicts: new Map(),
    tallies: [],
    retracted: new Set(),
    notes: new Map(),
    closed: false,
    lastBuyerAt: 0,
    lastTransfer: null,
  };
}

/** An hour of them, as points look back. */
const talliesKept = 60;

export const timerKey = (point: string, timer: string) => `${point}\n${timer}`;

/** The conversation as points see it now. Its arrays are the state's own: they are read, never kept. */
export function viewOf(state: State, at: number, session: LiveSession | null = state.cutter.current): Conversation {
  return {
    id: state.conversation,
    channel: state.channel,
    messages: state.messages,
    session: session ?? emptySession(state.cutter, at),
    orders: state.orders,
    lastTransfer: state.lastTransfer,
    tallies: state.tallies,
  };
}

export function messageOf(entry: Entry, retracted: boolean): Message | null {
  const { event } = entry;
  if (event.type !== "message") return null;
  return Object.freeze({
    id: event.id,
    at: entry.at,
    from: event.from,
    text: retracted ? "" : textOf(event.content),
    content: retracted ? [] : event.content,
    // What we have sent ourselves is nobody's doing: no agent is judged by it.
    automatic: event.automatic === true || event.causedBy !== undefined,
    ...(event.pending === true && { pending: true as const }),
    retracted,
  });
}

/** Replaces a message wherever the state keeps it. Returns whether it was there. */
function replaceMessage(state: State, id: string, change: (message: Message) => Message): boolean {
  const index = state.messages.findLastIndex((message) => message.id === id);
  const known = state.messages[index];
  if (known === undefined) return false;
  const changed = Object.freeze(change(known));
  state.messages[index] = changed;
  const session = state.sessionOf.get(id);
  const place = session?.messages.indexOf(known) ?? -1;
  if (session !== undefined && place >= 0) session.messages[place] = changed;
  return true;
}

/** What the event itself changes, without any judgement. Returns the ids of other messages whose rows it changes. */
export function applyEvent(state: State, entry: Entry): readonly string[] {
  const { event } = entry;
  followJourneys(state, entry);
  switch (event.type) {
    case "message": {
      const message = messageOf(entry, "erased" in event || state.retracted.has(event.id)) as Message;
      keepNotes(state, entry, event.id);
      const { session, moved, adopted } = placeMessage(state.cutter, message, state.orders);
      state.messages.push(message);
      state.sessionOf.set(message.id, session);
      for (const other of moved) state.sessionOf.set(other.id, session);
      if (message.from.role === "buyer") state.lastBuyerAt = entry.at;
      state.closed = false;
      if (adopted)
        return session.messages.filter(({ id }) => state.byId.get(id)?.result?.findings.length).map(({ id }) => id);
      return moved.map(({ id }) => id);
    }
    case "retracted":
      state.retracted.add(event.message);
      replaceMessage(state, event.message, (message) => ({ ...message, text: "", content: [], retracted: true }));
      break;
    case "edited":
      if (!state.retracted.has(event.message)) keepNotes(state, entry, event.message);
      replaceMessage(state, event.message, (message) =>
        message.retracted ? message : { ...message, text: textOf(event.content), content: event.content },
      );
      return [event.message];
    case "transferred": {
      const { by = null, to, askedByBuyer = false } = event;
      state.lastTransfer = { at: entry.at, from: by, to, askedByBuyer };
      placeTransfer(state.cutter, state.lastTransfer);
      break;
    }
    case "order": {
      const index = state.orders.findIndex((order) => order.id === event.order.id);
      const placedAt = state.orders[index]?.placedAt ?? entry.at;
      if (index >= 0) state.orders[index] = { ...state.orders[index], ...event.order, placedAt };
      else state.orders.push({ ...event.order, placedAt });
      for (const session of state.cutter.sessions) if (entry.at < session.dayEnd) session.orderedAt = entry.at;
      if (state.cutter.current !== null) settleType(state.cutter.current, state.orders);
      break;
    }
    case "closed":
      state.closed = true;
      break;
    case "rating":
      if (state.cutter.current !== null) {
        state.cutter.current.rating = event.score;
        state.sessionOf.set(event.id, state.cutter.current);
      }
      break;
    case "session": {
      const session = state.cutter.sessions.find((candidate) => candidate.id === event.session);
      if (session !== undefined) session.judgedAt = entry.at;
      break;
    }
    case "session-type": {
      const session = state.cutter.sessions.find((candidate) => candidate.id === event.session);
      if (session === undefined) break;
      session.chosen = event.value;
      settleType(session, state.orders);
      break;
    }
    case "feedback":
      if (event.verdict === null) state.verdicts.delete(event.finding);
      else state.verdicts.set(event.finding, event.verdict);
      settleStatus(state, event.finding);
      break;
    case "timer":
      state.timers.delete(timerKey(event.point, event.timer));
      break;
    case "step":
      state.steps.delete(event.decision);
      break;
    case "wake": {
      const flow = state.flows.get(event.decision);
      if (flow !== undefined) flow.wakeAt = null;
      break;
    }
    case "task":
      hearOfTask(state, event);
      break;
    case "tally":
      state.tallies.push({ at: entry.at, tally: event.tally });
      if (state.tallies.length > talliesKept) state.tallies.shift();
      break;
    case "menu":
      // One menu at a time is open, and this was its answer.
      for (const flow of state.flows.values()) flow.menu = false;
      break;
    default:
      break;
  }
  return [];
}

/** Notes of the wording that this entry gave to a message; an earlier wording counts no more. */
export function keepNotes(state: State, { event, notes }: Entry, message: string): void {
  const taken = "erased" in event ? event.notes : notes;
  if (taken) state.notes.set(message, taken);
  else state.notes.delete(message);
}

/** A person's word on a finding stands, also when the finding is made again. */
function settleStatus(state: State, id: string): void {
  const finding = state.findings.get(id);
  if (finding === undefined || finding.status === "withdrawn" || finding.status === "shadow") return;
  const wrong = state.verdicts.get(id) === "wrong";
  if (wrong !== (finding.status === "dismissed"))
    state.findings.set(id, { ...finding, status: wrong ? "dismissed" : "active" });
}

/** What judging the event led to, newly judged or read back from the log. */
export function applyResult(state: State, entry: Entry): void {
  const { result, at } = entry;
  if (result === null) return;
  for (const { point, timer } of result.disarms) state.timers.delete(timerKey(point, timer));
  for (const { point, timer, seconds } of result.arms) {
    const key = timerKey(point, timer);
    if (!state.timers.has(key)) state.timers.set(key, { point, timer, due: at + seconds * 1_000, armedBy: entry.id });
  }
  for (const finding of result.withdrawn) state.findings.set(finding.id, finding);
  for (const finding of result.findings) {
    state.findings.set(finding.id, finding);
    settleStatus(state, finding.id);
  }
  for (const id of result.resolved) {
    const open = state.findings.get(id);
    if (open?.status === "active") state.findings.set(id, { ...open, status: "resolved", resolvedAt: at });
  }
  for (const decision of result.decisions) applyDecision(state, decision);
}

export function applyDecision(state: State, decision: Decision): void {
  state.decisions.set(decision.id, decision);
  startJourney(state, decision);
  if (decision.due !== undefined) state.steps.set(decision.id, { decision, due: decision.due });
  else state.steps.delete(decision.id);
  if (decision.outcome === "acted") applyTasks(state, decision);
  const root = decision.parent ?? decision.id;
  const flow = state.flows.get(root);
  if (decision.state === null) {
    state.flows.delete(root);
    return;
  }
  const kept = decision.state ?? flow?.state;
  if (kept === undefined) return;
  state.flows.set(root, {
    decision: flow?.decision ?? decision,
    state: kept,
    wakeAt: decision.wakeAt ?? flow?.wakeAt ?? null,
    menu: menuAfter(decision, flow?.menu ?? false),
    handing: handingAfter(decision, flow?.handing ?? false),
  });
}

/** A menu after the hand-over means that nobody came. */
function handingAfter({ outcome, actions }: Decision, before: boolean): boolean {
  if (outcome !== "acted") return before;
  if (actions.some(({ kind }) => kind === "handoff")) return true;
  return before && !actions.some(({ kind }) => kind === "menu");
}

/** Whether a menu of the intervention is on the buyer's screen after this decision. */
function menuAfter({ outcome, actions }: Decision, before: boolean): boolean {
  if (outcome !== "acted") return before;
  let open = before;
  for (const { kind } of actions) {
    if (kind === "menu") open = true;
    else if (kind === "dismiss-menu" || kind === "handoff") open = false;
  }
  return open;
}

/** Folds one stored entry into the state; entries must come in their order. */
export function fold(state: State, entry: Entry): void {
  state.entries.push(entry);
  state.byId.set(entry.id, entry);
  applyEvent(state, entry);
  applyResult(state, entry);
}

/** What is left of an event without its words; the same words delivered again are recognised by their digest. */
export function erase(event: MessageEvent | EditedEvent, notes: Notes | null): ErasedEvent {
  return { ...event, content: [], erased: digest(event), ...(notes !== null && { notes }) };
}

type MessageEvent = Extract<ConversationEvent, { type: "message" }>;
type EditedEvent = Extract<ConversationEvent, { type: "edited" }>;

export function digest(event: LogEvent): string {
  return createHash("sha256").update(bodyOf(event)).digest("base64url");
}

/** Parsed events list their fields in the schema's order. Which action of ours caused an event we may have found out ourselves. */
function bodyOf(event: LogEvent): string {
  if (!("causedBy" in event)) return JSON.stringify(event);
  const { causedBy: _, ...body } = event;
  return JSON.stringify(body);
}

/** Whether a delivery repeats what was accepted under its id. */
export function repeats(known: LogEvent, event: LogEvent): boolean {
  return "erased" in known ? known.erased === digest(event) : bodyOf(known) === bodyOf(event);
}
