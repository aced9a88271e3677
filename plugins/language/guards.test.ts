import { expect, test } from "vitest";
import { asked, denied, reported, scamCall, supposed } from "./guards.ts";
import { passageOf } from "./passage.ts";

/** The passage around the word between the brackets: 我不[投诉]. */
function around(marked: string) {
  const start = marked.indexOf("[");
  const text = marked.replace(/[[\]]/g, "");
  return passageOf(text, { message: "m", start, end: marked.indexOf("]") - 1 });
}

test.each(["我不[投诉]", "没想[投诉]你", "从来没有[投诉]过", "我不會[投訴]", "没给你们[差评]", "不想走[法律途径]"])(
  "reads %s as a denial",
  (marked) => expect(denied(around(marked))).toBe(true),
);

test.each([
  "是不是要我[投诉]",
  "要不要[投诉]",
  "不得不[投诉]",
  "再不[投诉]不行",
  "不[投诉]不解决",
  "还没[投诉]呢",
  "特别[投诉]",
  "别逼我[投诉]",
])("reads %s as none", (marked) => expect(denied(around(marked))).toBe(false));

test("a supposition is no threat, a condition is", () => {
  expect(supposed(around("万一坏了可以[投诉]吗"))).toBe(true);
  expect(supposed(around("如果以后坏了找谁[投诉]"))).toBe(true);
  expect(supposed(around("如果不退款我就[投诉]"))).toBe(false);
  expect(supposed(around("再不发货就[投诉]"))).toBe(false);
});

test("knows a question by its mark, its particle and its words", () => {
  expect(asked(around("可以[投诉]？"))).toBe(true);
  expect(asked(around("能[投诉]吗"))).toBe(true);
  expect(asked(around("怎么[投诉]你们"))).toBe(true);
  expect(asked(around("我要[投诉]"))).toBe(false);
});

test("knows what others said", () => {
  expect(reported(around("你们客服让我去[投诉]"))).toBe(true);
  expect(reported(around("快递员说我[有病]"))).toBe(true);
  expect(reported(around("你说的“[投诉]”在哪里"))).toBe(true);
  expect(reported(around("我跟你说，我要[投诉]"))).toBe(false);
});

test("knows talk about scam calls", () => {
  expect(scamCall(around("有人冒充客服给我打电话，说要[报警]"))).toBe(true);
  expect(scamCall(around("打电话给你们也没人接，我要[报警]"))).toBe(false);
});
