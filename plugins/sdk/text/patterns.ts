import type { Message } from "../conversation.ts";
import type { Evidence } from "../point.ts";
import { originalSpan } from "./fold.ts";
import { foldedOf } from "./message.ts";

/** One place may be quoted once; a pattern that matches everywhere is cut off here, as the host would refuse more spans. */
export const maxMatches = 20;

const searching = new WeakMap<RegExp, RegExp>();

/** The same expression, told to find all matches and never half of a surrogate pair. */
function searchable(pattern: RegExp): RegExp {
  let known = searching.get(pattern);
  if (known === undefined) {
    const flags = new Set(pattern.flags.replace("y", ""));
    if (!flags.has("v")) flags.add("u");
    known = new RegExp(pattern.source, [...flags.add("g")].join(""));
    searching.set(pattern, known);
  }
  return known;
}

/**
 * Places of a message where `pattern` matches, as spans of the original text, at most `maxMatches`. The pattern reads the
 * folded text: lower case, simplified characters, half-width marks (write `,` for “，”). For compiled-in points only: keep
 * patterns linear, without a repetition inside a repetition.
 */
export function findPattern(message: Message, pattern: RegExp): Evidence[] {
  const folded = foldedOf(message);
  const places: Evidence[] = [];
  for (const match of folded.text.matchAll(searchable(pattern))) {
    if (match[0] === "") continue;
    const { start, end } = originalSpan(folded, match.index, match.index + match[0].length);
    places.push({ message: message.id, start, end });
    if (places.length === maxMatches) break;
  }
  return places;
}

/** Ends a sentence; closing quotes and brackets behind it still belong to it. A point ends one only before blank or end. */
const sentenceEnd = /(?:[。！？!?…；;\n]+|\.(?=\s|$))[”’」』）)】\]"']*/gu;

/** The sentences of a message, as spans without the blanks around them. A message of marks alone is one sentence. */
export function sentencesOf(message: Message): Evidence[] {
  const { id, text } = message;
  const sentences: Evidence[] = [];
  const add = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    const start = from + piece.length - piece.trimStart().length;
    const end = from + piece.trimEnd().length;
    if (end > start) sentences.push({ message: id, start, end });
  };
  let from = 0;
  for (const match of text.matchAll(sentenceEnd)) {
    const to = match.index + match[0].length;
    add(from, to);
    from = to;
  }
  add(from, text.length);
  return sentences;
}
