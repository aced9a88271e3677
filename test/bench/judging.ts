import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packs } from "../../plugins/manifest.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, finding, quoted } from "../../plugins/sdk/point.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { receive } from "../../worker/conversation/engine.ts";
import { createState } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { commonPhrases } from "../../worker/runners/common-phrases.ts";
import { type CompiledShop, compileShop } from "../../worker/settings/compile.ts";
import { snapshot } from "../../worker/settings/snapshot.ts";
import { root } from "../serve/build.ts";
import { type Figures, type How, quantile } from "./figures.ts";

/**
 * What judging alone costs, without a server: every official point on, the bundled real dialogues message by message through the
 * engine. The two shops take turns on the same messages, so that a busy machine slows both.
 */

type Line = { messages: { role: "buyer" | "agent" | "bot"; text: string }[] };

export function dialogues(): Line[] {
  const file = join(root, "test/replay/dialogues/real.jsonl");
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): Line => JSON.parse(line));
}

/** Phrases of three to six common characters, the same on every run. */
export function phrases(count: number): string[] {
  let state = 42;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 3 + next(4) }, () => String.fromCharCode(0x4e00 + next(3_000))).join(""),
  );
}

export function shopWith(words: readonly string[]): CompiledShop {
  const same = (text: string) => ({ zh: text, en: text });
  const point = definePoint({
    id: "words",
    title: same("words"),
    description: same("words"),
    kind: "alert",
    moment: "message",
    rows: [],
    config: z.object({}),
    codes: { found: { message: same("found") } },
    phrases: () => ({ words }),
    inspect: ({ hits }) => (hits.words.length > 0 ? [finding("found", hits.words.map(quoted))] : []),
  });
  const pack = definePack({
    id: "bench",
    version: "1.0.0",
    api: 1,
    title: same("bench"),
    description: same("bench"),
    points: [point],
    interventions: [],
    policies: [],
  });
  const all = [...packs, pack];
  const settings = snapshot.parse({
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
    packs: all.map(({ id }) => id),
    policies: all.flatMap(({ policies }) => policies),
  });
  return compileShop(settings, all, commonPhrases(packs));
}

/** One pass over all dialogues; the time of each message in microseconds. */
export function pass(shop: CompiledShop, lines: readonly Line[]): number[] {
  const times: number[] = [];
  for (const [index, { messages }] of lines.entries()) {
    const state = createState({
      shop: "s",
      channel: "interject",
      conversation: `c-${index}`,
      timeZone: "Asia/Shanghai",
    });
    for (const [place, { role, text }] of messages.entries()) {
      const at = 1_700_000_000_000 + place * 20_000;
      const began = process.hrtime.bigint();
      const event = {
        type: "message" as const,
        id: `m-${place}`,
        at,
        conversation: `c-${index}`,
        from: { role, id: role },
        content: [{ type: "text" as const, text }],
      };
      receive(state, shop, event, { now: at, facts: noFacts }, startTurn());
      times.push(Number(process.hrtime.bigint() - began) / 1_000);
    }
  }
  return times;
}

export function measureJudging({ rounds }: Pick<How, "rounds">): Figures {
  const lines = dialogues();
  const few = shopWith(phrases(50));
  const many = shopWith(phrases(5_000));
  for (const shop of [few, many, few, many]) pass(shop, lines);
  const fewTimes: number[][] = [];
  const manyTimes: number[][] = [];
  for (let round = 0; round < Math.max(rounds, 5); round++) {
    fewTimes.push(pass(few, lines));
    manyTimes.push(pass(many, lines));
  }
  const best = (runs: readonly number[][]) => Math.min(...runs.map((times) => quantile(times, 0.5)));
  const all = fewTimes.flat();
  const ratio = best(manyTimes) / best(fewTimes);
  const [half, p99Us] = [quantile(all, 0.5), quantile(all, 0.99)];
  return {
    S4: {
      what: "judging with 5,000 phrases against 50, median of a message",
      ratio,
      fewUs: best(fewTimes),
      manyUs: best(manyTimes),
      goal: "<= 1.10",
      met: ratio <= 1.1,
    },
    S5: {
      what: "judging one message, every point on, in microseconds (median)",
      ratio: half,
      p99Us,
      points: few.points.size,
      goal: "<= 20 median, <= 150 p99",
      met: half <= 20 && p99Us <= 150,
    },
  };
}
