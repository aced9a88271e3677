import { type Evidence, foldedOf, type Message, originalSpan } from "interject/sdk";

/**
 * Places of a message where one of the expressions matches, in the order of the expressions. They read the folded
 * text, carry the flag `g`, and are linear: no repetition inside a repetition.
 */
export function placesOf(message: Message, patterns: readonly RegExp[]): Evidence[] {
  const folded = foldedOf(message);
  const places: Evidence[] = [];
  for (const pattern of patterns)
    for (const match of folded.text.matchAll(pattern))
      if (match[0] !== "")
        places.push({ message: message.id, ...originalSpan(folded, match.index, match.index + match[0].length) });
  return places;
}
