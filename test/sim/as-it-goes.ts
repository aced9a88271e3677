import type { Live } from "../../worker/conversation/live.ts";
import { chanceOf } from "../big-shop/chance.ts";
import { owedBy, storedLive } from "./owed.ts";
import type { Place } from "./place.ts";
import type { Taken } from "./platform.ts";
import { timeZone } from "./shops.ts";
import type { World } from "./world.ts";

/** The judge while a run goes on: what must hold after each commit and at each call of a platform. */

/** An alarm of a Conversation that has just been woken is set again within this. */
const slackMs = 60_000;
/** Folding a log costs more than the rest of a step: not every commit is judged. */
const judged = 8;

export function judgeAsItGoes(
  world: () => World,
  run: number,
): { onCommit: (place: Place) => void; onTaken: (taken: Taken) => void } {
  const chance = chanceOf(run ^ 0x1234567);
  return {
    onCommit(place) {
      if (place.kind === "conversation" && chance.below(judged) === 0) judgeCommit(world(), place);
    },
    onTaken(taken) {
      judgeTaken(world(), taken);
    },
  };
}

function judgeCommit(world: World, place: Place): void {
  const [ids] = place.storage.peek("SELECT count(*) rows, count(DISTINCT id) ids FROM log").toArray();
  if (ids?.rows !== ids?.ids) world.breaks("I2", `${place.name} has an id twice`);
  const live = storedLive(place, timeZone);
  if (live === null) return;
  for (const { key, state, due, inFlight } of live.deliveries.values())
    if (state === "planned" && due === null && !inFlight) world.breaks("I10", `${key} is planned for no time`);

  const { due, attempt, flush } = owedBy(live);
  const owed = [due, attempt, flush ? world.clock.shown : null].filter((at) => at !== null);
  if (owed.length === 0 || place.alarm.runs) return;
  const { durableAlarm } = place.storage;
  if (durableAlarm === null && !place.alarm.isPlanned) {
    if (!isSwept(world, place)) world.breaks("I7", `${place.name} owes work and nothing will wake it`);
    return;
  }
  // Rows may wait for the database; time-outs and deliveries may not. What an object plans first while the clock is ahead stands until
  // it is done with its work.
  const next = [due, attempt].filter((at) => at !== null);
  const soonest = Math.max(world.clock.shown, Math.min(...next));
  if (next.length > 0 && durableAlarm !== null && durableAlarm > soonest + world.clock.furthest + slackMs)
    world.breaks(
      "I7",
      `${place.name} is due in ${soonest - world.clock.shown} ms and wakes in ${durableAlarm - world.clock.shown}`,
    );
}

/** The longest wait that the ledger asks for is 450 s. */
const noteAfterMs = 900_000;
const lookAfterMs = 300_000;

/** After fifteen minutes without faults rows are noted that wait, and five minutes later none of them does. */
export function planLooks(world: World, calm: number): void {
  world.clock.at(calm + noteAfterMs, "look", () => {
    const owed = new Map<Place, number>();
    for (const [place, live] of heardOf(world)) if (owedBy(live).flush) owed.set(place, live.lastSeq);
    world.clock.in(lookAfterMs, "look", () => judgeWaiting(world, owed));
  });
}

function judgeWaiting(world: World, owed: ReadonlyMap<Place, number>): void {
  for (const [place, live] of heardOf(world)) {
    if (live.meta.ledgerCursor < (owed.get(place) ?? 0))
      world.breaks("I6", `${place.name} owes rows long after all went well`);
    const { due } = owedBy(live);
    if (due !== null && due < world.clock.shown - slackMs)
      world.breaks("I7", `${place.name} has long had something to judge`);
  }
}

/** All but those that lost their alarm, which the sweeper finds in its time. */
function heardOf(world: World): [Place, Live][] {
  return world.conversations().flatMap((place) => {
    const live = place.alarm.wasLost ? null : storedLive(place, timeZone);
    return live === null ? [] : [[place, live]];
  });
}

/** The sweeper finds it: by its row in the ledger. */
export function isSwept(world: World, place: Place): boolean {
  const [, shop, channel, conversation] = place.id.split("/");
  const [row] = world.database.read(
    "SELECT due_at FROM conversation WHERE id = ?",
    `${shop}/${channel}/${conversation}`,
  );
  return row?.due_at !== null && row?.due_at !== undefined;
}

function judgeTaken(world: World, { key, path, calls, changed }: Taken): void {
  const place = world.conversations().find(({ storage }) => deliveryOf(storage, key) !== null);
  const delivery = place === undefined ? null : deliveryOf(place.storage, key);
  if (place === undefined || delivery === null) {
    world.breaks("I4", `${key} was delivered and is in no outbox`);
    return;
  }
  if (delivery.state === "cancelled") world.breaks("I5", `${key} was delivered after it was cancelled`);
  if (changed) world.breaks("I4", `${key} said something else the second time`);
  const [, shop, channel] = place.id.split("/");
  if (!path.includes(`/${shop}/`)) world.breaks("I8", `${key} of ${place.id} went to ${path}`);
  const reachesBuyer = ["menu", "reply"].includes(delivery.kind);
  if (channel === "chatwoot" && calls > 1 && reachesBuyer) world.breaks("I4", `${key} was shown ${calls} times`);
}

function deliveryOf(storage: Place["storage"], key: string): { state: string; kind: string } | null {
  if (storage.peek("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").toArray().length === 0) return null;
  const [row] = storage.peek("SELECT delivery FROM outbox WHERE key = ?", key).toArray();
  if (row === undefined) return null;
  const { state, body } = JSON.parse(String(row.delivery)) as { state: string; body: string };
  return { state, kind: (JSON.parse(body) as { kind: string }).kind };
}
