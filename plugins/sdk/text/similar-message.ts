import type { Message } from "../conversation.ts";
import type { Evidence } from "../point.ts";
import { fold } from "./fold.ts";
import { foldedOf } from "./message.ts";
import { sentencesOf } from "./patterns.ts";
import { compileSimilar, type SimilarIndex, sharedGrams } from "./similar.ts";

/** The example that a message is most like, among those of one owner. */
export type SimilarMatch = {
  readonly example: string;
  readonly score: number;
  /** The sentence of the message, or all of it. */
  readonly place: Evidence;
};

export type SimilarExamples = {
  /** Adds examples under a threshold and returns the owner's number. To be called before the first message is read. */
  readonly add: (examples: readonly string[], threshold: number) => number;
  /** The best match of each owner that has one. Worked out once a message, whoever asks. */
  readonly matches: (message: Message) => ReadonlyMap<number, SimilarMatch>;
};

/** Of a wall of text so many sentences are read. */
const maxSentences = 20;
const nothing: ReadonlyMap<number, SimilarMatch> = new Map();

/** Examples of many owners, such as all rules of a shop, in one index, which is built when the first message is read. */
export function collectExamples(): SimilarExamples {
  const examples: string[] = [];
  const owners: number[] = [];
  const thresholds: number[] = [];
  const known = new WeakMap<Message, ReadonlyMap<number, SimilarMatch>>();
  let index: SimilarIndex | null = null;

  function add(added: readonly string[], threshold: number): number {
    const owner = thresholds.push(threshold) - 1;
    for (const example of added) {
      examples.push(example);
      owners.push(owner);
    }
    return owner;
  }

  function matches(message: Message): ReadonlyMap<number, SimilarMatch> {
    if (thresholds.length === 0 || message.text === "") return nothing;
    let found = known.get(message);
    if (found === undefined) {
      found = read(message);
      known.set(message, found);
    }
    return found;
  }

  function read(message: Message): ReadonlyMap<number, SimilarMatch> {
    index ??= compileSimilar(examples.map((example) => fold(example).text));
    const lowest = Math.min(...thresholds);
    const best = new Map<number, SimilarMatch>();
    for (const { place, text } of passagesOf(message)) {
      index.find(text, lowest, (example, score) => {
        const owner = owners[example] as number;
        if (score < (thresholds[owner] as number) || score <= (best.get(owner)?.score ?? 0)) return;
        best.set(owner, { example: examples[example] as string, score, place });
      });
    }
    return best.size === 0 ? nothing : best;
  }
  return { add, matches };
}

/** The message as a whole, and sentence by sentence where it has several: either may be the one that says it. */
function passagesOf(message: Message): { place: Evidence; text: string }[] {
  const sentences = sentencesOf(message);
  const whole = {
    place: { message: message.id, start: 0, end: message.text.length },
    text: foldedOf(message).text,
  };
  if (sentences.length < 2) return [{ ...whole, place: sentences[0] ?? whole.place }];
  const pieces = sentences.slice(0, maxSentences).map((place) => ({
    place,
    text: fold(message.text.slice(place.start, place.end)).text,
  }));
  return [...pieces, whole];
}

/** Why a match scores as it does: the weightiest characters and pairs that both have. */
export function explainMatch({ text }: Message, { example, place }: SimilarMatch): string[] {
  return sharedGrams(fold(text.slice(place.start, place.end)).text, fold(example).text);
}
