import fc from "fast-check";
import { expect, test } from "vitest";
import { anger } from "./anger.ts";
import type { Feeling } from "./feelings.ts";
import { goodsFaults } from "./goods-faults.ts";

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
  for (const text of fc.sample(generated, { numRuns: 2_000, seed: 1 }))
    for (const [match] of text.matchAll(pattern)) if (!seeds.some((seed) => match.includes(seed))) found.add(match);
  return [...found];
}

// Without a seed an expression is never tried, so whatever it matches must hold one.
test.each([...anger, ...goodsFaults].map((feeling) => [feeling.seeds.slice(0, 3).join(" "), feeling] as const))(
  "each match of %s holds a seed",
  (_, feeling) => {
    expect(unsown(feeling).slice(0, 20)).toEqual([]);
  },
);
