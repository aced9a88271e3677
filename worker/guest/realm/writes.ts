import { keyOf, number } from "./convert.ts";
import { apply, floor, hasOwn, isArray, isObject, isView, list, min } from "./natives.ts";
import { tick } from "./steps.ts";

/** Writing to a place whose name is only known when the code runs: neither may a list grow by it unseen, nor a prototype change. */

type Target = { [name: PropertyKey]: unknown };

/** `target[name] = value` */
export function set(target: unknown, name: unknown, value: unknown): unknown {
  const key = typeof name === "number" ? name : keyOf(name);
  const written = checkWrite(target, key, value);
  (target as Target)[key] = written;
  return value;
}

/** What may be written there. @throws when it may not */
export function checkWrite(target: unknown, key: PropertyKey, value: unknown): unknown {
  if (isArray(target)) return checkListWrite(target, key, value);
  if (key === "prototype" && typeof target === "function") {
    throw new TypeError("the prototype of a function cannot be changed: write a class");
  }
  const index = indexOf(key);
  // Objects keep numbered properties in one piece of memory as well, with gaps of up to a thousand.
  if (index > 16 && isObject(target) && !isView(target) && !hasOwn(target, key)) tick(min(index, 1_024) >> 2);
  return value;
}

/** A list with gaps becomes a table, in which everything takes a hundred times as long. */
function checkListWrite(target: unknown[], key: PropertyKey, value: unknown): unknown {
  if (key === "length") {
    const length = number(value);
    if (length > target.length) throw new RangeError("a list grows by its elements, not by its length");
    return length;
  }
  const index = indexOf(key);
  if (index > target.length) {
    tick(index - target.length);
    while (target.length < index) list.push(target, undefined);
  }
  return value;
}

/** `delete target[name]` */
export function remove(target: unknown, name: unknown): boolean {
  const key = keyOf(name);
  if (isArray(target)) throw new TypeError("delete leaves a gap in a list: use splice, or write undefined");
  tick(2);
  return delete (target as Target)[key];
}

/** -1 for a name that is no index. */
function indexOf(key: PropertyKey): number {
  if (typeof key === "symbol" || (typeof key === "string" && (key.length === 0 || key.length > 10))) return -1;
  const index = +key;
  return index >= 0 && index < 2 ** 32 - 1 && floor(index) === index ? index : -1;
}

/** A place in a pattern: `[list[i], list[j]] = [a, b]` writes to `ref(list, i).v`. */
export function ref(target: unknown, name: unknown): { v: unknown } {
  return {
    get v() {
      return undefined;
    },
    set v(value) {
      set(target, name, value);
    },
  };
}

/** `target[name] op= …` */
export function update(target: unknown, name: unknown, change: (old: unknown) => unknown): unknown {
  const key = keyOf(name);
  return set(target, key, change((target as Target)[key]));
}

/** `target[name]++` where the value before is used. */
export function bump(target: unknown, name: unknown, by: number): number {
  const key = keyOf(name);
  const old = number((target as Target)[key]);
  set(target, key, old + by);
  return old;
}

/** `target[name] ||= …` and its like. */
export function settle(target: unknown, name: unknown, operator: "||" | "&&" | "??", make: () => unknown): unknown {
  const key = keyOf(name);
  const old = (target as Target)[key];
  const keeps = operator === "||" ? !!old : operator === "&&" ? !old : old !== null && old !== undefined;
  return keeps ? old : set(target, key, apply(make, undefined, []));
}
