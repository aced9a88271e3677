import type { Evidence, Hit, Hits, Message, PointResult } from "interject/sdk";
import { fold, originalSpan } from "interject/sdk";
import { disguisedWords, mayDisguise } from "./disguise.ts";
import { reported } from "./guards.ts";
import { merged, type Passage, passageOf } from "./passage.ts";
import { heldResults, isCovered, shopPhrase } from "./phrases.ts";
import { incivility, uncivilWords } from "./swearing.ts";

export type Abuse = {
  readonly evidence: readonly Evidence[];
  /** Only spellings that look like uncivil words were found, such as an abbreviation or a typo. */
  readonly onlyLikely: boolean;
  /** What guards held back, by their names. */
  readonly held: PointResult<never>[];
};

export type AbuseOptions = { readonly lookalikes: boolean; readonly ignoreQuotation: boolean };

/** Uncivil words of the judged message, from the matcher's hits. */
export function abuseIn(message: Message, hits: Hits<"words" | "own" | "exceptions">, options: AbuseOptions): Abuse {
  if (hits.words.length + hits.own.length === 0 && !(options.lookalikes && mayDisguise(message))) return nothing;
  const places: { evidence: Evidence; sure: boolean }[] = [];
  const dropped = new Map<string, Evidence[]>();
  const read = (hit: Hit, isOwn: boolean): void => {
    const passage = passageOf(message.text, hit);
    const degree = isOwn ? "sure" : incivility(passage, hit.phrase);
    if (degree === null) return;
    const guard = guardOf(passage, hit, degree, isOwn);
    if (guard === null) places.push({ evidence: passage.evidence, sure: degree === "sure" });
    else dropped.set(guard, [...(dropped.get(guard) ?? []), passage.evidence]);
  };
  const guardOf = (passage: Passage, hit: Hit, degree: "sure" | "likely", isOwn: boolean): string | null => {
    if (isCovered(hit, hits.exceptions)) return shopPhrase;
    if (isOwn) return null;
    if (degree === "likely" && !options.lookalikes) return "look-alike";
    return options.ignoreQuotation && reported(passage) ? "quotation" : null;
  };
  for (const hit of hits.words) read(hit, false);
  for (const hit of hits.own) read(hit, true);
  if (options.lookalikes) {
    for (const evidence of disguisedWords(message)) places.push({ evidence, sure: false });
  }
  return {
    evidence: merged(places.map(({ evidence }) => evidence)),
    onlyLikely: places.every(({ sure }) => !sure),
    held: heldResults(dropped),
  };
}

const nothing: Abuse = { evidence: [], onlyLikely: true, held: [] };

/** The same for a message that is not the judged one, and so has no hits: used only to count up to a threshold. */
export function abuseInEarlier(message: Message, own: readonly string[], options: AbuseOptions): Abuse {
  const folded = fold(message.text);
  const found = (words: readonly string[]) =>
    words.flatMap((phrase) => {
      const word = fold(phrase).text;
      const places = [];
      for (let at = folded.text.indexOf(word); word !== "" && at >= 0; at = folded.text.indexOf(word, at + 1)) {
        places.push({ message: message.id, phrase, ...originalSpan(folded, at, at + word.length) });
      }
      return places;
    });
  return abuseIn(message, { words: found(uncivilWords), own: found(own), exceptions: [] }, options);
}
