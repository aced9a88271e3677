import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Seats } from "../../plugins/sdk/intervention.ts";
import type { CompiledShop } from "../settings/compile.ts";
import type { EventResult, ReceiveInput } from "./answer.ts";
import { advance } from "./due.ts";
import { receive, takeWord } from "./engine.ts";
import type { Decision, HumanEvent } from "./log.ts";
import type { Delivery } from "./outbox.ts";
import { isForChannel, resultOf } from "./respond.ts";
import { createState, fold, type State } from "./state.ts";
import { type Meta, removeEntry, type Stored, saveDelivery, saveEntry } from "./storage.ts";
import { type News, startTurn, type Turn, type TurnContext } from "./turn.ts";

/** A conversation that is awake: the folded state and what storage holds beside it. */
export type Live = {
  readonly state: State;
  readonly meta: Meta;
  readonly deliveries: Map<string, Delivery>;
  lastSeq: number;
  /** Memory and storage parted: nothing of this may leave any more. */
  stale: boolean;
};

export function wake({ meta, entries, deliveries, lastSeq }: Stored, timeZone: string): Live {
  const state = createState({ ...meta, timeZone });
  for (const entry of entries) fold(state, entry);
  return { state, meta, deliveries, lastSeq, stale: false };
}

/** Judges the events in their order and stores everything they led to. Runs inside one transaction. */
export function takeIn(
  live: Live,
  shop: CompiledShop,
  sql: SqlStorage,
  input: Pick<ReceiveInput, "events" | "wait">,
  context: TurnContext,
): { results: EventResult[]; news: boolean } {
  const turn = startTurn();
  const answered = new Set<string>();
  const results = input.events.map((event) => {
    if (event.type === "message" && event.pending === true && !live.state.byId.has(event.id))
      return ask(live, shop, event, context);
    const received = receive(live.state, shop, event, context, turn);
    const result = resultOf(live.state, event, received);
    if (input.wait) for (const { key } of result.actions) answered.add(key);
    return result;
  });
  store(live, sql, turn, context.now, answered);
  return { results, news: turn.news.some(isNews) };
}

/** Stores a person's word on a result and what follows from it. */
export function hear(live: Live, shop: CompiledShop, sql: SqlStorage, event: HumanEvent, context: TurnContext): void {
  const turn = startTurn();
  takeWord(live.state, shop, event, context, turn);
  store(live, sql, turn, context.now, new Set());
}

/** Lets time pass and stores what came due. */
export function letTimePass(live: Live, shop: CompiledShop, sql: SqlStorage, context: TurnContext): void {
  const turn = startTurn();
  advance(live.state, shop, context, turn);
  store(live, sql, turn, context.now, new Set());
}

function isNews({ findings, decisions }: News): boolean {
  return findings.length > 0 || decisions.length > 0;
}

/**
 * The pre-send question: what would this message lead to? Judged on a copy of the state, since it has not been said yet; when the
 * platform sends it, it arrives as an ordinary message under the same id.
 */
function ask(live: Live, shop: CompiledShop, event: ConversationEvent, context: TurnContext): EventResult {
  const { cutter } = live.state;
  const copy = createState({ ...live.meta, timeZone: cutter.timeZone });
  for (const entry of live.state.entries) fold(copy, entry);
  const result = resultOf(copy, event, receive(copy, shop, event, context, startTurn()));
  const actions = result.actions.filter(({ kind }) => kind === "verdict" || kind === "suggestion");
  return { ...result, actions };
}

function store(live: Live, sql: SqlStorage, turn: Turn, now: number, answered: ReadonlySet<string>): void {
  for (const entry of turn.removed) removeEntry(sql, entry);
  const written = [...turn.written].sort((a, b) => a.at - b.at);
  for (const entry of written) saveEntry(sql, entry, ++live.lastSeq);
  for (const { entry, decisions } of turn.news)
    for (const decision of decisions) enqueue(live, sql, decision, { entry: entry.id, now, answered });
}

/** Owes the actions of a decision to the outside. Those that the caller carries out itself are delivered by the answer. */
function enqueue(
  live: Live,
  sql: SqlStorage,
  decision: Decision,
  { entry, now, answered }: { entry: string; now: number; answered: ReadonlySet<string> },
): void {
  if (decision.outcome !== "acted") return;
  for (const { key, kind, body } of decision.actions) {
    if (live.deliveries.has(key)) continue;
    const done = kind === "verdict" || (isForChannel(body) && answered.has(key));
    const delivery: Delivery = {
      key,
      decision: decision.id,
      entry,
      at: decision.at,
      body,
      state: done ? "sent" : "planned",
      attempt: 0,
      due: done ? null : now,
      inFlight: false,
      error: null,
    };
    live.deliveries.set(key, delivery);
    saveDelivery(sql, delivery);
  }
}

/** Presence is not known where an alarm runs: nobody asked the Seats object, and no condition may rely on it. */
export const unknownSeats: Seats = { known: false, online: 0, suspended: 0, queue: 0 };
