import { sceneOf } from "../../plugins/language/scenes.ts";
import type { Message } from "../../plugins/sdk/conversation.ts";
import { type Expression, parseKeywords } from "../../plugins/sdk/rules/keywords.ts";
import { compileMatcher } from "../../plugins/sdk/text/matcher.ts";
import { foldedOf } from "../../plugins/sdk/text/message.ts";
import type { ShopTopic, Snapshot } from "../settings/snapshot.ts";

/** Ids of the topics of a message: `topic/<id>` for the shop's own, in its order, then `scene/<id>`. */
export type TopicsOf = (message: Message) => readonly string[];

const compiled = new WeakMap<Snapshot, TopicsOf>();

/** Compiled once per isolate and revision. */
export function topicsOf(snapshot: Snapshot): TopicsOf {
  let known = compiled.get(snapshot);
  if (known === undefined) {
    known = compileTopics(snapshot.topics ?? []);
    compiled.set(snapshot, known);
  }
  return known;
}

/** An alternative holds when each of its words, named by number, is in the message. */
type Own = { readonly topic: string; readonly alternatives: readonly (readonly number[])[] };

/** All words of all topics go into one matcher, so that a message costs the same with one topic and with a hundred. */
function compileTopics(topics: readonly ShopTopic[]): TopicsOf {
  const words = new Map<string, number>();
  const numberOf = (word: string): number => {
    const number = words.get(word) ?? words.size;
    words.set(word, number);
    return number;
  };
  const own = topics.flatMap(({ id, keywords }): Own[] => {
    const parsed = parseKeywords(keywords);
    return parsed.ok ? [{ topic: `topic/${id}`, alternatives: numbered(parsed.expression, numberOf) }] : [];
  });
  const matcher = compileMatcher([...words.keys()]);

  return function topicsIn(message) {
    if (message.retracted) return [];
    const scene = sceneOf(message);
    const scenes = scene === null ? [] : [`scene/${scene}`];
    if (own.length === 0) return scenes;
    const found = new Set<number>();
    matcher.find(foldedOf(message).text, (word) => found.add(word));
    if (found.size === 0) return scenes;
    const holds = (alternative: readonly number[]) => alternative.every((word) => found.has(word));
    return [...own.filter(({ alternatives }) => alternatives.some(holds)).map(({ topic }) => topic), ...scenes];
  };
}

function numbered({ alternatives }: Expression, numberOf: (word: string) => number): number[][] {
  return alternatives.map(({ terms }) => terms.map(({ text }) => numberOf(text)));
}
