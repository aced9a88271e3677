import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { defineIntervention } from "../intervention.ts";
import { definePack } from "../pack.ts";
import { definePoint, finding, held, quoted } from "../point.ts";
import { policy } from "../policy.ts";
import { unanswered } from "../testing/sample.ts";
import { playDialogue, shopWith } from "./play-dialogue.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";

const title = { zh: "标题", en: "Title" };
const invoice = definePoint({
  id: "invoice",
  title,
  description: title,
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({}),
  codes: { wanted: { message: title } },
  phrases: () => ({ words: ["发票"], refusals: ["不要发票"], asides: ["收据"] }),
  inspect({ hits }) {
    if (hits.refusals.length > 0) return [held("refusal", hits.refusals.map(quoted))];
    return hits.words.length > 0 ? [finding("wanted", hits.words.map(quoted))] : [];
  },
});
const thank = defineIntervention({
  id: "thank",
  title,
  description: title,
  rows: [],
  config: z.object({}),
  actions: ["tag"],
  reasons: {},
  plan: () => ({ actions: [{ kind: "tag", tag: "invoice" }] }),
});
const pack = definePack({
  id: "p",
  version: "1.0.0",
  api: 1,
  title,
  description: title,
  points: [invoice, unanswered],
  interventions: [thank],
  policies: [
    policy.parse({ id: "tag-it", title, when: { points: ["p/invoice"] }, then: [{ intervention: "p/thank" }] }),
  ],
});

const at = Date.parse("2026-11-20T10:00:00+08:00");
const dialogue = {
  id: "d-1",
  messages: [
    { role: "buyer" as const, text: "可以开發票吗", at },
    { role: "buyer" as const, text: "不要发票也行", at: at + 5_000 },
    { role: "buyer" as const, text: "收据呢", at: at + 70_000 },
    { role: "agent" as const, text: "可以", at: at + 80_000 },
    { role: "buyer" as const, text: "好", at: at + 90_000 },
  ],
};
const played = (options = {}) =>
  playDialogue(dialogue, shopWith([pack]), options)
    .split("\n")
    .map((line) => line.trim());

describe("play", () => {
  test("shows each line with what was found, what held back, what was seen, and what came of it", () => {
    expect(played()).toEqual([
      "d-1",
      "10:00:00  buyer  可以开[發票]吗",
      "✔ p/invoice  wanted  “發票”",
      "⏱ p/unanswered  timer answer-due in 60 s",
      '→ tag-it  p/thank acted (matched): tag {"kind":"tag","tag":"invoice"}',
      "10:00:05  buyer  [不要发票也行]",
      "⏸ p/invoice  held back by refusal  “不要发票”",
      "10:01:00  timer answer-due of p/unanswered comes due",
      "✔ p/unanswered  late  “可以开發票吗” “不要发票也行”",
      "10:01:10  buyer  收据呢",
      "· p/invoice  found but not counted  asides: 收据",
      "⏱ p/unanswered  timer answer-due in 60 s",
      "10:01:20  agent  可以",
      "⏱ p/unanswered  timer answer-due is stopped",
      "10:01:30  buyer  好",
      "⏱ p/unanswered  timer answer-due in 60 s",
      "10:01:31  closed",
      "⏱ p/unanswered  timer answer-due is stopped",
      "10:01:31  the session ends: closed",
    ]);
  });

  test("a chat that nobody closes goes on to the end of its day", () => {
    expect(played({ open: true }).slice(-4)).toEqual([
      "⏱ p/unanswered  timer answer-due in 60 s",
      "10:02:30  timer answer-due of p/unanswered comes due",
      "✔ p/unanswered  late  “好”",
      "23:59:59  the session ends: day-ended",
    ]);
  });
});

describe("play FILE", { timeout: 30_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = temporaryFolder();
    writeFileSync(
      join(folder, "chats.jsonl"),
      `${JSON.stringify(dialogue)}\n{"id":"d-2","messages":[{"role":"buyer","text":"我要投诉你们"}]}\n`,
    );
    writeFileSync(join(folder, "bad.jsonl"), '{"id":"d-1","messages":[{"role":"robot","text":"a"}]}\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("plays one chat of a file through the packs that are compiled in", async () => {
    const { code, output } = await plugin(["play", join(folder, "chats.jsonl"), "--dialogue", "d-2"]);
    expect(code).toBe(0);
    expect(output).toContain("✔ alerts/threaten-complaint");
    expect(output).not.toContain("d-1");
  });

  test.each([
    ["a file that is not there", ["nowhere.jsonl"], "no such file"],
    ["a line that is no chat", ["bad.jsonl"], "bad.jsonl:1: messages.0.role"],
    ["a chat that the file does not have", ["chats.jsonl", "--dialogue", "d-9"], "has no dialogue d-9"],
  ])("refuses %s", async (_, [file = "", ...flags], line) => {
    const refused = await plugin(["play", join(folder, file), ...flags]);
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(line) });
  });
});
