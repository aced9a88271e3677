import chalk from "chalk";
import { advance, graceMs } from "../../../worker/conversation/due.ts";
import { receive } from "../../../worker/conversation/engine.ts";
import { explainEvent, type PointTrace } from "../../../worker/conversation/explain.ts";
import type { Decision, Entry } from "../../../worker/conversation/log.ts";
import { createState, type State } from "../../../worker/conversation/state.ts";
import { startTurn } from "../../../worker/conversation/turn.ts";
import { type CompiledShop, compileShop } from "../../../worker/settings/compile.ts";
import { snapshot } from "../../../worker/settings/snapshot.ts";
import { wallTime } from "../clock.ts";
import { type ConversationEvent, messageEvent, textOf } from "../event.ts";
import type { PackDefinition } from "../pack.ts";
import { noFacts, type ShopFacts } from "../shop.ts";
import type { Dialogue } from "./dialogues.ts";
import { traceLines } from "./trace-lines.ts";
import { underlined } from "./underline.ts";

const timeZone = "Asia/Shanghai";
/** A Monday morning in Shanghai. */
const startAt = Date.UTC(2024, 0, 1, 2);
/** Between messages without times: below every time-out's lower bound of 5 s, so that nobody is late who was not. */
const gapMs = 1_000;
const facts: ShopFacts = { ...noFacts, seats: { known: true, online: 1, suspended: 0, queue: 0 } };

/** A shop with these packs at their default settings, whose suggested policies act. */
export function shopWith(packs: readonly PackDefinition[]): CompiledShop {
  const shop = snapshot.parse({
    merchant: "play",
    shop: "play",
    revision: 1,
    name: "play",
    timeZone,
    language: "zh",
    retentionDays: 1,
    channels: [],
    endpoints: [],
    points: {},
    packs: packs.map(({ id }) => id),
    policies: packs.flatMap(({ policies }) => policies.map((policy) => ({ ...policy, mode: "act" }))),
  });
  return compileShop(shop, packs);
}

export type PlayOptions = {
  /** Nobody closes the chat: time goes on to the end of its day. */
  readonly open?: boolean;
};

/** A captured chat, line by line: what was found in it, what held back and why, timers, and what policies did. */
export function playDialogue(dialogue: Dialogue, shop: CompiledShop, { open = false }: PlayOptions = {}): string {
  const state = createState({ shop: "play", channel: "play", conversation: "c-1", timeZone });
  const turn = startTurn();
  const events = eventsOf(dialogue);
  const last = events.at(-1)?.at ?? startAt;
  for (const event of events) receive(state, shop, event, { now: event.at, facts }, turn);
  if (open) {
    const dayEnd = Math.max(last, ...state.cutter.sessions.map((session) => session.dayEnd));
    advance(state, shop, { now: dayEnd + graceMs, facts }, turn);
  } else {
    const closed = { id: "closed", type: "closed", conversation: "c-1", at: last + gapMs } as const;
    receive(state, shop, closed, { now: closed.at, facts }, turn);
  }
  return [chalk.bold(dialogue.id), ...linesOf(state, shop)].join("\n");
}

function eventsOf({ messages }: Dialogue): ConversationEvent[] {
  let at = startAt;
  return messages.map(({ role, text, at: given }, index) => {
    at = given ?? (index === 0 ? startAt : at + gapMs);
    return messageEvent.parse({
      id: `m-${index}`,
      type: "message",
      conversation: "c-1",
      at,
      sequence: index,
      from: { role, id: role },
      content: [{ type: "text", text }],
    });
  });
}

function linesOf(state: State, shop: CompiledShop): string[] {
  const armed = new Set<string>();
  return state.entries.flatMap((entry) => [
    headOf(state, entry),
    ...tracesOf(state, shop, entry).flatMap(traceLines).map(indented),
    ...timerLines(entry, armed).map(indented),
    ...(entry.result?.errors ?? []).map(({ point, error }) => indented(`✘ ${point}  ${error}`)),
    ...(entry.result?.decisions ?? []).map((decision) => indented(decisionLine(decision))),
  ]);
}

/** At a message what each point made of it; at other events, which ask about the same words once more, what was found. */
function tracesOf(state: State, shop: CompiledShop, { id, event }: Entry): PointTrace[] {
  const traces = explainEvent(state, shop, id)?.points ?? [];
  if (event.type === "message" || event.type === "timer" || event.type === "session") return [...traces];
  return traces.filter(({ findings }) => findings.length > 0);
}

const indented = (line: string) => `           ${chalk.dim(line)}`;

function headOf(state: State, { at, event, result }: Entry): string {
  const clock = chalk.dim(new Date(wallTime(at, timeZone)).toISOString().slice(11, 19));
  switch (event.type) {
    case "message": {
      const found = [...state.findings.values()].filter(({ status }) => status !== "withdrawn");
      const atOnce = new Set(result?.findings.map(({ id }) => id));
      const here = found.filter(({ id }) => atOnce.has(id));
      // What was found of it at once; else what a later event quotes of it.
      const spans = (here.length > 0 ? here : found).flatMap(({ evidence }) =>
        evidence.filter(({ message }) => message === event.id),
      );
      const text = underlined(
        textOf(event.content),
        spans.map(({ start, end }) => [start, end] as const),
      );
      return `${clock}  ${event.from.role.padEnd(6)} ${text}`;
    }
    case "timer":
      return `${clock}  ${chalk.cyan(`timer ${event.timer} of ${event.point} comes due`)}`;
    case "session":
      return `${clock}  ${chalk.cyan(`the session ends: ${event.reason}`)}`;
    default:
      return `${clock}  ${chalk.cyan(event.type)}`;
  }
}

/** Timers that an entry sets or stops. Arming an armed timer changes nothing, and is not worth a line. */
function timerLines({ event, result }: Entry, armed: Set<string>): string[] {
  if (event.type === "timer") armed.delete(`${event.point} ${event.timer}`);
  const stopped = (result?.disarms ?? []).filter(({ point, timer }) => armed.delete(`${point} ${timer}`));
  const set = (result?.arms ?? []).filter(({ point, timer }) => !armed.has(`${point} ${timer}`));
  for (const { point, timer } of set) armed.add(`${point} ${timer}`);
  return [
    ...stopped.map(({ point, timer }) => `⏱ ${point}  timer ${timer} is stopped`),
    ...set.map(({ point, timer, seconds }) => `⏱ ${point}  timer ${timer} in ${seconds} s`),
  ];
}

function decisionLine({ policy, intervention, outcome, reason, actions }: Decision): string {
  const done = actions.map(({ kind, body }) => `${kind} ${body}`).join("; ");
  return `→ ${policy}  ${intervention} ${outcome} (${reason})${done === "" ? "" : `: ${done}`}`;
}
