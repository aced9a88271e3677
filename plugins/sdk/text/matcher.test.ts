import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "./fold.ts";
import { compileMatcher } from "./matcher.ts";

type Found = readonly [phrase: number, start: number, end: number];

function find(phrases: readonly string[], text: string): Found[] {
  const found: Found[] = [];
  compileMatcher(phrases).find(fold(text).text, (...hit) => found.push(hit));
  return found;
}

/** The same by looking for each phrase at each place. */
function findNaively(phrases: readonly string[], text: string): Found[] {
  const folded = fold(text).text;
  return phrases.flatMap((phrase, index) => {
    const word = fold(phrase).text;
    const found: Found[] = [];
    if (word === "") return found;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      found.push([index, at, at + word.length]);
    }
    return found;
  });
}

const sorted = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => a[2] - b[2] || a[1] - b[1] || a[0] - b[0]);

describe("compileMatcher", () => {
  test("reports every overlap", () => {
    expect(sorted(find(["投诉", "我要投诉", "诉", "诉你"], "我要投诉你"))).toEqual([
      [1, 0, 4],
      [0, 2, 4],
      [2, 3, 4],
      [3, 3, 5],
    ]);
  });

  test("folds phrases like texts", () => {
    expect(find(["投訴", "ＡＢ"], "投诉 ab")).toEqual([
      [0, 0, 2],
      [1, 3, 5],
    ]);
  });

  test("reports a phrase that is listed twice under both indexes", () => {
    expect(sorted(find(["投诉", "投訴"], "投诉"))).toEqual([
      [0, 0, 2],
      [1, 0, 2],
    ]);
  });

  test("finds nothing without phrases, for phrases that fold to nothing, and in an empty text", () => {
    expect(find([], "投诉")).toEqual([]);
    expect(find(["", "\u200b"], "投诉")).toEqual([]);
    expect(find(["投诉"], "")).toEqual([]);
  });

  test("finds exactly what looking at every place finds", () => {
    const unit = fc.constantFrom(..."ab投诉诉訴你");
    const text = fc.string({ unit, maxLength: 40 });
    const phrases = fc.array(fc.string({ unit, maxLength: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(phrases, text, (list, haystack) => {
        expect(sorted(find(list, haystack))).toEqual(sorted(findNaively(list, haystack)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("finds the same among thousands of phrases, over all characters", () => {
    const phrases = fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 4 }), {
      minLength: 2_000,
      maxLength: 2_500,
    });
    fc.assert(
      fc.property(phrases, fc.array(fc.nat(1_999), { maxLength: 30 }), (list, chosen) => {
        const text = chosen.map((index) => list[index]).join("");
        expect(sorted(find(list, text))).toEqual(sorted(findNaively(list, text)));
      }),
      { numRuns: 10 },
    );
  });
});
