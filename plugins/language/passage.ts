import type { Evidence, Hit } from "interject/sdk";
import { foldedText } from "./folded.ts";

/**
 * A place in a message with the words around it, folded as the matcher folds, so that guards read one spelling. `before` and
 * `after` stay inside the clause; `lead` and `tail` cross its borders, up to `reach` units.
 */
export type Passage = {
  readonly evidence: Evidence;
  readonly word: string;
  readonly before: string;
  readonly after: string;
  readonly lead: string;
  readonly tail: string;
  /** The character that ends the clause, folded, or "" at the end of the message. */
  readonly stop: string;
};

/** Far enough for a subordinate clause, short enough that a hit costs the same in a long message. */
const reach = 48;
/** Help-desk channels join several sends of one person with blanks, so a blank ends a clause too. */
const border = /[\s,.!?;:。、…~^]/;

export function passageOf(text: string, place: Pick<Hit, "message" | "start" | "end">): Passage {
  const lead = foldedText(text.slice(Math.max(0, place.start - reach), place.start));
  const tail = foldedText(text.slice(place.end, place.end + reach));
  let from = lead.length;
  while (from > 0 && !border.test(lead.charAt(from - 1))) from--;
  let to = 0;
  while (to < tail.length && !border.test(tail.charAt(to))) to++;
  return {
    evidence: { message: place.message, start: place.start, end: place.end },
    word: foldedText(text.slice(place.start, place.end)),
    before: lead.slice(from),
    after: tail.slice(0, to),
    lead,
    tail,
    stop: tail.charAt(to),
  };
}

/** The clause around the place as evidence, in offsets of the original text. */
export function clauseOf(text: string, { message, start, end }: Evidence): Evidence {
  let from = start;
  while (
    from > 0 &&
    start - from < reach &&
    !border.test(text.charAt(from - 1)) &&
    !wideBorder.test(text.charAt(from - 1))
  )
    from--;
  let to = end;
  while (to < text.length && to - end < reach && !border.test(text.charAt(to)) && !wideBorder.test(text.charAt(to)))
    to++;
  const isTrail = (index: number) => (text.charCodeAt(index) & 0xfc00) === 0xdc00;
  return { message, start: isTrail(from) ? from - 1 : from, end: isTrail(to) ? to + 1 : to };
}

/** The same borders in full width, for text that was not folded. */
const wideBorder = /[，．！？；：～　]/;

/** The host takes at most this many spans of a finding. */
const maxSpans = 20;

/** Places as few spans as possible: those that overlap become one, in the order of the text. */
export function merged(places: readonly Evidence[]): Evidence[] {
  const spans: Evidence[] = [];
  for (const place of [...places].sort((a, b) => (a.message === b.message ? a.start - b.start || b.end - a.end : 0))) {
    const last = spans[spans.length - 1];
    if (last === undefined || last.message !== place.message || place.start >= last.end) spans.push(place);
    else if (place.end > last.end) spans[spans.length - 1] = { ...last, end: place.end };
  }
  return spans.slice(0, maxSpans);
}
