import { compileMatcher, foldedOf, type Hit, type Matcher, type Message, originalSpan } from "interject/sdk";

/**
 * Hits of words in messages other than the judged one, for which a live point gets none. Compiled at first use: most chats
 * never need it.
 */
export function finderOf(phrasesOf: () => readonly string[]): (message: Message) => readonly Hit[] {
  let phrases: readonly string[] = [];
  let matcher: Matcher | null = null;
  const known = new WeakMap<Message, readonly Hit[]>();
  return function find(message) {
    const before = known.get(message);
    if (before !== undefined) return before;
    if (matcher === null) {
      phrases = phrasesOf();
      matcher = compileMatcher(phrases);
    }
    const folded = foldedOf(message);
    const hits: Hit[] = [];
    matcher.find(folded.text, (phrase, from, to) => {
      hits.push({ message: message.id, phrase: phrases[phrase] as string, ...originalSpan(folded, from, to) });
    });
    known.set(message, hits);
    return hits;
  };
}
