import {
  apply,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  isObject,
  isView,
  iterator,
  list,
  NativeArray,
  NativeObject,
  ownKeys,
  uncurried,
} from "./natives.ts";
import { mostArguments, mostPrototypes, tick } from "./steps.ts";

/** Everything that the language would go through by itself, one by one, without ever asking. */

const lengthOf = uncurried(
  getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype) as object, "length")?.get as (this: unknown) => number,
);

/** `...value` in a list. */
export function spread(value: unknown): Iterable<unknown> {
  if (typeof value === "string") {
    tick(1 + value.length);
    return value;
  }
  return listOf(value);
}

/** `...value` in a call. */
export function args(value: unknown): unknown[] {
  const given = listOf(value);
  if (given.length > mostArguments) throw new RangeError(`a call takes at most ${mostArguments} arguments`);
  return given;
}

/** A list of our own with what `value` iterates over. */
export function listOf(value: unknown): unknown[] {
  if (isArray(value) && isOrdinary(value)) {
    tick(1 + value.length);
    return list.slice(value);
  }
  const begin: unknown = value === undefined || value === null ? undefined : (value as Iterable<unknown>)[iterator];
  if (typeof begin !== "function") throw new TypeError("a value to go through is no list, text, Map or Set");
  const iterating: unknown = apply(begin as never, value, []);
  if (!isObject(iterating)) throw new TypeError("Symbol.iterator gave no object");
  const { next } = iterating as Iterator<unknown>;
  const values: unknown[] = [];
  for (;;) {
    tick(4);
    const result: unknown = apply(next, iterating, []);
    if (!isObject(result)) throw new TypeError("an iterator gave no object");
    if ((result as IteratorResult<unknown>).done) return values;
    list.push(values, (result as IteratorResult<unknown>).value);
  }
}

/** Goes through its elements in their order and asks nobody. */
function isOrdinary(value: unknown[]): boolean {
  return getPrototypeOf(value) === NativeArray.prototype && !hasOwn(value, iterator);
}

/** All properties of `value` are about to be read. */
export function keys<Value>(value: Value): Value {
  tick(1 + countOf(value));
  return value;
}

/** The same, with those that it inherits: `for (name in value)`. */
export function chain<Value>(value: Value): Value {
  let count = countOf(value);
  if (isObject(value)) {
    for (
      let next = getPrototypeOf(value);
      next !== null && next !== NativeObject.prototype;
      next = getPrototypeOf(next)
    )
      count += countOf(next);
  }
  tick(1 + count);
  return value;
}

function countOf(value: unknown): number {
  if (typeof value === "string") return value.length * 2;
  if (isView(value)) tick(lengthOf(value));
  const count = isObject(value) ? ownKeys(value).length : 0;
  // Many properties lie in a table, which has to be sorted first.
  return count > 100 ? count * 8 : count;
}

/** What a class extends, or an object is made from. */
export function parent(value: unknown): unknown {
  tick(1_000);
  let depth = 0;
  for (let next = value; isObject(next); next = getPrototypeOf(next)) depth++;
  const prototype: unknown = typeof value === "function" ? value.prototype : null;
  let heights = 0;
  for (let next = prototype; isObject(next); next = getPrototypeOf(next)) heights++;
  if (depth > mostPrototypes || heights > mostPrototypes)
    throw new RangeError(`a class has at most ${mostPrototypes} others above it`);
  return value;
}
