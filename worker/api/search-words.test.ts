import { expect, test } from "vitest";
import { searchPeriod, searchWords } from "./search-words.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20);

test("words are divided by blanks of any width, and named once", () => {
  expect(searchWords.parse(" 投诉　12315  投诉 ")).toEqual(["投诉", "12315"]);
  expect(searchWords.safeParse("   ").success).toBe(false);
  expect(searchWords.safeParse("a b c d e f").success).toBe(false);
});

test("the period is the last 45 days, and never longer", () => {
  expect(searchPeriod({}, now)).toEqual({ from: now - 45 * day });
  expect(searchPeriod({ to: now - 90 * day }, now)).toEqual({ from: now - 135 * day, to: now - 90 * day });
  expect(searchPeriod({ from: now - 3 * day }, now)).toEqual({ from: now - 3 * day });
  expect(searchPeriod({ from: now - 60 * day }, now)).toBeNull();
  expect(searchPeriod({ from: now - 60 * day, to: now - 30 * day }, now)).toEqual({
    from: now - 60 * day,
    to: now - 30 * day,
  });
});
