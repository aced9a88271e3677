import type { Message } from "../../plugins/sdk/conversation.ts";
import type { Hit, Hits } from "../../plugins/sdk/point.ts";
import { originalSpan } from "../../plugins/sdk/text/fold.ts";
import { compileMatcher } from "../../plugins/sdk/text/matcher.ts";
import { foldedOf } from "../../plugins/sdk/text/message.ts";
import { type CommonPhrases, type Lists, nothingCommon } from "./common-phrases.ts";

/** Hits by index of the point; a point without an entry has none. */
export type PhraseHits = ReadonlyMap<number, Hits>;

export type PointPhrases = {
  /** What the point gets when nothing was found: its lists, empty. null: the point has no lists. */
  readonly noHits: Hits | null;
  /** Why its lists could not be read, or null. */
  readonly broken: string | null;
};

export type CompiledPhrases = {
  readonly points: readonly PointPhrases[];
  /** Hits over all messages, in their order. */
  readonly find: (messages: readonly Message[]) => PhraseHits;
  /** What the phrases that are not in common take in memory. */
  readonly bytes: number;
};

const nothing: PhraseHits = new Map();
const noPlaces: readonly Hit[] = Object.freeze([]);

/** A point's lists, with its full id; `lists` may throw. */
export type PhraseSource = { readonly point: string; readonly lists: () => Lists | undefined };

type Owner = { readonly point: number; readonly list: string };

/**
 * Puts the phrases of all points into one matcher, but for the lists that are in `common` already. One of `sources` that throws
 * breaks its point only.
 */
export function compilePhrases(
  sources: readonly PhraseSource[],
  common: CommonPhrases = nothingCommon,
): CompiledPhrases {
  const phrases: string[] = [];
  const owners: Owner[] = [];
  /** By number of the common list; those that no point of this shop has are read and let go. */
  const sharers: Owner[][] = [];
  const points = sources.map((source, point): PointPhrases => {
    let lists: Lists | undefined;
    try {
      lists = source.lists();
    } catch (error) {
      return { noHits: null, broken: `phrases: ${error instanceof Error ? error.message : String(error)}` };
    }
    if (lists === undefined) return { noHits: null, broken: null };
    for (const [list, words] of Object.entries(lists)) {
      const shared = common.numberOf(source.point, list, words);
      if (shared !== undefined) {
        sharers[shared] ??= [];
        sharers[shared].push({ point, list });
        continue;
      }
      for (const phrase of new Set(words)) {
        phrases.push(phrase);
        owners.push({ point, list });
      }
    }
    return { noHits: emptyHits(Object.keys(lists)), broken: null };
  });
  const own = phrases.length === 0 ? null : compileMatcher(phrases);
  const byMessage = new WeakMap<Message, PhraseHits>();

  function findIn(message: Message): PhraseHits {
    const known = byMessage.get(message);
    if (known !== undefined) return known;
    const collected = new Map<number, Map<string, Hit[]>>();
    const folded = foldedOf(message);
    const hitOf = (phrase: string, from: number, to: number): Hit => {
      const { start, end } = originalSpan(folded, from, to);
      return Object.freeze({ message: message.id, start, end, phrase });
    };
    if (sharers.length > 0)
      common.matcher.find(folded.text, (phrase, from, to) => {
        const sharing = sharers[common.listOf[phrase] as number];
        if (sharing === undefined) return;
        const hits = [hitOf(common.phrases[phrase] as string, from, to)];
        for (const { point, list } of sharing) add(collected, point, list, hits);
      });
    own?.find(folded.text, (phrase, from, to) => {
      const { point, list } = owners[phrase] as Owner;
      add(collected, point, list, [hitOf(phrases[phrase] as string, from, to)]);
    });
    const hits = collected.size === 0 ? nothing : finish(collected);
    byMessage.set(message, hits);
    return hits;
  }

  function finish(collected: ReadonlyMap<number, ReadonlyMap<string, Hit[]>>): PhraseHits {
    const finished = new Map<number, Hits>();
    for (const [point, lists] of collected) {
      const hits: Record<string, readonly Hit[]> = { ...points[point]?.noHits };
      for (const [list, places] of lists) hits[list] = Object.freeze(places);
      finished.set(point, Object.freeze(hits));
    }
    return finished;
  }

  function find(messages: readonly Message[]): PhraseHits {
    if (messages.length === 1) return findIn(messages[0] as Message);
    const collected = new Map<number, Map<string, Hit[]>>();
    for (const message of messages) {
      for (const [point, hits] of findIn(message)) {
        for (const list in hits) add(collected, point, list, hits[list] as readonly Hit[]);
      }
    }
    return collected.size === 0 ? nothing : finish(collected);
  }
  return { points, find, bytes: (own?.bytes ?? 0) + phrases.reduce((bytes, phrase) => bytes + bytesOf(phrase), 0) };
}

/** Two bytes a unit, and what every string and its owner take beside that. */
const bytesOf = (phrase: string) => 2 * phrase.length + 80;

function emptyHits(lists: readonly string[]): Hits {
  return Object.freeze(Object.fromEntries(lists.map((list) => [list, noPlaces])));
}

function add(collected: Map<number, Map<string, Hit[]>>, point: number, list: string, hits: readonly Hit[]): void {
  if (hits.length === 0) return;
  const lists = collected.get(point) ?? new Map<string, Hit[]>();
  collected.set(point, lists);
  const places = lists.get(list);
  if (places === undefined) lists.set(list, [...hits]);
  else for (const hit of hits) places.push(hit);
}
