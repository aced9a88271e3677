import { number } from "./convert.ts";
import { listOf } from "./lists.ts";
import { type AnyFunction, apply, construct, isArray, iterator, list, max, NativeArray } from "./natives.ts";
import { tick } from "./steps.ts";

/** How lists are made. */

export const arrayStatics: { readonly [name: string]: AnyFunction } = {
  isArray,
  of: (...elements: unknown[]) => elements,
  from(source: unknown, make?: unknown, self?: unknown) {
    if (make !== undefined && typeof make !== "function") throw new TypeError("Array.from takes a function");
    const values = isIterable(source) ? listOf(source) : indexed(source);
    if (make === undefined) return values;
    tick(values.length);
    for (let index = 0; index < values.length; index++)
      values[index] = apply(make as never, self, [values[index], index]);
    return values;
  },
};

function isIterable(source: unknown): boolean {
  return source !== undefined && source !== null && (source as Iterable<unknown>)[iterator] !== undefined;
}

/** `Array.from({ length: 3 })` */
function indexed(source: unknown): unknown[] {
  if (source === undefined || source === null) throw new TypeError("Array.from takes a list or a length");
  const from = source as { readonly length?: unknown; readonly [index: number]: unknown };
  const length = max(0, number(from.length));
  const values: unknown[] = [];
  for (let index = 0; index + 1 <= length; index++) {
    tick(2);
    list.push(values, from[index]);
  }
  return values;
}

/** Stands for the constructor: `Array(n)` makes room for n at once. */
export function GuardedArray(...given: unknown[]): unknown[] {
  const [length] = given;
  tick(4 + max(0, given.length === 1 && typeof length === "number" ? length / 2 : given.length));
  return construct(NativeArray, given, new.target ?? GuardedArray);
}
