import type { Message } from "../conversation.ts";
import { type Folded, fold } from "./fold.ts";

const folded = new WeakMap<Message, Folded>();

/** The folded text of a message: worked out once, however many points read it. */
export function foldedOf(message: Message): Folded {
  let known = folded.get(message);
  if (known === undefined) {
    known = fold(message.text);
    folded.set(message, known);
  }
  return known;
}
