import type { CompiledShop } from "../settings/compile.ts";
import type { EventResult, ReceiveInput } from "./answer.ts";
import { fold } from "./apply-event.ts";
import { ask } from "./ask.ts";
import { advance } from "./due.ts";
import { receive, takeWord } from "./engine.ts";
import { oweGuests } from "./guest-owed.ts";
import { inOrder } from "./in-order.ts";
import type { Decision, HumanEvent } from "./log.ts";
import type { Delivery } from "./outbox.ts";
import { isForChannel, resultOf } from "./respond.ts";
import { createState, type State } from "./state.ts";
import { type Meta, removeEntry, type Stored, saveDelivery, saveEntry } from "./storage.ts";
import { isInternal } from "./tasks.ts";
import { type News, startTurn, type Turn, type TurnContext } from "./turn.ts";

/** A conversation that is awake: the folded state and what storage holds beside it. */
export type Live = {
  readonly state: State;
  readonly meta: Meta;
  readonly deliveries: Map<string, Delivery>;
  lastSeq: number;
  /** Ids of entries that guests are to be asked about, or whose interventions owe a plan. */
  readonly owed: Set<string>;
  /** Those of them about which points were asked. */
  readonly told: Set<string>;
  /** Whether a panel of the shop listened when news were last told; null until then. */
  watched: boolean | null;
  /** Memory and storage parted: nothing of this may leave any more. */
  stale: boolean;
};

export function wake({ meta, entries, deliveries, lastSeq }: Stored, timeZone: string): Live {
  const state = createState({ ...meta, timeZone });
  for (const entry of entries) fold(state, entry);
  const { guestCursor = lastSeq } = meta;
  const owed = new Set(entries.filter(({ seq }) => seq > guestCursor).map(({ id }) => id));
  return { state, meta, deliveries, lastSeq, owed, told: new Set(), watched: null, stale: false };
}

/** Judges the events in the order of the log and stores everything they led to. Runs inside one transaction. */
export function takeIn(
  live: Live,
  shop: CompiledShop,
  sql: SqlStorage,
  input: Pick<ReceiveInput, "events" | "wait">,
  context: TurnContext,
): { results: EventResult[]; news: boolean } {
  const turn = startTurn();
  const answered = new Map<string, string>();
  const answeredBy = (result: EventResult): EventResult => {
    if (input.wait) for (const { key } of result.actions) answered.set(key, result.event);
    return result;
  };
  const results: EventResult[] = [];
  for (const [place, event] of inOrder(input.events)) {
    if (event.type === "message" && event.pending === true && !live.state.byId.has(event.id)) {
      results[place] = answeredBy(ask(live.state, shop, event, context, turn));
      continue;
    }
    const received = receive(live.state, shop, event, context, turn);
    const carried = received.kind === "duplicate" ? carriedBy(live, event.id) : undefined;
    results[place] = answeredBy(resultOf(live.state, event, received, carried));
  }
  store(live, shop, sql, turn, { now: context.now, answered });
  return { results, news: turn.news.some(isNews) };
}

/** Decisions about other messages that the answer to this event delivered: whoever asks again has lost that answer. */
function carriedBy({ deliveries }: Live, event: string): ReadonlySet<string> {
  const carried = [...deliveries.values()].filter(({ answeredTo }) => answeredTo === event);
  return new Set(carried.map(({ decision }) => decision));
}

/** Stores a person's word on a result and what follows from it. */
export function hear(live: Live, shop: CompiledShop, sql: SqlStorage, event: HumanEvent, context: TurnContext): void {
  const turn = startTurn();
  takeWord(live.state, shop, event, context, turn);
  store(live, shop, sql, turn, { now: context.now });
}

/** Lets time pass and stores what came due. */
export function letTimePass(live: Live, shop: CompiledShop, sql: SqlStorage, context: TurnContext): void {
  const turn = startTurn();
  advance(live.state, shop, context, turn);
  store(live, shop, sql, turn, { now: context.now });
}

/** Stores what guests have said and what follows from it. They have been asked about everything that was there before. */
export function takeGuests(
  live: Live,
  shop: CompiledShop,
  sql: SqlStorage,
  work: (turn: Turn) => void,
  { now }: TurnContext,
): { news: boolean } {
  const turn = startTurn();
  work(turn);
  const fresh = turn.news.filter(({ entry }) => entry.seq === 0);
  store(live, shop, sql, turn, { now, asked: fresh });
  return { news: turn.news.some(isNews) };
}

export function isNews({ findings, decisions }: News): boolean {
  return findings.length > 0 || decisions.length > 0;
}

/** Stores what a turn has written, and owes its actions to the outside. */
export function store(
  live: Live,
  shop: CompiledShop,
  sql: SqlStorage,
  turn: Turn,
  {
    now,
    answered = new Map(),
    asked = turn.news,
  }: { now: number; answered?: ReadonlyMap<string, string>; asked?: readonly News[] },
): void {
  oweGuests(live, shop, asked);
  for (const entry of turn.removed) removeEntry(sql, entry);
  const written = [...turn.written].sort((a, b) => a.at - b.at);
  for (const entry of written) saveEntry(sql, entry, ++live.lastSeq);
  for (const { entry, decisions } of turn.news)
    for (const decision of decisions) enqueue(live, sql, decision, { entry: entry.id, now, answered });
  if (turn.scrubbed.size > 0) forgetWords(live, sql, turn.scrubbed);
}

/** What was not sent yet is not sent any more; what was keeps no words of the message that was taken back. */
function forgetWords(live: Live, sql: SqlStorage, decisions: ReadonlySet<string>): void {
  for (const delivery of live.deliveries.values()) {
    if (!decisions.has(delivery.decision)) continue;
    const clean = live.state.decisions.get(delivery.decision)?.actions.find(({ key }) => key === delivery.key);
    delivery.body = clean?.body ?? delivery.body;
    if (delivery.state === "planned" && delivery.inFlight) delivery.retracted = true;
    else if (delivery.state === "planned") {
      delivery.state = "cancelled";
      delivery.due = null;
      delivery.error = "retracted";
    }
    saveDelivery(sql, delivery);
  }
}

/** Owes the actions of a decision to the outside. Those that the caller carries out itself are delivered by the answer. */
function enqueue(
  live: Live,
  sql: SqlStorage,
  decision: Decision,
  { entry, now, answered }: { entry: string; now: number; answered: ReadonlyMap<string, string> },
): void {
  if (decision.outcome !== "acted") return;
  for (const { key, kind, body } of decision.actions) {
    if (live.deliveries.has(key) || isInternal(kind)) continue;
    const answeredTo = isForChannel(body) ? answered.get(key) : undefined;
    const done = kind === "verdict" || answeredTo !== undefined;
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
      ...(answeredTo !== undefined && { answeredTo }),
    };
    live.deliveries.set(key, delivery);
    saveDelivery(sql, delivery);
  }
}
