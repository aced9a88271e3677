import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packs } from "../../plugins/manifest.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { ask } from "../../worker/conversation/ask.ts";
import { receive } from "../../worker/conversation/engine.ts";
import { createState } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { compileShop } from "../../worker/settings/compile.ts";
import { snapshot } from "../../worker/settings/snapshot.ts";
import { root } from "../serve/build.ts";
import type { Measured } from "./load.ts";

/**
 * What the pre-send answer costs. Over HTTP: 300 questions a second to the demo shop, all official points and suggested policies
 * at work, seen from the platform that waits, with the deadline of Easemob. Without a server: `ask` alone, in chats of several lengths.
 */

export const perSecond = 300;
export const deadlineMs = 200;
const query = `?wait=1&deadline=${deadlineMs}`;

/** Chats that have begun: ten messages each before anything is asked. */
const conversations = 300;
export const gateShapes = {
  begun: { perRequest: 1, conversations, requests: conversations * 10 },
  questions: (seconds: number) => ({
    perRequest: 1,
    conversations,
    requests: perSecond * seconds,
    rate: perSecond,
    asks: 1,
    query,
  }),
  floor: (seconds: number) => ({ perRequest: 1, conversations, requests: perSecond * seconds, rate: perSecond }),
  /** Half of them are messages that are sent. */
  mixed: (seconds: number) => ({
    perRequest: 1,
    conversations,
    requests: perSecond * seconds,
    rate: perSecond,
    asks: 0.5,
    query,
  }),
} as const;

type Run = Measured & { cpuUs: number | null };
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

type Runs = { questions: readonly Run[]; mixed: readonly Run[]; floor: readonly Run[] };

export function gateFigures({ questions, mixed, floor }: Runs) {
  const of = (runs: readonly Run[], pick: (run: Run) => number) => median(runs.map(pick));
  const shown = (runs: readonly Run[]) => ({
    p50Ms: of(runs, ({ p50 }) => p50),
    p99Ms: of(runs, ({ p99 }) => p99),
    latePercent: 100 * of(runs, ({ late, asked }) => late / Math.max(1, asked)),
    heldPercent: 100 * of(runs, ({ held, asked }) => held / Math.max(1, asked)),
    perSecond: of(runs, ({ messages, seconds }) => messages / seconds),
    cpuUs: of(runs, ({ cpuUs }) => cpuUs ?? Number.NaN),
  });
  return {
    P1: {
      what: `pre-send answers at ${perSecond}/s: p99 in parts of ${deadlineMs} ms`,
      ratio: of(questions, ({ p99 }) => p99) / deadlineMs,
      ...shown(questions),
      // A busy machine makes everybody wait: what the platform alone took at the same rate, in the same run.
      floorP50Ms: of(floor, ({ p50 }) => p50),
      floorP99Ms: of(floor, ({ p99 }) => p99),
      floorCpuUs: of(floor, ({ cpuUs }) => cpuUs ?? Number.NaN),
      goal: "< 1",
    },
    P2: {
      what: `the same at ${perSecond}/s, half of them messages that are sent`,
      ratio: of(mixed, ({ p99 }) => p99) / deadlineMs,
      ...shown(mixed),
      goal: "< 1",
    },
  };
}

type Line = { messages: { role: "buyer" | "agent" | "bot"; text: string }[] };

/** Microseconds of `ask` about what the agents of real chats said, in chats of that many messages. */
function askTimes(length: number): number[] {
  const file = join(root, "test/replay/dialogues/real.jsonl");
  const texts = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .flatMap((line): Line["messages"] => (JSON.parse(line) as Line).messages);
  const shop = compileShop(
    snapshot.parse({
      merchant: "m",
      shop: "s",
      revision: 1,
      name: "bench",
      timeZone: "Asia/Shanghai",
      language: "zh",
      retentionDays: 30,
      channels: [],
      endpoints: [],
      points: {},
      packs: packs.map(({ id }) => id),
      policies: packs.flatMap(({ policies }) => policies.map((policy) => ({ ...policy, mode: "act" }))),
    }),
    packs,
  );
  const started = 1_700_000_000_000;
  const event = (place: number, { role, text }: Line["messages"][number]): ConversationEvent => ({
    type: "message",
    id: `m-${place}`,
    at: started + place * 5_000,
    conversation: "c",
    from: { role, id: role },
    content: [{ type: "text", text }],
  });
  const state = createState({ shop: "s", channel: "interject", conversation: "c", timeZone: "Asia/Shanghai" });
  for (let place = 0; place < length; place++) {
    const said = event(place, texts[place % texts.length] as Line["messages"][number]);
    receive(state, shop, said, { now: said.at, facts: noFacts }, startTurn());
  }
  const agents = texts.filter(({ role }) => role === "agent").slice(0, 2_000);
  const times: number[] = [];
  for (const [index, { text }] of agents.entries()) {
    const question = { ...event(length, { role: "agent", text }), id: `q-${index}`, pending: true } as const;
    if (question.type !== "message") continue;
    const began = process.hrtime.bigint();
    ask(state, shop, question, { now: question.at, facts: noFacts }, startTurn());
    times.push(Number(process.hrtime.bigint() - began) / 1_000);
  }
  return times;
}

export function measureAsking() {
  askTimes(10);
  const quantile = (values: readonly number[], part: number) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
  const [short, middle, long] = [10, 50, 300].map(askTimes) as [number[], number[], number[]];
  return {
    P3: {
      what: "judging one question in a chat of 50 messages, every point on, in microseconds (median)",
      ratio: quantile(middle, 0.5),
      p99Us: quantile(middle, 0.99),
      after10Us: quantile(short, 0.5),
      after300Us: quantile(long, 0.5),
      goal: "<= 100 median",
    },
  };
}
