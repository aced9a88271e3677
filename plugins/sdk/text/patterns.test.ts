import { describe, expect, test } from "vitest";
import type { Message } from "../conversation.ts";
import { findPattern, maxMatches, sentencesOf } from "./patterns.ts";

function message(text: string): Message {
  const from = { role: "buyer", id: "b-1" } as const;
  return { id: "m-1", at: 0, from, text, content: [{ type: "text", text }], automatic: false, retracted: false };
}

const quotes = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe("findPattern", () => {
  test("reads the folded text and points into the original", () => {
    const text = "你們…打１２\u200b３１５投訴！";
    expect(quotes(text, findPattern(message(text), /12315投诉/))).toEqual(["１２\u200b３１５投訴"]);
  });

  test("finds all matches, whatever flags the pattern has", () => {
    const text = "退款 退款 退款";
    for (const pattern of [/退款/, /退款/g, /退款/y, /退款/i, /退款/v]) {
      expect(findPattern(message(text), pattern)).toHaveLength(3);
    }
  });

  test("never cuts a surrogate pair, ignores empty matches, and stops at the limit", () => {
    expect(quotes("😀😀", findPattern(message("😀😀"), /./))).toEqual(["😀", "😀"]);
    expect(findPattern(message("abc"), /x*/)).toEqual([]);
    expect(findPattern(message("啊".repeat(100)), /啊/)).toHaveLength(maxMatches);
  });
});

describe("sentencesOf", () => {
  test.each([
    ["在吗？我要退款！快点", ["在吗？", "我要退款！", "快点"]],
    ["等了3.5天。还没到……\n人呢", ["等了3.5天。", "还没到……", "人呢"]],
    ["他说：“不退。”我生气了", ["他说：“不退。”", "我生气了"]],
    ["Where is it? See v1.2. Thanks", ["Where is it?", "See v1.2.", "Thanks"]],
    ["  好的  ", ["好的"]],
    ["？？？", ["？？？"]],
    ["", []],
  ])("splits %j", (text, sentences) => {
    expect(quotes(text, sentencesOf(message(text)))).toEqual(sentences);
  });
});
