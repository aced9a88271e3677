import type { Passage } from "./passage.ts";

/** Where a word counts. All expressions read folded text; the clause is what lies between two marks or blanks. */
export type Place = {
  readonly before?: RegExp;
  readonly after?: RegExp;
  readonly clause?: RegExp;
  readonly notBefore?: RegExp;
  readonly notAfter?: RegExp;
  readonly notClause?: RegExp;
  /** Reads across clauses, up to 48 units each way. */
  readonly notAround?: RegExp;
  readonly accepts?: (passage: Passage) => boolean;
};

export type WordEntry = { readonly word: string; readonly place: Place };

export type WordTable = {
  readonly words: readonly string[];
  /** Whether a found word of the table counts in its place. */
  readonly accepts: (passage: Passage, word: string) => boolean;
};

/** Blank-separated words that count in that place. */
export function words(list: string, place: Place = {}): WordEntry[] {
  return list.split(" ").map((word) => ({ word, place }));
}

export const clauseText = ({ before, word, after }: Passage): string => before + word + after;

function fits(place: Place, passage: Passage): boolean {
  const { before, after } = passage;
  if (place.before?.test(before) === false || place.after?.test(after) === false) return false;
  if (place.notBefore?.test(before) === true || place.notAfter?.test(after) === true) return false;
  if (place.clause?.test(clauseText(passage)) === false) return false;
  if (place.notClause?.test(clauseText(passage)) === true) return false;
  if (place.notAround?.test(`${passage.lead}${passage.word}${passage.tail}`) === true) return false;
  return place.accepts?.(passage) !== false;
}

/** A word that is listed twice counts where either entry lets it. */
export function tableOf(entries: readonly WordEntry[]): WordTable {
  const places = new Map<string, Place[]>();
  for (const { word, place } of entries) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [place]);
    else known.push(place);
  }
  return {
    words: [...places.keys()],
    accepts: (passage, word) => places.get(word)?.some((place) => fits(place, passage)) ?? false,
  };
}
