import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { type Chance, chanceOf } from "../big-shop/chance.ts";
import { judgeAsItGoes, planLooks } from "./as-it-goes.ts";
import { judgeAtRest } from "./at-rest.ts";
import { planChaos, planClock, planCron } from "./chaos.ts";
import { type Fates, fatesByChance } from "./fates.ts";
import { installGlobals } from "./globals.ts";
import { owedBy, storedLive } from "./owed.ts";
import { LivePanel } from "./panel.ts";
import { type Plan, planOf } from "./plan.ts";
import { type Sent, scriptOf } from "./script.ts";
import { Sender } from "./sender.ts";
import { timeZone } from "./shops.ts";
import { type Stage, World } from "./world.ts";

export type Result = {
  readonly run: number;
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly digest: string;
  readonly steps: number;
  readonly effects: number;
};

/** 10:00 in Shanghai. */
export const morning = Date.parse("2026-11-20T02:00:00Z");
const mostSteps = 20_000;
/** After this long without faults everything is done: the longest wait between two attempts is a day. */
const drainMs = 5 * 86_400_000;

export function simulate(stage: Stage, run: number, { keepsTrace = false } = {}): Promise<Result> {
  const { plan, shares } = planOf(run);
  return play(stage, run, { plan, fates: fatesByChance(chanceOf(run * 69_069 + 1), shares), keepsTrace });
}

type Play = {
  readonly plan: Plan;
  readonly fates: Fates;
  readonly keepsTrace: boolean;
  /** In place of a chat by chance: these events, in this order. */
  readonly events?: readonly ConversationEvent[];
};

export async function play(stage: Stage, run: number, { plan, fates, keepsTrace, events }: Play): Promise<Result> {
  const chance = chanceOf(run * 16_807 + 3);
  const alarmChance = chanceOf(run * 48_271 + 5);
  let world: World;
  const alarms = {
    late: () => (alarmChance.below(10) === 0 ? alarmChance.below(plan.lateMs) : alarmChance.below(20)),
    twice: () => alarmChance.next() < plan.twice,
  };
  const judge = judgeAsItGoes(() => world, run);
  world = new World(run, stage, { start: morning, fates, keepsTrace, alarms, ...judge });
  const restore = installGlobals({ ...world, fetch: world.network.fetch });
  try {
    const acked = new Map<string, Map<string, ConversationEvent>>();
    const { senders, end } = planChats(world, chance, { plan, events }, acked);
    for (const { merchant, shop } of world.shops.slice(0, plan.conversations)) {
      const onGap = (what: string) => world.breaks("I9", `${shop}: ${what}`);
      const panel = new LivePanel(`${merchant}/${shop}`, { house: world.house, clock: world.clock, onGap });
      world.clock.in(chance.below(60_000), "panel opens", () => panel.open());
    }
    planChaos(world, chance, plan.chaos, { from: morning, to: end });
    planClock(world, chanceOf(run * 22_695_477 + 9), plan.chaos, { from: morning, to: end });
    planCron(world, end + 1_200_000);

    world.clock.at(end, "calm", () => {
      fates.end();
      world.network.databaseDownUntil = 0;
      world.network.platformDownUntil = 0;
      world.trace.note("calm", () => "from here on nothing goes wrong");
    });
    planLooks(world, end);
    const steps = await untilRest(world, { senders, end });
    if (steps >= mostSteps) world.breaks("I6", `no rest after ${mostSteps} steps`);
    for (const sender of senders) if (sender.open > 0) world.breaks("I6", "an event was never acknowledged");
    const { swaps, words, clockSets } = plan.chaos;
    const isPlain = swaps === 0 && words === 0 && clockSets === 0 && !plan.retractions && events === undefined;
    if (world.broken.length === 0) judgeAtRest(world, { acked, isPlain });
    const { broken, trace } = world;
    return { run, broken, trace: trace.lines, digest: trace.digest, steps, effects: fates.count() };
  } finally {
    restore();
    world.house.close();
  }
}

type Chats = { readonly plan: Plan; readonly events: readonly ConversationEvent[] | undefined };

function planChats(
  world: World,
  chance: Chance,
  { plan, events }: Chats,
  acked: Map<string, Map<string, ConversationEvent>>,
) {
  const senders: Sender[] = [];
  let end = morning;
  for (let index = 0; index < plan.conversations; index++) {
    // The same ids in both shops: nothing but the tenant tells them apart.
    const shop = world.shops[index % world.shops.length];
    if (shop === undefined) continue;
    const conversation = `c-${1 + Math.floor(index / world.shops.length)}`;
    const known = new Map<string, ConversationEvent>();
    acked.set(`${shop.merchant}/${shop.shop}/${shop.channel}/${conversation}`, known);
    const script =
      events === undefined
        ? scriptOf(chance, { ...plan, conversation, start: morning + chance.below(60_000) })
        : inOrder(events);
    for (const { at, copies } of script) end = Math.max(end, at, ...copies);
    const sender = new Sender({
      ...world,
      shop,
      conversation,
      wait: plan.wait,
      onAcked: (event) => void known.set(event.id, event),
      onAnswered: (key) => void world.answered.add(key),
      onRefused: (event, why) => world.breaks("I1", `${event.id} was refused: ${why}`),
    });
    sender.plan(script);
    senders.push(sender);
  }
  return { senders, end: end + 300_000 };
}

/** Each is sent when it happened, or when its turn comes. */
function inOrder(events: readonly ConversationEvent[]): Sent[] {
  let at = 0;
  return events.map((event) => {
    at = Math.max(at, event.at);
    return { event, at, copies: [] };
  });
}

/** Steps until nothing is under way and nothing is owed. */
async function untilRest(world: World, { senders, end }: { senders: readonly Sender[]; end: number }): Promise<number> {
  let steps = 0;
  let looked = -1;
  while (steps < mostSteps && world.broken.length === 0) {
    const { next } = world.clock;
    if (next === null || next > end + drainMs) break;
    const isQuiet = next > end && next - world.clock.now > 10_000 && world.commits !== looked;
    if (isQuiet && senders.every(({ open }) => open === 0)) {
      looked = world.commits;
      if (isAtRest(world)) break;
    }
    await world.step();
    steps++;
  }
  return steps;
}

export function isAtRest(world: World): boolean {
  return world.conversations().every((place) => {
    if (place.storage.dirty || place.alarm.runs) return false;
    const live = storedLive(place, timeZone);
    if (live === null) return true;
    const { due, attempt, flush } = owedBy(live);
    return due === null && attempt === null && !flush;
  });
}
