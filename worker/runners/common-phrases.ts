import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { compileMatcher, type Matcher } from "../../plugins/sdk/text/matcher.ts";

/** Phrases of one point, by the names of its lists. */
export type Lists = { readonly [list: string]: readonly string[] };

/**
 * Lists that most shops have as their packs bring them, in one automaton for all shops of an isolate. Without it each shop takes
 * five megabytes and 70 ms to compile, and an isolate has 128.
 */
export type CommonPhrases = {
  readonly matcher: Matcher;
  readonly phrases: readonly string[];
  /** Number of a phrase's list. */
  readonly listOf: Uint16Array;
  readonly lists: number;
  /** The list's number when `words` are those that `list` of `point` has by default, in their order. */
  readonly numberOf: (point: string, list: string, words: readonly string[]) => number | undefined;
};

type Known = { readonly number: number; readonly words: readonly string[] };

/** `points` are full ids. A point that does not start with its defaults, or cannot name its phrases, brings none. */
export function commonPhrases(packs: readonly PackDefinition[]): CommonPhrases {
  const known = new Map<string, Known>();
  const phrases: string[] = [];
  const owners: number[] = [];
  for (const pack of packs)
    for (const definition of pack.points)
      for (const [list, words] of Object.entries(defaultLists(definition))) {
        const number = known.size;
        known.set(keyOf(`${pack.id}/${definition.id}`, list), { number, words });
        for (const phrase of new Set(words)) {
          phrases.push(phrase);
          owners.push(number);
        }
      }
  return {
    matcher: compileMatcher(phrases),
    phrases,
    listOf: Uint16Array.from(owners),
    lists: known.size,
    numberOf(point, list, words) {
      const own = known.get(keyOf(point, list));
      return own !== undefined && isSame(own.words, words) ? own.number : undefined;
    },
  };
}

export const nothingCommon: CommonPhrases = commonPhrases([]);

/** Names of lists are identifiers: a blank is in neither part. */
const keyOf = (point: string, list: string) => `${point} ${list}`;

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((phrase, index) => phrase === b[index]));
}

function defaultLists({ config, phrases }: PackDefinition["points"][number]): Lists {
  const parsed = config.safeParse({});
  if (!parsed.success) return {};
  try {
    return phrases?.(parsed.data) ?? {};
  } catch {
    return {};
  }
}
