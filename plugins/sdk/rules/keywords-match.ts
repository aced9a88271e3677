import type { Message } from "../conversation.ts";
import type { Evidence, Hit } from "../point.ts";
import { fold, originalSpan } from "../text/fold.ts";
import { foldedOf } from "../text/message.ts";
import type { Alternative, Expression } from "./keywords.ts";

/** Which alternative of an expression holds in one message, and where its words stand. */
export type KeywordMatch = { readonly alternative: Alternative; readonly places: readonly Evidence[] };

/** The first alternative that holds, by hits of one message, all of this expression. null: none holds. */
export function matchHits(expression: Expression, hits: readonly Hit[]): KeywordMatch | null {
  if (hits.length === 0) return null;
  const first = new Map<string, Evidence>();
  for (const { message, start, end, phrase } of hits)
    if (!first.has(phrase)) first.set(phrase, { message, start, end });
  return match(expression, (term) => first.get(term));
}

/**
 * The same by reading the text, for a message whose hits are not at hand. Costs time in proportion to the words: for the few
 * messages before one that was hit, never for every message.
 */
export function matchText(expression: Expression, message: Message): KeywordMatch | null {
  const folded = foldedOf(message);
  return match(expression, (term) => {
    const word = foldedTerm(term);
    const at = folded.text.indexOf(word);
    return at < 0 ? undefined : { message: message.id, ...originalSpan(folded, at, at + word.length) };
  });
}

function match({ alternatives }: Expression, placeOf: (term: string) => Evidence | undefined): KeywordMatch | null {
  for (const alternative of alternatives) {
    const places: Evidence[] = [];
    for (const { text } of alternative.terms) {
      const place = placeOf(text);
      if (place === undefined) break;
      places.push(place);
    }
    if (places.length === alternative.terms.length) return { alternative, places };
  }
  return null;
}

const folds = new Map<string, string>();

function foldedTerm(term: string): string {
  let known = folds.get(term);
  if (known === undefined) {
    known = fold(term).text;
    // Terms come from settings, of which an isolate holds few; the bound only keeps a long life from adding up.
    if (folds.size >= 50_000) folds.clear();
    folds.set(term, known);
  }
  return known;
}
