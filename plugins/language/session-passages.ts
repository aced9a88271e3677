import type { Hit, Hits, Message, Session } from "interject/sdk";
import type { Passage } from "./passage.ts";
import { countedPassages } from "./phrases.ts";

type Lists = Hits<"words" | "own" | "exceptions">;
export type SessionPassage = { readonly message: Message; readonly passage: Passage };

/** What `countedPassages` finds in each message of a session that `wanted` admits, in their order. */
export function sessionPassages(
  { messages }: Session,
  hits: Lists,
  {
    wanted,
    ...rules
  }: {
    wanted: (message: Message) => boolean;
    accepts?: (passage: Passage, hit: Hit, message: Message) => boolean;
    guard: (passage: Passage) => boolean;
  },
): SessionPassage[] {
  if (hits.words.length === 0 && hits.own.length === 0) return [];
  const touched = new Set([...hits.words, ...hits.own].map(({ message }) => message));
  const found: SessionPassage[] = [];
  for (const message of messages) {
    if (!touched.has(message.id) || !wanted(message)) continue;
    const own = ({ message: id }: Hit) => id === message.id;
    const lists = { words: hits.words.filter(own), own: hits.own.filter(own), exceptions: hits.exceptions.filter(own) };
    const { accepts } = rules;
    const passages = countedPassages(message, lists, {
      guard: rules.guard,
      ...(accepts !== undefined && { accepts: (passage, hit) => accepts(passage, hit, message) }),
    });
    for (const passage of passages) found.push({ message, passage });
  }
  return found;
}
