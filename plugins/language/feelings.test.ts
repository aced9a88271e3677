import fc from "fast-check";
import { expect, test } from "vitest";
import { anger } from "./anger.ts";
import { type Feeling, feeling, sown } from "./feelings.ts";
import { goodsFailures, goodsFaults, scorn } from "./goods-faults.ts";
import { goodsVerdicts } from "./goods-verdicts.ts";
import { signs } from "./ire.ts";
import { clarified, misunderstood } from "./misunderstanding.ts";
import { anotherAgent, failedAttempts, helpless, unsolved } from "./unsolved.ts";

/** The expression without what it looks for around its match, which the generator of texts does not know. */
function withoutLookarounds(source: string): string {
  let plain = "";
  let depth = 0;
  for (let index = 0; index < source.length; index++) {
    const escaped = source[index] === "\\";
    if (depth === 0 && /^\(\?<?[=!]/.test(source.slice(index, index + 4))) depth = 1;
    else if (depth > 0 && !escaped) depth += source[index] === "(" ? 1 : source[index] === ")" ? -1 : 0;
    else if (depth === 0) plain += escaped ? source.slice(index, index + 2) : source[index];
    if (escaped) index++;
  }
  return plain;
}

/** Texts that the expression matches, and in which none of its seeds stands. */
function unsown({ seeds, pattern }: Feeling): string[] {
  const generated = fc.stringMatching(new RegExp(withoutLookarounds(pattern.source), pattern.flags.replace("g", "")));
  const found = new Set<string>();
  for (const text of fc.sample(generated, { numRuns: 500, seed: 1 }))
    for (const [match] of text.matchAll(pattern)) if (!seeds.some((seed) => match.includes(seed))) found.add(match);
  return [...found];
}

// Without a seed an expression is never tried, so whatever it matches must hold one.
const all = {
  anger,
  goodsFaults,
  goodsFailures,
  goodsVerdicts,
  scorn,
  signs,
  misunderstood,
  clarified,
  unsolved,
  anotherAgent,
  failedAttempts,
  helpless,
};
test.each(Object.entries(all))("each match of %s holds a seed", (_, feelings) => {
  for (const each of feelings) expect(unsown(each).slice(0, 20)).toEqual([]);
});

test("only expressions of which a seed was found are tried", () => {
  const [bad, rude, both] = [feeling("太差"), feeling("滚蛋"), feeling("太差|滚蛋")];
  const feelings = [bad, rude, both];
  expect(sown(feelings, new Set(["滚蛋"]))).toEqual([rude, both]);
  expect(sown(feelings, new Set(["在吗"]))).toEqual([]);
});

test("reads a long message in time that grows with its length", () => {
  for (const piece of ["质量", "用了两天", "说了", "没人", "垃圾", "[怒]", "到现在还没", "你们什么破"]) {
    const text = piece.repeat(6_000);
    const started = performance.now();
    for (const feelings of Object.values(all))
      for (const { pattern } of feelings) for (const _ of text.matchAll(pattern));
    expect(performance.now() - started).toBeLessThan(3_000);
  }
});
