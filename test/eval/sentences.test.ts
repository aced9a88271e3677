import { expect, test } from "vitest";
import { evaluationShop } from "./judge.ts";
import { rates } from "./score.ts";
import { isFound, labelsIn, neutralLines, postedLabels, posts, sentencesOf, tabledLabels } from "./sentences.ts";

const shop = evaluationShop();

/** Of invented sentences more is demanded than of real talk, which has sentences that nobody would invent. */
const least = 0.95;

test.each(tabledLabels())("finds %s in sentences that say it, and not in those that only look like it", (label) => {
  const sentences = sentencesOf(label);
  expect(sentences.length).toBeGreaterThan(100);
  const mistakes: string[] = [];
  let found = 0;
  for (const sentence of sentences) {
    const isIn = isFound(sentence, shop);
    if (isIn && sentence.wanted) found++;
    if (isIn !== sentence.wanted) mistakes.push(`${isIn ? "wrong" : "missed"}: ${sentence.text}`);
  }
  const wrong = mistakes.filter((mistake) => mistake.startsWith("wrong")).length;
  const { f1 } = rates({ tp: found, fp: wrong, fn: mistakes.length - wrong });
  expect(f1, mistakes.join("\n")).toBeGreaterThanOrEqual(least);
});

test.each(postedLabels)("finds %s in posts to help desks", (label) => {
  const counts = { tp: 0, fp: 0, fn: 0 };
  const mistakes: string[] = [];
  for (const { text, wanted, open } of posts()) {
    const isIn = labelsIn(text, shop).has(label);
    if (isIn && wanted.has(label)) counts.tp++;
    else if (isIn && !open.has(label)) mistakes.push(`wrong: ${text}`);
    else if (!isIn && wanted.has(label)) mistakes.push(`missed: ${text}`);
  }
  counts.fp = mistakes.filter((mistake) => mistake.startsWith("wrong")).length;
  counts.fn = mistakes.length - counts.fp;
  expect(counts.tp).toBeGreaterThan(1);
  expect(rates(counts).f1, mistakes.join("\n")).toBeGreaterThanOrEqual(0.7);
});

test("raises no alert over ordinary talk", () => {
  const said = neutralLines().flatMap((text) => [...labelsIn(text, shop)].map((label) => `${label}: ${text}`));
  expect(said.filter((line) => !line.startsWith("missed_followup"))).toEqual([]);
});
