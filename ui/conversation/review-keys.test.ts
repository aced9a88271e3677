import { expect, it } from "vitest";
import { reviewDay as english } from "../text/en/review-day.ts";
import { reviewDay as chinese } from "../text/zh/review-day.ts";
import { meaningOf, reviewKeys } from "./review-keys.ts";

const press = (key: string, held: object = {}) =>
  meaningOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

it("a key means one thing, in either case, and nothing together with the browser's modifiers", () => {
  const all = reviewKeys.flatMap(({ keys }) => [...keys] as string[]);
  expect(new Set(all).size).toBe(all.length);
  expect([press("j"), press("J"), press("ArrowDown")]).toEqual(["nextSentence", "nextSentence", "nextSentence"]);
  expect([press("7"), press("0"), press("?"), press("Enter")]).toEqual(["tag", "otherTag", "help", "done"]);
  expect([press("c", { ctrlKey: true }), press("r", { metaKey: true }), press("q")]).toEqual([null, null, null]);
});

it("the help sheet has words for every key, and for no other", () => {
  const ids = reviewKeys.map(({ id }) => id).sort();
  expect(Object.keys(chinese.keys.what).sort()).toEqual(ids);
  expect(Object.keys(english.keys.what).sort()).toEqual(ids);
});
