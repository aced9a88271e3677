import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Live } from "../../worker/conversation/live.ts";
import { isInternal } from "../../worker/conversation/tasks.ts";
import { judgeLedger } from "./ledger-at-rest.ts";
import { judgeOrder } from "./order.ts";
import { owedBy, storedLive } from "./owed.ts";
import type { Place } from "./place.ts";
import { timeZone } from "./shops.ts";
import type { World } from "./world.ts";

/** What senders were told, by conversation (`merchant/shop/channel/conversation`). */
export type Acked = ReadonlyMap<string, ReadonlyMap<string, ConversationEvent>>;

export type Rest = {
  readonly acked: Acked;
  /** Findings follow from the log alone: one revision of the settings, no words taken back, no person's word. */
  readonly isPlain: boolean;
};

/** The judge at the end, when nothing is under way and all faults are over. */
export function judgeAtRest(world: World, { acked, isPlain }: Rest): void {
  const keys = new Set<string>();
  for (const [name, events] of acked) judgeAcked(world, world.house.places.get(`conversation ${name}`), events);
  for (const place of world.conversations()) {
    const live = storedLive(place, timeZone);
    if (live === null) continue;
    judgeOwed(world, place, live);
    judgeActions(world, live, keys);
    judgeWords(world, live);
    judgeLedger(world, live);
    if (isPlain) judgeOrder(world, live);
  }
  for (const key of world.platform.taken.keys())
    if (!keys.has(key)) world.breaks("I4", `${key} belongs to no decision`);
  judgeTenants(world);
  judgeCounters(world);
}

function judgeAcked(world: World, place: Place | undefined, events: ReadonlyMap<string, ConversationEvent>): void {
  const live = place === undefined ? null : storedLive(place, timeZone);
  for (const [id, { type }] of events) {
    // Worth no row of the log.
    if (type === "typing") continue;
    if (live === null || !live.state.byId.has(id)) world.breaks("I1", `${id} was acknowledged and is not in the log`);
  }
}

function judgeOwed(world: World, { name, alarm, storage }: Place, live: Live): void {
  const { due, attempt, flush } = owedBy(live);
  if (flush) world.breaks("I6", `${name} still owes rows: at ${live.meta.ledgerCursor} of ${live.lastSeq}`);
  if (attempt !== null) world.breaks("I6", `${name} still owes a delivery`);
  if (due !== null) world.breaks("I7", `${name} has still something to judge`);
  if (!alarm.isPlanned && storage.durableAlarm === null && (flush || attempt !== null || due !== null))
    world.breaks("I7", `${name} owes work and has no alarm`);
}

/** Every decision to act has its actions delivered, each under one key; nothing else was delivered. */
function judgeActions(world: World, { state, deliveries }: Live, keys: Set<string>): void {
  for (const { id, outcome, actions, at } of state.decisions.values()) {
    for (const { key, kind } of actions) {
      if (outcome !== "acted") {
        if (world.platform.taken.has(key)) world.breaks("I5", `${key} was delivered though ${id} was ${outcome}`);
        continue;
      }
      keys.add(key);
      if (isInternal(kind)) continue;
      const delivery = deliveries.get(key);
      if (delivery === undefined) world.breaks("I4", `${key} was decided at ${at} and never put into the outbox`);
      else if (
        delivery.state === "sent" &&
        leaves(kind, delivery.body) &&
        !world.platform.taken.has(key) &&
        !world.answered.has(key)
      )
        world.breaks("I4", `${key} is sent and nobody has it`);
    }
  }
}

/** A notice to the supervisor is in the panel already; the channel of the second shop puts no key into these. */
function leaves(kind: string, body: string): boolean {
  if (["verdict", "handoff", "tag", "dismiss-menu"].includes(kind)) return false;
  return !body.includes('"audience":"supervisor"');
}

/** I5, in the log: what was taken back is gone from its message and from what quoted it. */
function judgeWords(world: World, { state }: Live): void {
  for (const id of state.retracted) {
    const event = state.byId.get(id)?.event;
    if (event?.type === "message" && event.content.length > 0)
      world.breaks("I5", `${id} was retracted and says it still`);
  }
  for (const { id, evidence } of state.findings.values())
    for (const { message, quote } of evidence)
      if (quote !== "" && state.retracted.has(message)) world.breaks("I5", `${id} quotes what was retracted`);
}

const tables = ["conversation", "session", "message", "finding", "decision", "task", "hourly_counter"] as const;

function judgeTenants(world: World): void {
  for (const { merchant, shop } of world.shops) {
    for (const table of tables) {
      const [row] = world.database.read(
        `SELECT count(*) strays FROM ${table} WHERE shop = ? AND merchant <> ?`,
        shop,
        merchant,
      );
      if (row?.strays !== 0) world.breaks("I8", `${row?.strays} rows of ${table} are of another merchant than ${shop}`);
      if (table === "hourly_counter") continue;
      const sql = `SELECT count(*) strays FROM ${table} WHERE shop = ? AND id NOT LIKE ?`;
      const [named] = world.database.read(sql, shop, `${shop}/%`);
      if (named?.strays !== 0)
        world.breaks("I8", `${named?.strays} rows of ${table} of ${shop} are named after another shop`);
    }
  }
}

const counted = [
  ["messages", "SELECT count(*) n FROM message WHERE shop = ?"],
  ["findings", "SELECT count(*) n FROM finding WHERE shop = ? AND status IN ('active', 'resolved')"],
  ["interventions", "SELECT count(*) n FROM decision WHERE shop = ? AND outcome = 'acted' AND parent IS NULL"],
] as const;

/** Rows that were sent again count once. */
function judgeCounters(world: World): void {
  for (const { shop } of world.shops)
    for (const [metric, sql] of counted) {
      const [rows] = world.database.read(sql, shop);
      const total = "SELECT coalesce(sum(count), 0) n FROM hourly_counter WHERE shop = ? AND metric = ?";
      const [sum] = world.database.read(total, shop, metric);
      if (rows?.n !== sum?.n) world.breaks("I6", `${metric} of ${shop}: ${sum?.n} counted, ${rows?.n} there`);
    }
}
