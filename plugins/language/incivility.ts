import type { Evidence, Hits, Message } from "interject/sdk";
import { fold, originalSpan } from "interject/sdk";
import { disguisedWords } from "./disguise.ts";
import { reported } from "./guards.ts";
import { merged, passageOf } from "./passage.ts";
import { uncovered } from "./phrases.ts";
import { incivility, uncivilWords } from "./swearing.ts";

export type Abuse = {
  readonly evidence: readonly Evidence[];
  /** Only spellings that look like uncivil words were found, such as an abbreviation or a typo. */
  readonly onlyLikely: boolean;
};

export type AbuseOptions = { readonly lookalikes: boolean; readonly ignoreQuotation: boolean };

/** Uncivil words of the judged message, from the matcher's hits. */
export function abuseIn(message: Message, hits: Hits<"words" | "own" | "exceptions">, options: AbuseOptions): Abuse {
  const places: { evidence: Evidence; sure: boolean }[] = [];
  for (const hit of uncovered(hits.words, hits.exceptions)) {
    const passage = passageOf(message.text, hit);
    const degree = incivility(passage, hit.phrase);
    if (degree === null || (degree === "likely" && !options.lookalikes)) continue;
    if (options.ignoreQuotation && reported(passage)) continue;
    places.push({ evidence: passage.evidence, sure: degree === "sure" });
  }
  for (const hit of uncovered(hits.own, hits.exceptions)) {
    places.push({ evidence: passageOf(message.text, hit).evidence, sure: true });
  }
  if (options.lookalikes) {
    for (const evidence of disguisedWords(message)) places.push({ evidence, sure: false });
  }
  return {
    evidence: merged(places.map(({ evidence }) => evidence)),
    onlyLikely: places.every(({ sure }) => !sure),
  };
}

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
