import { describe, expect, test } from "vitest";
import { type Combination, parseCombination } from "./combination.ts";

const known = ["a", "b", "c", "no-notes"];

function shown(combination: Combination): string {
  if (combination.kind === "standard") return combination.id;
  return `(${combination.of.map(shown).join(combination.kind === "all" ? "&" : "|")})`;
}

describe("combinations of standards", () => {
  test.each([
    ["a", "a"],
    ["a && (b || c)", "(a&(b|c))"],
    ["a && b || c", "((a&b)|c)"],
    ["a||b&&c", "(a|(b&c))"],
    ["a && b && c", "(a&b&c)"],
    ["((no-notes))", "no-notes"],
    [" a\n&&\tb ", "(a&b)"],
  ])("reads %j", (source, expected) => {
    const parsed = parseCombination(source, known);
    expect(parsed.ok && shown(parsed.combination)).toBe(expected);
  });

  test.each([
    ["", 0, "the text ends where a standard is needed"],
    ["a &&", 4, "the text ends where a standard is needed"],
    ["&& a", 0, "a standard is needed here: a, b, c, no-notes"],
    ["a & b", 2, "between standards write && or ||"],
    ["a b", 2, "between standards write && or ||"],
    ["a && d", 5, 'there is no standard "d"; allowed: a, b, c, no-notes'],
    ["a && !b", 5, 'there is no standard "!b"; allowed: a, b, c, no-notes'],
    ["(a || b", 7, 'the closing ")" is missing'],
    ["a)", 1, "between standards write && or ||"],
    ["()", 1, "a standard is needed here: a, b, c, no-notes"],
    [`${"(".repeat(11)}a${")".repeat(11)}`, 10, "brackets may be nested 10 deep"],
    [Array(51).fill("a").join("||"), 150, "at most 50 standards may be named"],
    ["a".repeat(501), 500, "at most 500 characters are allowed"],
  ])("refuses %j at its place", (source, offset, en) => {
    expect(parseCombination(source, known)).toMatchObject({ ok: false, problem: { offset, message: { en } } });
  });
});
