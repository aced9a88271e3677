/**
 * What the realm of a guest has before anything is taken away. The guard's own code calls these and nothing by a name that a guest
 * could reach: after `harden` the methods of lists, texts and maps are the guarded ones.
 */

// biome-ignore lint/complexity/noBannedTypes: any function at all
export type AnyFunction = Function;
type Method<Self, Given extends unknown[], Result> = (this: Self, ...given: Given) => Result;

export const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } =
  Reflect;

const { bind, call } = Function.prototype;

/** A method as a function that takes what it works on first. */
export const uncurried = bind.bind(call) as unknown as <Self, Given extends unknown[], Result>(
  method: Method<Self, Given, Result>,
) => (self: Self, ...given: Given) => Result;

export const { isArray } = Array;
export const { isView } = ArrayBuffer;
export const { freeze, hasOwn, keys: keysOf } = Object;
export const { min, max, floor } = Math;
export const { parse: parseJson, stringify: toJson } = JSON;
export const toText = String;
export const iterator: typeof Symbol.iterator = Symbol.iterator;
export const toPrimitive: typeof Symbol.toPrimitive = Symbol.toPrimitive;

export const NativeArray = Array;
export const NativeMap = Map;
export const NativeSet = Set;
export const NativeWeakMap = WeakMap;
export const NativeWeakSet = WeakSet;
export const NativeDate = Date;
export const NativeNumber = Number;
export const NativeString = String;
export const NativeObject = Object;
export const NativeRegExp = RegExp;
export const NativeSymbol = Symbol;
export const NativeDateTimeFormat = Intl.DateTimeFormat;

const { join, pop, push, slice, values } = Array.prototype;
export const list = {
  join: uncurried(join) as (self: readonly unknown[], separator: string) => string,
  pop: uncurried(pop) as (self: unknown[]) => unknown,
  push: uncurried(push) as (self: unknown[], ...more: unknown[]) => number,
  slice: uncurried(slice) as <Element>(self: readonly Element[], from?: number, to?: number) => Element[],
  values,
};

export const string = {
  charCodeAt: uncurried(String.prototype.charCodeAt),
  slice: uncurried(String.prototype.slice),
  indexOf: uncurried(String.prototype.indexOf),
};

export const map = {
  get: uncurried(Map.prototype.get),
  set: uncurried(Map.prototype.set),
  has: uncurried(Map.prototype.has),
  delete: uncurried(Map.prototype.delete),
  size: uncurried(getOwnPropertyDescriptor(Map.prototype, "size")?.get as () => number),
};

export const set = {
  add: uncurried(Set.prototype.add),
  has: uncurried(Set.prototype.has),
  delete: uncurried(Set.prototype.delete),
  size: uncurried(getOwnPropertyDescriptor(Set.prototype, "size")?.get as () => number),
};

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
