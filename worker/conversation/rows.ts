import { sceneOfSession } from "../../plugins/language/scenes.ts";
import type { DecisionRow, FindingRow, LedgerRows, MessageRow, SessionRow, TaskRow } from "../ledger/rows.ts";
import { buyerOf, decisionRow, movedOn, sessionId, taskRow } from "./decision-rows.ts";
import { type Entry, type FoundFinding, isPlatformEvent } from "./log.ts";
import { responseTimes } from "./metrics.ts";
import type { Delivery } from "./outbox.ts";
import { buyerMessages, orderFigures } from "./payments.ts";
import type { LiveSession } from "./sessions.ts";
import type { State } from "./state.ts";

/** The ledger's rows for a stretch of the log: what the entries themselves say, and the sessions they touch. */
export function rowsOf(
  state: State,
  entries: readonly Entry[],
  options: { merchant: string; shop: string; dueAt: number | null; deliveries: ReadonlyMap<string, Delivery> },
): LedgerRows {
  const sessions = new Set<LiveSession>();
  const messages: MessageRow[] = [];
  const findings = new Map<string, FindingRow>();
  const told = new Set<string>();
  for (const entry of entries) {
    const { event } = entry;
    if (event.type === "message") messages.push(messageRow(state, entry, event));
    const session = state.sessionOf.get(entry.id);
    if (session !== undefined) sessions.add(session);
    if (event.type === "message") for (const one of handedOver(state, entry.id)) sessions.add(one);
    if (event.type === "order") for (const one of servedBefore(state, entry.at)) sessions.add(one);
    if (event.type === "session") for (const one of sessionsNamed(state, event.session)) sessions.add(one);
    // Its findings are about sessions that other entries brought in.
    if (event.type === "guest")
      for (const { session: id } of [...(entry.result?.withdrawn ?? []), ...(entry.result?.findings ?? [])])
        for (const one of sessionsNamed(state, id)) sessions.add(one);
    if (event.type === "session-type") for (const one of sessionsNamed(state, event.session)) sessions.add(one);
    if (event.type === "feedback") {
      const finding = state.findings.get(event.finding);
      if (finding !== undefined) {
        findings.set(finding.id, findingRow(state, finding));
        for (const one of sessionsNamed(state, finding.session)) sessions.add(one);
      }
    }
    for (const finding of [...(entry.result?.withdrawn ?? []), ...(entry.result?.findings ?? [])])
      findings.set(finding.id, findingRow(state, state.findings.get(finding.id) ?? finding));
    for (const id of entry.result?.resolved ?? []) {
      const finding = state.findings.get(id);
      if (finding !== undefined) findings.set(id, findingRow(state, finding));
    }
    for (const { id, parent } of entry.result?.decisions ?? []) {
      told.add(id);
      if (parent !== null) told.add(parent);
    }
    if (event.type === "task") told.add(event.decision);
  }
  for (const finding of about(state, entries)) findings.set(finding.id, findingRow(state, finding));
  for (const id of movedOn(state, entries)) told.add(id);
  const people = buyerOf(state);
  const decisions: DecisionRow[] = [];
  const tasks: TaskRow[] = [];
  for (const id of told) {
    const decision = state.decisions.get(id);
    if (decision === undefined) continue;
    decisions.push(decisionRow(state, decision, people, options.deliveries));
    const task = state.tasks.get(id);
    if (task !== undefined) tasks.push(taskRow(state, task, decision, people));
  }
  return {
    v: 1,
    merchant: options.merchant,
    shop: options.shop,
    conversation: conversationRow(state, options.dueAt),
    sessions: [...sessions].map((session) => sessionRow(state, session)),
    messages,
    findings: [...findings.values()],
    decisions,
    tasks,
  };
}

/** Alerts about these messages, whichever entry found them: they go along when a message moves to another session. */
function about({ findings }: State, entries: readonly Entry[]): FoundFinding[] {
  if (findings.size === 0) return [];
  const messages = new Set(entries.filter(({ event }) => event.type === "message").map(({ id }) => id));
  return [...findings.values()].filter(({ kind, event }) => kind === "alert" && messages.has(event));
}

/** Whose message came before it, where that is another session: it may have lost what waited in it. */
function handedOver(state: State, id: string): LiveSession[] {
  const index = state.messages.findLastIndex((message) => message.id === id);
  const before = state.messages[index - 1];
  const session = before === undefined ? undefined : state.sessionOf.get(before.id);
  return session === undefined || session === state.sessionOf.get(id) ? [] : [session];
}

/** Sessions of the day that an order event belongs to: a payment counts for one of them. */
function servedBefore(state: State, at: number): LiveSession[] {
  const newest = state.cutter.sessions.findLast(({ messages: [first] }) => first !== undefined && first.at <= at);
  return state.cutter.sessions.filter(({ day, messages }) => day === newest?.day && messages.length > 0);
}

function sessionsNamed(state: State, id: string): LiveSession[] {
  return state.cutter.sessions.filter((session) => session.id === id);
}

function conversationRow(state: State, dueAt: number | null): LedgerRows["conversation"] {
  const agent = state.messages.findLast((message) => message.from.role === "agent")?.from ?? null;
  const platform = state.entries.filter(({ event }) => isPlatformEvent(event) || event.type === "tally");
  return {
    id: state.key,
    channel: state.channel,
    conversation: state.conversation,
    ...buyerOf(state),
    agent: agent?.id ?? null,
    firstAt: platform[0]?.at ?? 0,
    lastAt: platform[platform.length - 1]?.at ?? 0,
    messages: state.messages.length,
    closed: state.closed,
    dueAt,
  };
}

function messageRow(state: State, entry: Entry, event: Extract<Entry["event"], { type: "message" }>): MessageRow {
  const message = state.messages.findLast((candidate) => candidate.id === entry.id);
  const retracted = "erased" in event || message?.retracted === true;
  return {
    id: `${state.key}/${entry.id}`,
    event: entry.id,
    session: sessionId(state, state.sessionOf.get(entry.id)?.id ?? ""),
    at: entry.at,
    role: event.from.role,
    author: event.from.id,
    authorName: event.from.name ?? null,
    text: retracted ? null : (message?.text ?? null),
    content: retracted ? null : JSON.stringify(message?.content ?? event.content),
    automatic: event.automatic === true || event.causedBy !== undefined,
    retracted,
  };
}

/** Withdrawn, dismissed and tried findings cost nobody anything. */
function counts({ status }: FoundFinding): boolean {
  return status === "active" || status === "resolved";
}

function sessionRow(state: State, session: LiveSession): SessionRow {
  const first = session.messages[0];
  const last = session.messages[session.messages.length - 1];
  let score = 100;
  for (const finding of state.findings.values())
    if (finding.session === session.id && counts(finding)) score += finding.score ?? 0;
  const role = session.agent?.role;
  return {
    id: sessionId(state, session.id),
    day: session.day,
    agent: session.agent?.id ?? null,
    agentName: session.agent?.name ?? null,
    agentRole: role === "agent" || role === "bot" ? role : null,
    type: session.type,
    startedAt: first?.at ?? 0,
    endedAt: last?.at ?? 0,
    messages: session.messages.length,
    typeConfidence: session.confidence,
    typeChosen: session.chosen !== null,
    ...responseTimes(session.messages),
    score: session.judgedAt === null ? null : score,
    judgedAt: session.judgedAt,
    scene: sceneOfSession(session.messages),
    rating: session.rating,
    buyer: buyerOf(state).buyer,
    buyerMessages: buyerMessages(session),
    ...orderFigures(session, {
      sessions: state.cutter.sessions,
      entries: state.orders.length > 0 ? state.entries : [],
    }),
  };
}

function findingRow(state: State, finding: FoundFinding): FindingRow {
  const session = state.sessionOf.get(finding.event)?.id ?? finding.session;
  return {
    id: finding.id,
    session: sessionId(state, finding.kind === "alert" ? session : finding.session),
    event: finding.event,
    point: finding.point,
    code: finding.code,
    kind: finding.kind,
    severity: finding.severity,
    score: finding.score ?? null,
    message: finding.message,
    evidence: [...finding.evidence],
    revision: finding.revision,
    at: finding.at,
    agent: finding.agent ?? state.sessionOf.get(finding.event)?.agent?.id ?? null,
    status: finding.status,
    resolvedAt: finding.resolvedAt ?? null,
  };
}
