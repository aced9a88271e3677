import { describe, expect, test } from "vitest";
import { comparisonsOf } from "./backtracking.ts";
import { costOf } from "./expression-cost.ts";

function refusal({ source, flags }: RegExp): string | null {
  const cost = costOf(source, flags);
  return cost.ok ? null : cost.why.en;
}

describe("an expression is refused", () => {
  test.each([
    [/^(a+)+$/, "nothing that is repeated without end"],
    [/(a|a)*$/, "nothing that is repeated without end"],
    [/(a|ab)*c/, "nothing that is repeated without end"],
    [/(?:a?)*b/, "nothing that is repeated without end"],
    [/(?:(?=a)a)*b/, "nothing that is repeated without end"],
    [/(a)\1/, "take the back-reference out"],
    [/(?<x>a)\k<x>/, "take the back-reference out"],
    [/.*a.*b/, "no three repetitions without end"],
    [/^.*a.*b.*c/, "no three repetitions without end"],
    [/a*a*a*b/, "no three repetitions without end"],
    [/(?:a{0,30}){0,30}b/, "it can match in too many ways"],
    [/a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaa/, "it can match in too many ways"],
    [/.{0,20000}x/, "it can match in too many ways"],
    [/[a--b]/v, "neither the flag v"],
    [new RegExp("a".repeat(1_001)), "make it shorter"],
  ])("%s", (expression, why) => {
    expect(refusal(expression)).toContain(why);
  });
});

describe("an expression is taken", () => {
  test.each([
    /退款|退货/,
    /没[^。]{0,6}发货/,
    /\d+(?:\.\d{1,2})?元/,
    /^\s+|\s+$/g,
    /(?<!只)有(?!没)/,
    /(?:哈|呵)+/,
    /\p{Script=Han}{2,4}/u,
    /[\w.]+@[\w.]+/i,
    /(?<year>\d{4})-(?<month>\d\d)/,
    /^(.*?)：(.*)$/,
    /\b(?:ok|okay)\b/i,
  ])("%s", (expression) => {
    expect(refusal(expression)).toBeNull();
  });
});

/** The same numbers each time. */
function numbersFrom(start: number) {
  let state = start;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const atoms = [
  "a",
  "b",
  "[ab]",
  "[^a]",
  ".",
  "\\w",
  "(?:ab)",
  "(?:a|b)",
  "(a?b)",
  "(?=a)",
  "(?<!b)",
  "(?:b|aa)",
  "$",
  "^",
];
const counts = ["", "", "", "*", "+", "?", "*?", "{0,3}", "{2}", "{1,}"];

describe("a cost", () => {
  test("is never below what trying one way after another takes", () => {
    const next = numbersFrom(7);
    let compared = 0;
    for (let turn = 0; turn < 3_000; turn++) {
      const piece = () => (atoms[next(atoms.length)] as string) + (counts[next(counts.length)] as string);
      const source = Array.from({ length: 1 + next(4) }, piece).join(next(5) === 0 ? "|" : "");
      const flags = next(2) === 0 ? "" : "i";
      const cost = isValid(source, flags) ? costOf(source, flags) : { ok: false as const };
      if (!cost.ok) continue;
      const text = Array.from({ length: 30 }, () => "aaaab"[next(5)]).join("") + (next(2) === 0 ? "c" : "");
      const { linear, square, runs } = cost.cost;
      const run =
        runs === null
          ? 0
          : Math.max(0, ...[...text.matchAll(new RegExp(runs, `g${flags}`))].map(([all]) => all.length));
      const most = linear * (text.length + 1) + square * (text.length + 1) * (run + 1);
      expect(comparisonsOf(source, flags, text), `/${source}/${flags} on ${text}`).toBeLessThanOrEqual(most);
      compared++;
    }
    expect(compared).toBeGreaterThan(1_000);
  });
});

function isValid(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}
