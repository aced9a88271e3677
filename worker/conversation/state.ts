import { createHash } from "node:crypto";
import type { Conversation, KnownOrder, Message } from "../../plugins/sdk/conversation.ts";
import { textOf } from "../../plugins/sdk/event.ts";
import type { JsonState } from "../../plugins/sdk/intervention.ts";
import type { Decision, Entry, ErasedMessage, FoundFinding, LogEvent } from "./log.ts";
import {
  createCutter,
  emptySession,
  type LiveSession,
  placeMessage,
  placeTransfer,
  type SessionCutter,
  settleType,
} from "./sessions.ts";

export type ArmedTimer = { point: string; timer: string; due: number; armedBy: string };
export type DelayedStep = { decision: Decision; due: number };
/** An intervention that keeps state, such as a menu that waits for its answer. */
export type Flow = { decision: Decision; state: JsonState };

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
  readonly steps: Map<string, DelayedStep>;
  readonly flows: Map<string, Flow>;
  /** What people said of findings, by finding. */
  readonly verdicts: Map<string, "wrong" | "right">;
  /** Messages that were retracted before they arrived. */
  readonly retracted: Set<string>;
  closed: boolean;
  lastBuyerAt: number;
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
    steps: new Map(),
    flows: new Map(),
    verdicts: new Map(),
    retracted: new Set(),
    closed: false,
    lastBuyerAt: 0,
  };
}

export const timerKey = (point: string, timer: string) => `${point}\n${timer}`;

/** The conversation as points see it now. Its arrays are the state's own: they are read, never kept. */
export function viewOf(state: State, at: number, session: LiveSession | null = state.cutter.current): Conversation {
  return {
    id: state.conversation,
    channel: state.channel,
    messages: state.messages,
    session: session ?? emptySession(state.cutter, at),
    orders: state.orders,
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
    automatic: event.automatic === true,
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
  switch (event.type) {
    case "message": {
      const message = messageOf(entry, "erased" in event || state.retracted.has(event.id)) as Message;
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
      replaceMessage(state, event.message, (message) =>
        message.retracted ? message : { ...message, text: textOf(event.content), content: event.content },
      );
      return [event.message];
    case "transferred":
      placeTransfer(state.cutter, {
        at: entry.at,
        from: event.by ?? null,
        to: event.to,
        askedByBuyer: event.askedByBuyer === true,
      });
      break;
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
    default:
      break;
  }
  return [];
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
  if (decision.due !== undefined) state.steps.set(decision.id, { decision, due: decision.due });
  else state.steps.delete(decision.id);
  const flow = decision.parent ?? decision.id;
  if (decision.state === null) state.flows.delete(flow);
  else if (decision.state !== undefined) {
    const started = state.flows.get(flow)?.decision ?? decision;
    state.flows.set(flow, { decision: started, state: decision.state });
  }
}

/** Folds one stored entry into the state; entries must come in their order. */
export function fold(state: State, entry: Entry): void {
  state.entries.push(entry);
  state.byId.set(entry.id, entry);
  applyEvent(state, entry);
  applyResult(state, entry);
}

/** The body of a message without its words; the same words delivered again are recognised by their digest. */
export function erase(event: LogEvent): LogEvent {
  if (event.type !== "message" || "erased" in event) return event;
  const erased: ErasedMessage = { ...event, content: [], erased: digest(event) };
  return erased;
}

export function digest(event: LogEvent): string {
  return createHash("sha256").update(JSON.stringify(event)).digest("base64url");
}

/** Whether a delivery repeats what was accepted under its id. Parsed events list their fields in the schema's order. */
export function repeats(known: LogEvent, event: LogEvent): boolean {
  return "erased" in known ? known.erased === digest(event) : JSON.stringify(known) === JSON.stringify(event);
}
