import { describe, expect, it } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { manifestOf } from "../../plugins/sdk/manifest.ts";
import { parseRule } from "../../plugins/sdk/rules/parse-rule.ts";
import { listsOf, ruleOf, withoutWords, withWords } from "./standard.ts";

const points = packs.flatMap((pack) => manifestOf(pack).points);
const [field] = points.flatMap(listsOf);
if (field === undefined) throw new Error("no point has a list of words");
const settings = (list?: string[]) => ({ config: list === undefined ? {} : { [field.name]: list } });

describe("words for a point's list", () => {
  it("are added behind those that are there, the defaults too, and taken back (F023)", () => {
    const added = withWords(settings(), field, "我要去你们公司闹");
    expect(added).toEqual({ list: [...field.fallback, "我要去你们公司闹"] });
    const saved = "list" in added ? [...added.list] : [];
    expect(withoutWords(settings(saved), field, "我要去你们公司闹")).toBeNull();
    expect(withoutWords(settings(["甲", "乙"]), field, "甲")).toEqual(["乙"]);
  });

  it("are refused where the list has them, or is full", () => {
    expect(withWords(settings(["甲"]), field, "甲")).toEqual({ refused: "known" });
    const full = Array.from({ length: field.most }, (_, index) => `词${index}`);
    expect(withWords(settings(full), field, "甲")).toEqual({ refused: "full" });
  });
});

describe("a rule of words", () => {
  it.each([
    "发票",
    "下单，没付款",
    "【好评】返现",
    "+；，",
    "这个{变量}",
    "请问你们家这款电饭煲的内胆到底什么时候能补货呀？",
  ])("is one that the shop can save: %s (F023)", (words) => {
    for (const byBuyer of [true, false]) {
      const parsed = parseRule(ruleOf(words, { id: "picked-1", byBuyer }));
      expect(parsed.ok ? [] : parsed, words).toEqual([]);
    }
  });

  it("looks on the side that said them, for the words or for sentences like them", () => {
    const conditions = (words: string, byBuyer: boolean) =>
      ruleOf(words, { id: "x", byBuyer }).standards.flatMap((standard) => standard.conditions);
    expect(conditions("下单，没付款", true)).toEqual([{ type: "buyer-said", keywords: "下单+没付款" }]);
    expect(conditions("亲，这边帮您登记一下稍后回复您", false)).toEqual([
      { type: "agent-said", similar: { sentences: ["亲，这边帮您登记一下稍后回复您"] } },
    ]);
  });
});
