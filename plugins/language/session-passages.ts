import type { Evidence, Hit, Hits, Message, PointResult, Session } from "interject/sdk";
import type { Passage } from "./passage.ts";
import { type Guard, heldResults, sift } from "./phrases.ts";

type Lists = Hits<"words" | "own" | "exceptions">;
export type SessionPassage = { readonly message: Message; readonly passage: Passage };

export type SiftedSession = {
  readonly found: SessionPassage[];
  /** One result for each guard that held something back. */
  readonly held: PointResult<never>[];
};

/** `sift` for each message of a session that `wanted` admits, in their order. */
export function siftSession(
  { messages }: Session,
  hits: Lists,
  {
    wanted,
    accepts = () => true,
    guards = [],
  }: {
    wanted: (message: Message) => boolean;
    accepts?: (passage: Passage, hit: Hit) => boolean;
    guards?: readonly Guard[];
  },
): SiftedSession {
  const touched = new Set([...hits.words, ...hits.own].map(({ message }) => message));
  const found: SessionPassage[] = [];
  const dropped = new Map<string, Evidence[]>();
  for (const message of touched.size === 0 ? [] : messages) {
    if (!touched.has(message.id) || !wanted(message)) continue;
    const own = ({ message: id }: Hit) => id === message.id;
    const lists = { words: hits.words.filter(own), own: hits.own.filter(own), exceptions: hits.exceptions.filter(own) };
    const { passages, held } = sift(message, lists, { accepts, guards });
    for (const passage of passages) found.push({ message, passage });
    for (const result of held)
      if (result.kind === "held") dropped.set(result.guard, [...(dropped.get(result.guard) ?? []), ...result.evidence]);
  }
  return { found, held: heldResults(dropped) };
}
