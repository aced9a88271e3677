import { type Evidence, type Held, type Hit, type Hits, held, type Message } from "interject/sdk";
import { z } from "zod";
import { merged, type Passage, passageOf } from "./passage.ts";

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

/** A named exclusion: why a phrase that was found does not count in its place. */
export type Guard = { readonly name: string; readonly holds: (passage: Passage) => boolean };

/** The name under which a shop's own exceptions hold a phrase back. */
export const shopPhrase = "shop-phrase";

export type Sifted = {
  readonly passages: Passage[];
  /** One result for each guard that held something back. */
  readonly held: Held[];
};

/** Places by the name of the guard that held them back, as results. */
export function heldResults(places: ReadonlyMap<string, readonly Evidence[]>): Held[] {
  return [...places].map(([guard, evidence]) => held(guard, merged(evidence)));
}

/** Whether one of the shop's exceptions covers the hit. */
export function isCovered(hit: Hit, exceptions: readonly Hit[]): boolean {
  return exceptions.some((cover) => cover.message === hit.message && cover.start <= hit.start && cover.end >= hit.end);
}

/**
 * Places of a message that count: built-in words that pass `accepts`, and the shop's own phrases, which pass as they are (a
 * merchant who adds a phrase means it). The first guard that holds drops either kind, and says so.
 */
export function sift(
  message: Message,
  hits: Hits<"words" | "own" | "exceptions">,
  { accepts = () => true, guards }: { accepts?: (passage: Passage, hit: Hit) => boolean; guards: readonly Guard[] },
): Sifted {
  const passages: Passage[] = [];
  const dropped = new Map<string, Evidence[]>();
  const read = (hit: Hit, isOwn: boolean): void => {
    const passage = passageOf(message.text, hit);
    if (!isOwn && !accepts(passage, hit)) return;
    const name = isCovered(hit, hits.exceptions) ? shopPhrase : guards.find(({ holds }) => holds(passage))?.name;
    if (name === undefined) passages.push(passage);
    else dropped.set(name, [...(dropped.get(name) ?? []), passage.evidence]);
  };
  for (const hit of hits.words) read(hit, false);
  for (const hit of hits.own) read(hit, true);
  return { passages, held: heldResults(dropped) };
}

/** The same for places that an expression found: those that no exception covers and no guard holds back. */
export function siftPlaces(
  message: Message,
  found: readonly Evidence[],
  exceptions: readonly Hit[],
  guards: readonly Guard[],
): { places: Evidence[]; held: Held[] } {
  const places: Evidence[] = [];
  const dropped = new Map<string, Evidence[]>();
  for (const place of found) {
    const covered = exceptions.some((cover) => cover.start <= place.start && cover.end >= place.end);
    const passage = passageOf(message.text, place);
    const name = covered ? shopPhrase : guards.find(({ holds }) => holds(passage))?.name;
    if (name === undefined) places.push(place);
    else dropped.set(name, [...(dropped.get(name) ?? []), place]);
  }
  return { places, held: heldResults(dropped) };
}
