import type { Hit, Hits, Message } from "interject/sdk";
import { z } from "zod";
import { type Passage, passageOf } from "./passage.ts";

const phraseList = () => z.array(z.string().trim().min(1).max(64)).max(200).default([]);

/** The two lists that a shop may always extend; spread into a point's config. */
export const phraseSettings = {
  phrases: phraseList().meta({ zh: "补充词句（命中即计）", en: "More phrases that count" }),
  exceptions: phraseList().meta({ zh: "排除词句（出现在其中则不计）", en: "Phrases inside which nothing counts" }),
};

export type PhraseSettings = { readonly phrases: readonly string[]; readonly exceptions: readonly string[] };

/** The built-in words, the shop's own and the shop's exceptions as lists for the matcher. */
export function phraseLists(builtIn: readonly string[], config: PhraseSettings) {
  return { words: builtIn, own: config.phrases, exceptions: config.exceptions };
}

/** Hits of a list that no exception of the shop covers. */
export function uncovered(hits: readonly Hit[], exceptions: readonly Hit[]): readonly Hit[] {
  if (exceptions.length === 0) return hits;
  return hits.filter(
    (hit) =>
      !exceptions.some((cover) => cover.message === hit.message && cover.start <= hit.start && cover.end >= hit.end),
  );
}

/**
 * Places of a message that count: built-in words that pass `accepts`, and the shop's own phrases, which pass as they are (a
 * merchant who adds a phrase means it). `guard` drops either kind.
 */
export function countedPassages(
  message: Message,
  hits: Hits<"words" | "own" | "exceptions">,
  {
    accepts = () => true,
    guard,
  }: { accepts?: (passage: Passage, hit: Hit) => boolean; guard: (passage: Passage) => boolean },
): Passage[] {
  const counted: Passage[] = [];
  for (const hit of uncovered(hits.words, hits.exceptions)) {
    const passage = passageOf(message.text, hit);
    if (accepts(passage, hit) && !guard(passage)) counted.push(passage);
  }
  for (const hit of uncovered(hits.own, hits.exceptions)) {
    const passage = passageOf(message.text, hit);
    if (!guard(passage)) counted.push(passage);
  }
  return counted;
}
