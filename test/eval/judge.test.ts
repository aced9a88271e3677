import { expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { explainMistakes } from "./causes.ts";
import type { Dialogue } from "./dialogues.ts";
import { explain } from "./explain.ts";
import { evaluationShop, judge, predictionsOf } from "./judge.ts";
import { labelOfPoint, pointsByLabel } from "./labels.ts";

const shop = evaluationShop();
const dialogue: Dialogue = {
  id: "d-1",
  complete_session: true,
  messages: [
    { role: "buyer", text: "转人工" },
    { role: "agent", text: "您好，请稍等，我帮您查询一下" },
    { role: "buyer", text: "再不发货我要去12315投诉" },
    { role: "agent", text: "请问还有其他可以帮到您的吗" },
    { role: "buyer", text: "没有了" },
  ],
};

test("judges a dialogue in the words of the labels", () => {
  expect(predictionsOf(judge(dialogue, shop), shop)).toEqual(
    expect.arrayContaining([
      { dialogue_id: "d-1", message_index: 0, point: "ask_human" },
      { dialogue_id: "d-1", message_index: 2, point: "threaten_315" },
      { dialogue_id: "d-1", message_index: 3, point: "closing_missing" },
      { dialogue_id: "d-1", message_index: 4, point: "last_not_agent" },
    ]),
  );
});

test("finds no silence in times that it invented itself", () => {
  const long = { ...dialogue, messages: Array.from({ length: 50 }, () => dialogue.messages).flat() };
  const points = judge(long, shop).findings.map(({ point }) => point);
  expect(points).toContain("alerts/ask-human");
  expect(points).not.toContain("alerts/unanswered");
  expect(points).not.toContain("service/slow-reply");
});

test("takes given times as they are", () => {
  const messages = dialogue.messages.map((message, index) => ({ ...message, at: 1_700_000_000_000 + index * 400_000 }));
  const points = judge({ ...dialogue, messages }, shop).findings.map(({ point }) => point);
  expect(points).toEqual(expect.arrayContaining(["alerts/unanswered", "alerts/missed-followup", "service/slow-reply"]));
});

test("gives the same result twice", () => {
  expect(JSON.stringify(judge(dialogue, shop))).toBe(JSON.stringify(judge(dialogue, shop)));
});

test("no point fails on an empty, an odd or a very long message", () => {
  const texts = [
    "",
    "\u0000",
    "\ud800",
    "？".repeat(3_000),
    "投诉".repeat(5_000),
    "a".repeat(60_000),
    "最好".repeat(9_000),
  ];
  for (const text of texts) {
    const messages = [
      { role: "buyer" as const, text },
      { role: "agent" as const, text },
    ];
    expect(judge({ ...dialogue, messages }, shop).errors).toEqual([]);
  }
});

test("every point that a label names, and that is compiled in, is found under its own id", () => {
  const compiled = new Set(packs.flatMap(({ id, points }) => points.map((point) => `${id}/${point.id}`)));
  const named = Object.entries(pointsByLabel).flatMap(([label, points]) =>
    points.map((point) => [label, point] as const),
  );
  const known = named.filter(([, point]) => compiled.has(point));
  expect(known.length).toBeGreaterThan(8);
  for (const [label, point] of known) expect(labelOfPoint(point)).toBe(label);
});

test("explains what was found, what a guard held back, and what was found but did not count", () => {
  const text = explain("我要去12315投诉你们", "buyer", shop);
  expect(text).toMatch(/✔ alerts\/threaten-exposure {2}authority {2}“12315” {2}\d+ µs/);
  expect(text).toMatch(/⏸ alerts\/threaten-complaint {2}held back by other-point {2}“投诉” {2}\d+ µs/);
  expect(text).toContain("alerts/conflict  found but not counted  buyer: 投诉");
});

test("explains nothing else than was judged", () => {
  for (const text of ["你们什么破服务，退钱！", "转人工", "质量太差了，用了两天就坏", "在吗", "我妈的快递到了吗"])
    expect(explain(text, "buyer", shop)).not.toContain("!");
});

test("names the cause of each mistake", () => {
  const dialogues = [dialogue];
  const at = (index: number, point: string) => ({ dialogue: "d-1", index, point });
  const mistakes = [
    ...explainMistakes("wrong", [at(0, "ask_human")], { dialogues, shop }),
    ...explainMistakes("missed", [at(2, "threaten_complaint"), at(4, "buyer_anger")], { dialogues, shop }),
  ];
  expect(mistakes.map(({ cause }) => cause)).toEqual([
    "found “人工”",
    "held back by other-point",
    "no word or expression knows it",
  ]);
});
