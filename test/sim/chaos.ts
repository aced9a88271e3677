import { writeClient } from "../../db/client.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { sweep } from "../../worker/ledger/sweeper.ts";
import type { Chance } from "../big-shop/chance.ts";
import { isSwept } from "./as-it-goes.ts";
import { running } from "./clock.ts";
import type { SimShop } from "./shops.ts";
import type { World } from "./world.ts";

/** What happens to the house from outside, beside calls that fail. How often, per run. */
export type Chaos = {
  readonly crashes: number;
  readonly machines: number;
  readonly evictions: number;
  readonly lostAlarms: number;
  readonly databaseOutages: number;
  readonly platformOutages: number;
  readonly swaps: number;
  readonly words: number;
  /** Our clock is set, ahead or back, and right again a while later (failure F15). */
  readonly clockSets: number;
};

export const calm: Chaos = {
  crashes: 0,
  machines: 0,
  evictions: 0,
  lostAlarms: 0,
  databaseOutages: 0,
  platformOutages: 0,
  swaps: 0,
  words: 0,
  clockSets: 0,
};

export function planChaos(
  world: World,
  chance: Chance,
  chaos: Chaos,
  { from, to }: { from: number; to: number },
): void {
  const plan = (times: number, what: string, work: () => void) => {
    for (let left = times; left > 0; left--) world.clock.at(from + chance.below(to - from), what, work);
  };
  const awake = () => [...world.house.places.values()].filter(({ instance }) => instance !== null);
  plan(chaos.crashes, "crash", () => {
    if (awake().length > 0) chance.of(awake()).crash("it was reset");
  });
  plan(chaos.machines, "crash", () => world.crashAll());
  plan(chaos.evictions, "evict", () => {
    for (const place of awake()) if (chance.below(2) === 0) place.evict();
  });
  plan(chaos.lostAlarms, "lose", () => {
    // The sweeper knows what the ledger knows; an object that was never heard of is woken by its next event.
    const known = world.conversations().filter((place) => place.storage.durableAlarm !== null && isSwept(world, place));
    if (known.length > 0) chance.of(known).alarm.lose();
  });
  plan(chaos.databaseOutages, "outage", () => {
    world.network.databaseDownUntil = world.clock.now + chance.below(chance.below(4) === 0 ? 1_800_000 : 30_000);
    world.trace.note("outage", () => `of the database, ${world.network.databaseDownUntil - world.clock.now} ms`);
  });
  plan(chaos.platformOutages, "outage", () => {
    world.network.platformDownUntil = world.clock.now + chance.below(chance.below(4) === 0 ? 1_800_000 : 30_000);
    world.trace.note("outage", () => `of the platforms, ${world.network.platformDownUntil - world.clock.now} ms`);
  });
  for (const shop of world.shops) {
    let revision = 1;
    plan(chaos.swaps, "swap", () => {
      revision++;
      void running.run(world.actor("publisher"), () => publish(world, shop, revision));
    });
  }
  plan(chaos.words, "word", () => void running.run(world.actor("person"), () => speak(world, chance)));
}

const secondMs = 1_000;
const howWrong = [2 * secondMs, 60 * secondMs, 3_600 * secondMs, 86_400 * secondMs] as const;

/** From a chance of its own: whether a clock is set changes nothing else of a run. */
export function planClock(
  { clock, trace }: World,
  chance: Chance,
  { clockSets }: Chaos,
  { from, to }: { from: number; to: number },
): void {
  const set = (skew: number) => {
    clock.set(skew);
    trace.note("clock", () => (skew === 0 ? "is right again" : `is set ${skew} ms`));
  };
  for (let left = clockSets; left > 0; left--) {
    const at = from + chance.below(to - from);
    const skew = chance.of([-1, 1] as const) * chance.below(chance.of(howWrong));
    clock.at(at, "clock", () => set(skew));
    clock.at(Math.min(to, at + chance.below(300 * secondMs)), "clock", () => set(0));
  }
}

/** Publishes until it is known to be published, as the settings page does. */
async function publish(world: World, { merchant, shop, revisions }: SimShop, revision: number): Promise<void> {
  const variant = revisions[(revision - 1) % revisions.length];
  if (variant === undefined) return;
  const snapshot = { ...variant, revision };
  world.trace.note("swap", () => `${shop} to revision ${revision}`);
  for (let tries = 0; tries < 20; tries++) {
    const expected = revision - 1;
    const written = { snapshot, by: "sim", at: world.clock.now, summary: [], expected };
    const done = await insertRevision(writeClient(world.env), written).catch(() => null);
    const [row] = world.database.read("SELECT revision FROM shop WHERE id = ? AND merchant = ?", shop, merchant);
    if (done === true || Number(row?.revision) >= revision) return;
    await new Promise((again) => setTimeout(again, 2_000));
  }
}

/** A person's word on something that the ledger shows; it may get lost, as a click may. */
async function speak(world: World, chance: Chance): Promise<void> {
  const findings = world.database.read("SELECT id, merchant, shop, channel, conversation FROM finding ORDER BY id");
  if (findings.length === 0) return;
  const { id, merchant, shop, channel, conversation } = chance.of(findings);
  const [, verdict] = [id, chance.of(["wrong", "right", null] as const)];
  const stub = world.env.CONVERSATION.getByName(`${merchant}/${shop}/${channel}/${conversation}`);
  world.trace.note("word", () => `${verdict} about ${id}`);
  // The ledger names findings as the log does.
  await stub.judgeFinding(String(id), verdict, "user:sim").catch(() => undefined);
}

/** The sweeper's own. */
const graceMs = 121_000;

/** Once a minute, as the cron of production; left out where it would find nothing overdue. */
export function planCron(world: World, end: number): void {
  const cron = world.actor("cron");
  const tick = () => {
    const [row] = world.database.read("SELECT min(due_at) due FROM conversation WHERE due_at IS NOT NULL");
    const due = row?.due === null || row?.due === undefined ? null : Number(row.due);
    if (due !== null && due < world.clock.shown - graceMs) {
      world.trace.note("sweep", () => "");
      void sweep(world.env, world.clock.shown).catch(() => undefined);
    }
    const isOver = world.clock.now >= end;
    const soonest = isOver ? (due ?? world.clock.now + 3_600_000) + graceMs : 0;
    world.clock.at(Math.max(world.clock.now + 60_000, soonest), "cron", tick, cron);
  };
  world.clock.in(60_000, "cron", tick, cron);
}
