import { setTimeout as delay } from "node:timers/promises";
import { createReader } from "../replay/api.ts";
import { chance } from "../replay/chance.ts";
import { createSender } from "../replay/sender.ts";
import { actingPolicy, actingText, prepareShop } from "./acting-shop.ts";
import type { House } from "./house.ts";
import { type Keys, keysOf } from "./keys.ts";
import { startFaultyPlatform } from "./platform.ts";

/**
 * What an unreliable platform and crashes may not cost: each message leads to one action, the platform breaks connections before
 * and after it takes an action, and the product is killed meanwhile. Every action must arrive, under one key and no other.
 */

export type PlannedActions = Keys & {
  /** Messages that were acknowledged; each plans one action. */
  readonly messages: number;
  readonly kills: number;
  readonly calls: number;
  readonly failedBefore: number;
  readonly failedAfter: number;
  /** Actions that the ledger does not call sent. */
  readonly notSent: number;
  /** The same key with another body; calls whose signature does not fit. */
  readonly changed: number;
  readonly forged: number;
  readonly seconds: number;
};

export type ActionsOptions = {
  readonly actions: number;
  readonly kills: number;
  /** Share of calls that break before, and again as many that break after. */
  readonly faults: number;
  readonly faultsOfOne: number;
  readonly patienceMs: number;
  readonly rate: number;
  readonly progress?: (done: { sent: number; arrived: number; kills: number }) => void;
};

const perConversation = 10;
const lanes = 12;

export async function planActions(house: House, options: ActionsOptions): Promise<PlannedActions> {
  const { actions, faults, faultsOfOne, patienceMs, rate, progress = () => {} } = options;
  const { hook, secret } = house.demo;
  const began = performance.now();
  const run = `f${Math.floor(Date.now() / 1_000).toString(36)}`;
  const platform = await startFaultyPlatform({ secret, faults, faultsOfOne, random: chance(`faults-${run}`) });
  try {
    await prepareShop(house, platform.url);
    const send = createSender({ hook, secret, patienceMs });
    const messages = messagesOf(run, actions);
    const acknowledged = new Set<string>();
    let kills = 0;
    const show = () => progress({ sent: acknowledged.size, arrived: platform.taken.size, kills });

    const killing = (async () => {
      for (let count = 1; count <= options.kills; count++) {
        // Spread over the messages, not over the clock: a slow machine is killed as often as a fast one.
        while (acknowledged.size < (actions * count) / (options.kills + 1)) await delay(20);
        await (count % 3 === 0 ? house.killAll() : house.killWorker());
        kills = count;
        show();
      }
    })();
    const startedAt = performance.now();
    let next = 0;
    const lane = async () => {
      for (let index = next++; index < messages.length; index = next++) {
        const wait = startedAt + (acknowledged.size / rate) * 1_000 - performance.now();
        if (wait > 0) await delay(wait);
        const conversation = messages[index] as (typeof messages)[number];
        for (const text of conversation.texts) {
          const event = { ...text, at: Date.now() };
          await send([event]);
          acknowledged.add(event.id);
        }
        show();
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await killing;

    const until = performance.now() + patienceMs;
    while (platform.taken.size < acknowledged.size && performance.now() < until) {
      await delay(500);
      show();
    }
    return {
      ...(await compare(house, { run, acknowledged, taken: platform.taken, until })),
      kills,
      ...platform.counts,
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await platform.stop();
  }
}

type Said = { id: string; type: string } & Record<string, unknown>;

function messagesOf(run: string, actions: number): { texts: Said[] }[] {
  const conversations = Math.ceil(actions / perConversation);
  return Array.from({ length: conversations }, (_, index) => {
    const conversation = `${index}-${run}`;
    const count = Math.min(perConversation, actions - index * perConversation);
    return {
      texts: Array.from({ length: count }, (_, place) => ({
        id: `${conversation}.${place}`,
        type: "message",
        conversation,
        from: { role: "agent", id: `a-${index % 50}` },
        content: [{ type: "text", text: actingText }],
      })),
    };
  });
}

/** Our own list of what was acknowledged and what arrived, held against the ledger. */
async function compare(
  house: House,
  known: {
    run: string;
    acknowledged: ReadonlySet<string>;
    taken: ReadonlyMap<string, { conversation: string; calls: number }>;
    until: number;
  },
) {
  const { run, acknowledged, taken, until } = known;
  const reader = createReader(house.demo);
  const read = async () =>
    (await reader.decisions({ policy: actingPolicy, outcome: "acted" })).filter(({ conversation }) =>
      conversation.endsWith(`-${run}`),
    );
  const unsent = (decisions: Awaited<ReturnType<typeof read>>) =>
    decisions.flatMap((decision) => decision.actions).filter(({ state }) => state !== "sent").length;
  let decisions = await read();
  while ((decisions.length < acknowledged.size || unsent(decisions) > 0) && performance.now() < until) {
    await delay(2_000);
    decisions = await read();
  }
  return {
    messages: acknowledged.size,
    ...keysOf(decisions, { acting: acknowledged, taken }),
    notSent: unsent(decisions),
  };
}

/** What is wrong with a run, in words; nothing when it proves what it should. */
export function faultsIn(result: PlannedActions, { actions, kills, faults }: ActionsOptions): string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || wrong.push(what));
  check(result.messages === actions, `${result.messages} of ${actions} messages were acknowledged`);
  check(result.distinctKeys === actions, `${result.distinctKeys} keys for ${actions} planned actions`);
  check(result.decidedKeys === actions, `the ledger knows ${result.decidedKeys} keys`);
  for (const name of ["notArrived", "neverDecided", "notExactlyOne", "notSent", "changed", "forged"] as const)
    check(result[name] === 0, `${name}: ${result[name]}`);
  // A run in which nothing failed would prove nothing.
  check(result.kills === kills, `killed ${result.kills} times, not ${kills}`);
  const least = Math.floor(actions * faults * 0.3);
  check(result.failedBefore >= least, `only ${result.failedBefore} calls failed before they were taken`);
  check(result.failedAfter >= least, `only ${result.failedAfter} calls failed after they were taken`);
  return wrong;
}
