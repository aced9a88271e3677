import { expect, it } from "vitest";
import { findWords, wordsOf } from "./found-words.ts";

it("finds every place of every word, in either case, also behind letters that grow when folded", () => {
  const text = "İstanbul 退款，REFUND 退款";
  const found = findWords(text, wordsOf(" 退款　refund ")).map(({ start, end }) => text.slice(start, end));
  expect(found).toEqual(["退款", "退款", "REFUND"]);
});

it("marks nothing without words, and takes signs of patterns as they are", () => {
  expect(findWords("什么都有", wordsOf(null))).toEqual([]);
  expect(findWords("什么都有", wordsOf("  "))).toEqual([]);
  expect(findWords("打9.9折", wordsOf(".*"))).toEqual([]);
});
