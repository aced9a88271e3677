import { expect, test } from "vitest";
import { allowPhrase, findPhrase, foldedPhrase, forgetPhrase, listPhrases } from "./phrase-changes.ts";
import { pointSettings } from "./snapshot.ts";
import { snapshotWith } from "./snapshot-fixture.ts";

const id = "alerts/ad-law";
const before = snapshotWith({
  points: { [id]: { severity: "low" } },
  shadows: { [id]: { severity: "urgent" } },
});
const taught = (phrase: string) => ({ phrase, finding: "f-1", by: "user:q", at: 1 });

test("a phrase of a point is learnt by its trial, too, and leaves their settings alone", () => {
  const after = allowPhrase(before, { point: id }, taught("全国联保"));
  expect(after.points[id]).toMatchObject({ severity: "low", allowed: [{ phrase: "全国联保" }] });
  expect(after.shadows[id]).toMatchObject({ severity: "urgent", allowed: [{ phrase: "全国联保" }] });
  expect(after.allowed).toEqual([]);
  expect(forgetPhrase(after, { point: id }, "全国联保")).toEqual(before);
});

test("a point without settings of its own gets the defaults and the phrase", () => {
  const after = allowPhrase(before, { point: "alerts/rhetorical" }, taught("你说呢"));
  expect(after.points["alerts/rhetorical"]).toEqual({ ...pointSettings.parse({}), allowed: [taught("你说呢")] });
});

test("phrases that fold to the same are one: the first stays as it was taught", () => {
  const once = allowPhrase(before, { point: null }, taught("VIP专享"));
  const twice = allowPhrase(once, { point: null }, { ...taught("ｖｉｐ專享"), by: "user:other" });
  expect(twice).toEqual(once);
  expect(findPhrase(twice, { point: null }, " vip专享 ")).toEqual(taught("VIP专享"));
  expect(forgetPhrase(twice, { point: null }, "Vip專享").allowed).toEqual([]);
});

test("a phrase is looked for where it was taught", () => {
  const after = allowPhrase(before, { point: null }, taught("全国联保"));
  expect(() => forgetPhrase(after, { point: id }, "全国联保")).toThrow("Not found");
  expect(listPhrases(allowPhrase(after, { point: id }, taught("联保三年")))).toMatchObject([
    { point: null, phrase: "全国联保" },
    { point: id, phrase: "联保三年" },
  ]);
});

test.each(["\u200b\u200b", " 　", "a\u200b", ""])("%j is no phrase", (phrase) => {
  expect(() => foldedPhrase(phrase, "learn.phrase")).toThrow(expect.objectContaining({ path: "learn.phrase" }));
});
