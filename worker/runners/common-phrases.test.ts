import { expect, test } from "vitest";
import { z } from "zod";
import type { Conversation, Message } from "../../plugins/sdk/conversation.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, finding, quoted } from "../../plugins/sdk/point.ts";
import { compilePoints } from "./builtin.ts";
import { commonPhrases } from "./common-phrases.ts";

const same = (text: string) => ({ zh: text, en: text });
const shape = {
  title: same("t"),
  description: same("t"),
  kind: "alert",
  moment: "message",
  rows: [],
  codes: { found: { message: same("found") } },
} as const;
const rude = definePoint({
  ...shape,
  id: "rude",
  config: z.object({ words: z.array(z.string()).default(["傻", "滚"]), other: z.array(z.string()).default(["滚开"]) }),
  phrases: ({ words, other }) => ({ words, other }),
  inspect: ({ hits }) => [...hits.words, ...hits.other].map((hit) => finding("found", [quoted(hit)])),
});
const picky = definePoint({
  ...shape,
  id: "picky",
  config: z.object({ words: z.array(z.string()) }),
  phrases: ({ words }) => ({ words }),
  inspect: () => [],
});
const pack = definePack({
  id: "p",
  version: "1.0.0",
  api: 1,
  title: same("p"),
  description: same("p"),
  points: [rude, picky],
  interventions: [],
  policies: [],
});
const common = commonPhrases([pack]);

function runnerWith(config: object, id = "p") {
  return compilePoints([{ pack: id, definition: rude, config: rude.config.parse(config) }], common);
}

function foundIn(text: string, config: object, { id = "p" } = {}): string[] {
  const from = { role: "agent", id: "a-1" } as const;
  const message: Message = {
    ...{ id: "m-1", at: 0, from, text, automatic: false, retracted: false },
    content: [{ type: "text", text }],
  };
  const session = {
    id: "s-1",
    day: "2026-11-20",
    type: "unsure",
    agent: null,
    messages: [message],
    transfer: null,
  } as const;
  const conversation: Conversation = { id: "c-1", channel: "interject", messages: [message], session, orders: [] };
  const { findings } = runnerWith(config, id).inspect({ type: "message", id: "m-1", at: 0, message }, conversation);
  return findings.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
}

test("a shop with its pack's own lists holds no phrase of its own, and finds them", () => {
  expect(common.phrases).toEqual(["傻", "滚", "滚开"]);
  expect(common.numberOf("p/rude", "words", ["傻", "滚"])).toBe(0);
  expect(common.numberOf("p/rude", "other", ["滚开"])).toBe(1);
  expect(foundIn("你傻，滚开", {})).toEqual(["傻", "滚", "滚开"]);
});

test("a list that the shop has changed is its own: what it added is found, what it took away is not", () => {
  expect(common.numberOf("p/rude", "words", ["傻"])).toBeUndefined();
  expect(common.numberOf("p/rude", "words", ["滚", "傻"])).toBeUndefined();
  expect(foundIn("你傻，滚开，笨", { words: ["傻", "笨"] })).toEqual(["傻", "笨", "滚开"]);
  expect(foundIn("你傻，滚开", { words: [] })).toEqual(["滚开"]);
});

test("a shop takes memory for its own lists alone, and more for longer ones", () => {
  expect(runnerWith({}).bytes).toBe(0);
  const own = runnerWith({ words: ["笨"] }).bytes;
  expect(own).toBeGreaterThan(0);
  const words = Array.from({ length: 1_000 }, (_, index) => `第${index}句`);
  expect(runnerWith({ words }).bytes).toBeGreaterThan(own + 50_000);
});

test("the lists of another point serve nobody else", () => {
  expect(common.numberOf("q/rude", "words", ["傻", "滚"])).toBeUndefined();
  expect(foundIn("你傻，滚开", { words: ["傻", "滚"], other: [] }, { id: "q" })).toEqual(["傻", "滚"]);
});

test("a point that needs settings brings no lists", () => {
  expect(common.numberOf("p/picky", "words", [])).toBeUndefined();
});
