import type { Evidence, Hit, Message } from "interject/sdk";
import { type Feeling, sownPatterns } from "./feelings.ts";
import { placesOf } from "./patterns.ts";

/** The seeds that the matcher found in one message. */
export function seedsIn(hits: readonly Hit[], message: string): Set<string> {
  const seeds = new Set<string>();
  for (const hit of hits) if (hit.message === message) seeds.add(hit.phrase);
  return seeds;
}

/** Seeds by message, for points that judge a whole session. */
export function seedsByMessage(hits: readonly Hit[]): ReadonlyMap<string, ReadonlySet<string>> {
  const seeds = new Map<string, Set<string>>();
  for (const { message, phrase } of hits) {
    const known = seeds.get(message);
    if (known === undefined) seeds.set(message, new Set([phrase]));
    else known.add(phrase);
  }
  return seeds;
}

/** Places where one of the expressions matches whose seed was found in the message. */
export function sownPlaces(message: Message, feelings: readonly Feeling[], seeds: ReadonlySet<string>): Evidence[] {
  return placesOf(message, sownPatterns(feelings, seeds));
}
