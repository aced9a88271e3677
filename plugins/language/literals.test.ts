import { expect, test } from "vitest";
import { literalsOf } from "./literals.ts";

test.each([
  [/气死|火大/, ["气死", "火大"]],
  [/太(?:差|烂)了/, ["太差了", "太烂了"]],
  [/垃圾(?!桶|袋)/, ["垃圾"]],
  [/(?<!打)破(?:店|公司)/, ["破公司", "破店"]],
  [/等(?:了)?鬼/, ["等了鬼", "等鬼"]],
  [/坑(?:人|爹)?/, ["坑"]],
  [/[?]{5,}/, ["?????"]],
  [/(?:再也|一直)[^,]{0,4}倒闭/, ["倒闭"]],
  [/投诉你们|投诉/, ["投诉"]],
  [/😡|\[怒\]/u, ["[怒]", "😡"]],
])("each match of %s holds one of %j", (pattern, literals) => {
  expect(literalsOf(pattern)).toEqual(literals);
});

test("of several parts that must be there it takes the one that fewer messages hold", () => {
  expect(literalsOf(/你们.{0,3}倒闭/)).toEqual(["倒闭"]);
  expect(literalsOf(/无语.{0,3}的/)).toEqual(["无语"]);
});

test.each([/.*/, /(?:坑)?/, /坑*/, /a|b?/])("refuses %s, which can match without a literal", (pattern) => {
  expect(() => literalsOf(pattern)).toThrow("without a literal");
});

test("refuses syntax that it does not read", () => {
  expect(() => literalsOf(/\p{L}坑/u)).toThrow("by property");
});
