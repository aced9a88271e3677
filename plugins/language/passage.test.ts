import { expect, test } from "vitest";
import { clauseOf, merged, passageOf } from "./passage.ts";

const place = (start: number, end: number, message = "m") => ({ message, start, end });

test("keeps to the clause, folded, and sees across it", () => {
  const text = "快一点，我要ＴＯＵＳＵ你們！再見";
  expect(passageOf(text, place(6, 11))).toMatchObject({
    word: "tousu",
    before: "我要",
    after: "你们",
    lead: "快一点,我要",
    tail: "你们!再见",
    stop: "!",
  });
});

test("a blank ends a clause: help desks join several sends with it", () => {
  expect(passageOf("在吗 人工 谢谢", place(3, 5))).toMatchObject({ before: "", after: "", stop: " " });
});

test("cuts the clause out of the original, never through a character", () => {
  const text = "你好，这是最好的😀！再见";
  const clause = clauseOf(text, place(5, 6));
  expect(text.slice(clause.start, clause.end)).toBe("这是最好的😀");
  const long = "😀".repeat(60);
  const cut = clauseOf(long, place(60, 62));
  expect(long.slice(cut.start, cut.end)).toMatch(/^(?:😀)+$/u);
});

test("merges places that overlap, keeps those that only touch, and stays within the host's limit", () => {
  expect(merged([place(4, 6), place(0, 2), place(1, 3)])).toEqual([place(0, 3), place(4, 6)]);
  expect(merged([place(0, 2), place(2, 4)])).toEqual([place(0, 2), place(2, 4)]);
  expect(merged([place(0, 4), place(1, 3)])).toEqual([place(0, 4)]);
  expect(merged(Array.from({ length: 50 }, (_, index) => place(index * 2, index * 2 + 1)))).toHaveLength(20);
});
