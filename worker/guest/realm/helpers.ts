import { keyOf } from "./convert.ts";
import { getOwnPropertyDescriptor, isObject, min } from "./natives.ts";
import { stop, tick } from "./steps.ts";

export { add, equals, first, number, ordered, same, template, weigh } from "./convert.ts";
export { args, chain, keys, listOf as list, parent, spread } from "./lists.ts";
export { regexp } from "./pattern.ts";
export { tick } from "./steps.ts";
export { bump, ref, remove, set, settle, update } from "./writes.ts";

/**
 * An error was caught. Making one takes long: its message may hold any text, and names the place in the source, which is read again
 * for that. `steps` are as many as the source is long.
 */
export function caught(error: unknown, steps: number): void {
  tick(steps);
  if (isOverflow(error)) stop();
  const message: unknown = isObject(error) ? getOwnPropertyDescriptor(error, "message")?.value : undefined;
  if (typeof message === "string") tick(message.length >> 4);
}

/** How deep the stack is differs from call to call, so nobody may find out and go on. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && getOwnPropertyDescriptor(error, "message")?.value === overflow;
}

const overflow = overflowMessage();

function overflowMessage(): unknown {
  const dig = (): number => dig() + 1;
  try {
    return dig();
  } catch (error) {
    return (error as Error).message;
  }
}

/** `{ [name]: … }` */
export function keyed(name: unknown): PropertyKey {
  const key = keyOf(name);
  if (typeof key === "number" && key > 16) tick(min(key, 1_024) >> 2);
  return key;
}
