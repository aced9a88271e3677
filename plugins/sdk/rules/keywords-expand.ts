import type { Alternative, Term } from "./keywords.ts";
import type { TextProblem } from "./problem.ts";

/** An expression as it was written; expanding it gives alternatives without groups. */
export type Expanded =
  | { readonly term: Term }
  | { readonly all: readonly Expanded[] }
  | { readonly either: readonly Expanded[] };

type Limits = { readonly alternatives: number; readonly terms: number };
type Result =
  | { readonly ok: true; readonly alternatives: readonly Alternative[] }
  | ({ readonly ok: false } & TextProblem);

/** Multiplies groups out: `[a;b]+c` becomes `a+c;b+c`. Counts before it builds, so that no short text grows without end. */
export function expand(tree: Expanded, limits: Limits): Result {
  const count = countOf(tree, limits.alternatives);
  if (count > limits.alternatives) {
    const { alternatives: most } = limits;
    return {
      ok: false,
      offset: firstPlace(tree),
      message: {
        zh: `最多 ${most} 个备选，展开后超过了`,
        en: `more than ${most} alternatives once groups are expanded`,
      },
    };
  }
  const alternatives = expandAll(tree).map(toAlternative);
  const long = alternatives.find(({ terms }) => terms.length > limits.terms);
  if (long !== undefined) {
    const { terms: most } = limits;
    return {
      ok: false,
      offset: long.start,
      message: {
        zh: `一个备选最多用 + 连接 ${most} 个词`,
        en: `one alternative may join at most ${most} words with +`,
      },
    };
  }
  return { ok: true, alternatives };
}

function countOf(tree: Expanded, most: number): number {
  if ("term" in tree) return 1;
  const parts = ("all" in tree ? tree.all : tree.either).map((part) => countOf(part, most));
  const count = "all" in tree ? parts.reduce((a, b) => a * b, 1) : parts.reduce((a, b) => a + b, 0);
  return Math.min(count, most + 1);
}

function expandAll(tree: Expanded): Term[][] {
  if ("term" in tree) return [[tree.term]];
  if ("either" in tree) return tree.either.flatMap(expandAll);
  return tree.all.reduce<Term[][]>(
    (joined, part) => {
      const choices = expandAll(part);
      return joined.flatMap((left) => choices.map((right) => [...left, ...right]));
    },
    [[]],
  );
}

function toAlternative(terms: readonly Term[]): Alternative {
  return {
    terms,
    start: Math.min(...terms.map(({ start }) => start)),
    end: Math.max(...terms.map(({ end }) => end)),
  };
}

function firstPlace(tree: Expanded): number {
  if ("term" in tree) return tree.term.start;
  const places = ("all" in tree ? tree.all : tree.either).map(firstPlace);
  return places.length === 0 ? 0 : Math.min(...places);
}
