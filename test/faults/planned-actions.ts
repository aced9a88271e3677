import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { createReader } from "../replay/api.ts";
import { chance } from "../replay/chance.ts";
import { createSender } from "../replay/sender.ts";
import type { House } from "./house.ts";
import { startFaultyPlatform } from "./platform.ts";

/**
 * What an unreliable platform and crashes may not cost: each message leads to one action, the platform breaks connections before
 * and after it takes an action, and the product is killed meanwhile. Every action must arrive, under one key and no other.
 */

export type PlannedActions = {
  /** Messages that were acknowledged; each plans one action. */
  readonly messages: number;
  readonly kills: number;
  readonly calls: number;
  readonly failedBefore: number;
  readonly failedAfter: number;
  /** Keys that the platform has taken. */
  readonly distinctKeys: number;
  /** Keys that it took more than once: the answer was lost, or the sender. */
  readonly repeatedKeys: number;
  /** Keys of the ledger's decisions; each must be one of those taken, and the other way round. */
  readonly decidedKeys: number;
  readonly notArrived: number;
  readonly neverDecided: number;
  /** Messages with more than one key, or with none. */
  readonly notExactlyOne: number;
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
/** A change of the settings is live everywhere after this. */
const settledMs = 11_000;

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
        content: [{ type: "text", text: "这款面膜是全国第一" }],
      })),
    };
  });
}

const policies = z.object({ policies: z.array(z.object({ id: z.string(), mode: z.string() })) });

/** One policy that acts on every such message, and no other; our platform as the callback. */
async function prepareShop({ demo }: House, callback: string): Promise<void> {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${demo.url}/v1/shops/demo/${path}`, {
      method,
      headers: { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const known = policies.parse(await call("GET", "policies"));
  for (const { id, mode } of known.policies) if (mode !== "off") await call("PATCH", `policies/${id}`, { mode: "off" });
  await call("PUT", "policies/planned-actions", {
    id: "planned-actions",
    title: { zh: "故障测试", en: "Test of faults" },
    mode: "act",
    when: { points: ["alerts/ad-law"] },
    then: [{ intervention: "assist/warn-agent" }],
    frequency: { kind: "every" },
    dailyCap: 1_000_000,
  });
  await call("PATCH", "channels/interject", { callback });
  await delay(settledMs);
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
    (await reader.decisions({ policy: "planned-actions", outcome: "acted" })).filter(({ conversation }) =>
      conversation.endsWith(`-${run}`),
    );
  const unsent = (decisions: Awaited<ReturnType<typeof read>>) =>
    decisions.flatMap((decision) => decision.actions).filter(({ state }) => state !== "sent").length;
  let decisions = await read();
  while ((decisions.length < acknowledged.size || unsent(decisions) > 0) && performance.now() < until) {
    await delay(2_000);
    decisions = await read();
  }
  const keysOf = new Map<string, Set<string>>([...acknowledged].map((id) => [id, new Set()]));
  const decided = new Set<string>();
  for (const decision of decisions)
    for (const { key } of decision.actions) {
      decided.add(key);
      keysOf.get(String(decision.event))?.add(key);
    }
  const keys = [...taken.keys()];
  return {
    messages: acknowledged.size,
    distinctKeys: taken.size,
    repeatedKeys: [...taken.values()].filter(({ calls }) => calls > 1).length,
    decidedKeys: decided.size,
    notArrived: [...decided].filter((key) => !taken.has(key)).length,
    neverDecided: keys.filter((key) => !decided.has(key)).length,
    notExactlyOne: [...keysOf.values()].filter(({ size }) => size !== 1).length,
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
