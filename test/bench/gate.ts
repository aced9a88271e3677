import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
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
import { type Figures, type How, median, quantile } from "./figures.ts";
import { measure, type Run } from "./measure.ts";
import { beside } from "./messages.ts";

/**
 * What the pre-send answer costs. Over HTTP: 300 questions a second to the demo shop, all official points and suggested policies
 * at work, seen from the platform that waits, with the deadline of Easemob. Without a server: `ask` alone, in chats of several lengths.
 */

const perSecond = 300;
const deadlineMs = 200;
const query = `?wait=1&deadline=${deadlineMs}`;

/** Chats that have begun: ten messages each before anything is asked. */
const conversations = 300;
const gateShapes = {
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

type Runs = { questions: readonly Run[]; mixed: readonly Run[]; floor: readonly Run[] };

function gateFigures({ questions, mixed, floor }: Runs): Figures {
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
      met: of(questions, ({ p99 }) => p99) < deadlineMs,
    },
    P2: {
      what: `the same at ${perSecond}/s, half of them messages that are sent`,
      ratio: of(mixed, ({ p99 }) => p99) / deadlineMs,
      ...shown(mixed),
      goal: "< 1",
      met: of(mixed, ({ p99 }) => p99) < deadlineMs,
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

function measureAsking(): Figures {
  askTimes(10);
  const [short, middle, long] = [10, 50, 300].map(askTimes) as [number[], number[], number[]];
  return {
    P3: {
      what: "judging one question in a chat of 50 messages, every point on, in microseconds (median)",
      ratio: quantile(middle, 0.5),
      p99Us: quantile(middle, 0.99),
      after10Us: quantile(short, 0.5),
      after300Us: quantile(long, 0.5),
      goal: "<= 100 median",
      met: quantile(middle, 0.5) <= 100,
    },
  };
}

/** P1 and P2 over HTTP beside the floor, turn by turn, and P3 without a server. */
export async function measureGate({ disk, seconds, rounds, tick }: How): Promise<Figures> {
  return beside(disk, async ({ ours, floor }, secret) => {
    const runs: { questions: Run[]; mixed: Run[]; floor: Run[] } = { questions: [], mixed: [], floor: [] };
    const length = Math.max(seconds, 10);
    const load = { secret, seconds };
    for (const side of [ours, floor]) {
      await measure(side, { ...load, perRequest: 1, conversations: 1_000, requests: 2_000, name: "warm" });
    }
    for (let round = 0; round < rounds; round++) {
      runs.floor.push(
        await measure(floor, { ...load, ...gateShapes.floor(length), seconds: length, name: `gate-${round}` }),
      );
      for (const name of ["questions", "mixed"] as const) {
        const chats = `gate-${name}-${round}`;
        await measure(ours, { ...load, ...gateShapes.begun, name: chats });
        // What those messages still owe to the ledger is not the questions' cost.
        await delay(8_000);
        runs[name].push(
          await measure(ours, { ...load, ...gateShapes[name](length), seconds: length, name: `${chats}-asked`, chats }),
        );
        tick();
      }
    }
    return { ...gateFigures(runs), ...measureAsking() };
  });
}
