import { listOf } from "./lists.ts";
import {
  type AnyFunction,
  apply,
  construct,
  isObject,
  list,
  map,
  NativeMap,
  NativeSet,
  NativeWeakMap,
  NativeWeakSet,
  set,
  uncurried,
} from "./natives.ts";
import { tick } from "./steps.ts";

/** Maps and sets. Numbers may be chosen so that they all fall into one place of the table: each is then compared with all others. */

/**
 * Each iterator that lags behind has to go through all tables that its map had since. How many there are makes every change of a map
 * dearer.
 */
let iterators = 0;

export function forgetIterators(): void {
  iterators = 0;
}

function iterating(native: AnyFunction): AnyFunction {
  const { name } = native;
  return {
    [name](this: unknown) {
      tick(2);
      iterators++;
      return apply(native as never, this, []) as unknown;
    },
  }[name] as AnyFunction;
}

function tickChange(): void {
  tick(2 + (iterators >> 6));
}

/** Of a map nothing is left, and a table like that of a new one is made. */
function clearing(native: AnyFunction): AnyFunction {
  return {
    clear(this: unknown) {
      tick(20);
      tickChange();
      apply(native as never, this, []);
    },
  }.clear;
}

function tickKey(key: unknown, size: number): void {
  if (typeof key === "number") tick(2 + (size >> 7));
  else tick(typeof key === "string" ? 2 + (key.length >> 6) : 2);
}

export const mapMethods: { readonly [name: string]: AnyFunction } = {
  get(this: Map<unknown, unknown>, key: unknown) {
    tickKey(key, map.size(this));
    return map.get(this, key);
  },
  has(this: Map<unknown, unknown>, key: unknown) {
    tickKey(key, map.size(this));
    return map.has(this, key);
  },
  set(this: Map<unknown, unknown>, key: unknown, value: unknown) {
    tickKey(key, map.size(this));
    tickChange();
    return map.set(this, key, value);
  },
  delete(this: Map<unknown, unknown>, key: unknown) {
    tickKey(key, map.size(this));
    tickChange();
    return map.delete(this, key);
  },
  clear: clearing(NativeMap.prototype.clear),
  entries: iterating(NativeMap.prototype.entries),
  keys: iterating(NativeMap.prototype.keys),
  values: iterating(NativeMap.prototype.values),
  forEach: forEachOf(NativeMap.prototype.forEach),
};

export const setMethods: { readonly [name: string]: AnyFunction } = {
  add(this: Set<unknown>, value: unknown) {
    tickKey(value, set.size(this));
    tickChange();
    return set.add(this, value);
  },
  has(this: Set<unknown>, value: unknown) {
    tickKey(value, set.size(this));
    return set.has(this, value);
  },
  delete(this: Set<unknown>, value: unknown) {
    tickKey(value, set.size(this));
    tickChange();
    return set.delete(this, value);
  },
  clear: clearing(NativeSet.prototype.clear),
  entries: iterating(NativeSet.prototype.entries),
  values: iterating(NativeSet.prototype.values),
  forEach: forEachOf(NativeSet.prototype.forEach),
};

/** What the function adds meanwhile is gone through, too. */
function forEachOf(native: AnyFunction): AnyFunction {
  return {
    forEach(this: unknown, ask: unknown, self?: unknown) {
      if (typeof ask !== "function") throw new TypeError("forEach takes a function");
      const counted = (value: unknown, key: unknown, of: unknown) => {
        tick(2);
        apply(ask as never, self, [value, key, of]);
      };
      return apply(native as never, this, [counted]) as unknown;
    },
  }.forEach;
}

export const mapStatics: { readonly [name: string]: AnyFunction } = {
  groupBy(from: unknown, keyFor: unknown) {
    const groups = new NativeMap<unknown, unknown[]>();
    const values = listOf(from);
    for (let index = 0; index < values.length; index++) {
      const key: unknown = apply(keyFor as never, undefined, [values[index], index]);
      tickKey(key, map.size(groups));
      tick(4);
      const group = map.get(groups, key) as unknown[] | undefined;
      if (group === undefined) map.set(groups, key, [values[index]]);
      else list.push(group, values[index]);
    }
    return groups;
  },
};

export function GuardedMap(from?: unknown): object {
  const made = start(NativeMap, new.target) as Map<unknown, unknown>;
  for (const [key, value] of pairsOf(from)) {
    tickKey(key, map.size(made));
    tick(2);
    map.set(made, key, value);
  }
  return made;
}

export function GuardedSet(from?: unknown): object {
  const made = start(NativeSet, new.target) as Set<unknown>;
  const values = from === undefined || from === null ? [] : listOf(from);
  for (let index = 0; index < values.length; index++) {
    tickKey(values[index], set.size(made));
    tick(2);
    set.add(made, values[index]);
  }
  return made;
}

const setWeak = uncurried(NativeWeakMap.prototype.set);
const addWeak = uncurried(NativeWeakSet.prototype.add);

export function GuardedWeakMap(from?: unknown): object {
  const made = start(NativeWeakMap, new.target) as WeakMap<object, unknown>;
  for (const [key, value] of pairsOf(from)) setWeak(made, key as object, value);
  return made;
}

export function GuardedWeakSet(from?: unknown): object {
  const made = start(NativeWeakSet, new.target) as WeakSet<object>;
  const values = from === undefined || from === null ? [] : listOf(from);
  for (let index = 0; index < values.length; index++) addWeak(made, values[index] as object);
  return made;
}

function start(native: AnyFunction, target: AnyFunction | undefined): object {
  if (target === undefined) throw new TypeError("a Map or Set is made with new");
  tick(20);
  return construct(native as never, [], target) as object;
}

function pairsOf(from: unknown): [unknown, unknown][] {
  const pairs: [unknown, unknown][] = [];
  if (from === undefined || from === null) return pairs;
  const given = listOf(from);
  for (let index = 0; index < given.length; index++) {
    const pair = given[index];
    if (!isObject(pair)) throw new TypeError("a Map is made of pairs");
    tick(2);
    list.push(pairs, [(pair as unknown[])[0], (pair as unknown[])[1]]);
  }
  return pairs;
}
