import { text } from "./convert.ts";
import { isArray, list, max } from "./natives.ts";
import { limitText, tick, tickText } from "./steps.ts";

/** Lists in lists: the same one may stand in many places, so each place counts. */

/** No list of a pack lies so deep in others. */
export const deepest = 64;

export function flatten(source: readonly unknown[], depth: number, into: unknown[]): void {
  const { length } = source;
  tick(1 + length);
  for (let index = 0; index < length; index++) {
    if (!(index in source)) continue;
    const element = source[index];
    if (depth >= 1 && isArray(element)) flatten(element, depth - 1, into);
    else list.push(into, element);
  }
}

export function join(source: unknown[], separator: string): string {
  if (joining.length > deepest) throw new RangeError(`lists are joined at most ${deepest} deep`);
  for (let index = 0; index < joining.length; index++) if (joining[index] === source) return "";
  tick(4 + source.length * 2);
  list.push(joining, source);
  try {
    const { length: count } = source;
    const pieces: string[] = [];
    let length = 0;
    for (let index = 0; index < count; index++) {
      const element = source[index];
      const piece = element === undefined || element === null ? "" : text(element);
      length += piece.length + separator.length;
      limitText(length - separator.length);
      list.push(pieces, piece);
    }
    tickText(max(0, length - separator.length));
    return list.join(pieces, separator);
  } finally {
    list.pop(joining);
  }
}

/** Lists that are being joined: one that holds itself is joined as nothing. */
let joining: unknown[] = [];

/** Who ran out of stack while he joined has left his list here. */
export function forgetJoining(): void {
  joining = [];
}
