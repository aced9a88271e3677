import { keyOf } from "./convert.ts";
import { keys, listOf, parent } from "./lists.ts";
import {
  type AnyFunction,
  apply,
  defineProperty,
  getPrototypeOf,
  isArray,
  isObject,
  list,
  NativeObject,
  uncurried,
} from "./natives.ts";
import { limitText, tick } from "./steps.ts";
import { checkWrite, set } from "./writes.ts";

/** Functions of objects and functions, those among them that read or change many properties at once. */

const {
  create,
  defineProperty: define,
  entries,
  getOwnPropertyDescriptor,
  getOwnPropertyNames,
  hasOwn,
  is,
  isExtensible,
  isFrozen,
  isSealed,
  values,
} = NativeObject;
const names = NativeObject.keys;
const { freeze, preventExtensions, seal } = NativeObject;
const { prototype } = NativeObject;
const describe = uncurried(prototype.toString);
const isOwn = uncurried(prototype.hasOwnProperty);
const isEnumerable = uncurried(prototype.propertyIsEnumerable);

/** Reads or marks all properties of its argument. */
function all(name: string, native: (value: never) => unknown): AnyFunction {
  return {
    [name](value?: unknown): unknown {
      keys(value);
      return native(value as never);
    },
  }[name] as AnyFunction;
}

export const objectStatics: { readonly [name: string]: AnyFunction } = {
  entries: all("entries", entries),
  freeze: all("freeze", freeze),
  getOwnPropertyNames: all("getOwnPropertyNames", getOwnPropertyNames),
  isFrozen: all("isFrozen", isFrozen),
  isSealed: all("isSealed", isSealed),
  keys: all("keys", names),
  preventExtensions: all("preventExtensions", preventExtensions),
  seal: all("seal", seal),
  values: all("values", values),

  assign(target: unknown, ...sources: unknown[]) {
    const into = NativeObject(target);
    for (let index = 0; index < sources.length; index++) {
      const source = sources[index];
      if (source === undefined || source === null) continue;
      keys(source);
      const found = names(source);
      for (let at = 0; at < found.length; at++) {
        tick(2);
        const name = found[at] as string;
        set(into, name, (source as { [name: string]: unknown })[name]);
      }
    }
    return into;
  },
  create(from: unknown, properties?: unknown) {
    if (properties !== undefined) throw new TypeError("Object.create takes one argument here");
    return create(from === null ? null : (parent(from) as object));
  },
  defineProperty(target: unknown, name: unknown, descriptor: unknown) {
    tick(20);
    const key = keyOf(name);
    if (key === "length" && isArray(target)) throw new TypeError("the length of a list is not redefined");
    checkWrite(target, key, undefined);
    if (isArray(target)) {
      set(target, key, plainValue(descriptor));
      return target;
    }
    return define(target, key, descriptor as PropertyDescriptor);
  },
  fromEntries(from: unknown) {
    const made = {};
    const pairs = listOf(from);
    for (let index = 0; index < pairs.length; index++) {
      tick(4);
      const pair = pairs[index];
      if (!isObject(pair)) throw new TypeError("Object.fromEntries takes pairs");
      const [name, value] = [(pair as unknown[])[0], (pair as unknown[])[1]];
      const key = keyOf(name);
      checkWrite(made, key, value);
      defineProperty(made, key, { value, writable: true, enumerable: true, configurable: true });
    }
    return made;
  },
  getOwnPropertyDescriptor(value: unknown, name: unknown) {
    tick(4);
    return getOwnPropertyDescriptor(value, keyOf(name));
  },
  getPrototypeOf(value: unknown) {
    return getPrototypeOf(NativeObject(value));
  },
  groupBy(from: unknown, keyFor: unknown) {
    const groups = create(null) as { [key: PropertyKey]: unknown[] };
    const values = listOf(from);
    for (let index = 0; index < values.length; index++) {
      tick(6);
      const key = keyOf(apply(keyFor as never, undefined, [values[index], index]));
      checkWrite(groups, key, undefined);
      const group = groups[key];
      if (group === undefined) groups[key] = [values[index]];
      else list.push(group, values[index]);
    }
    return groups;
  },
  hasOwn(value: unknown, name: unknown) {
    return hasOwn(value as object, keyOf(name));
  },
  is,
  isExtensible,
};

/** What is defined on a list is an element like the others. */
function plainValue(descriptor: unknown): unknown {
  const { value, get, set: write, writable, enumerable, configurable } = descriptor as PropertyDescriptor;
  if (get !== undefined || write !== undefined || !(writable && enumerable && configurable))
    throw new TypeError("what is defined on a list must be writable, enumerable and configurable");
  return value;
}

export const objectMethods: { readonly [name: string]: AnyFunction } = {
  hasOwnProperty(this: unknown, name: unknown) {
    return isOwn(this as object, keyOf(name));
  },
  isPrototypeOf: prototype.isPrototypeOf,
  propertyIsEnumerable(this: unknown, name: unknown) {
    return isEnumerable(this as object, keyOf(name));
  },
  toString(this: unknown) {
    tick(2);
    const described = describe(this);
    limitText(described.length);
    return described;
  },
  valueOf: prototype.valueOf,
};

/** Stands for the constructor, so that no call of it is free. */
export function GuardedObject(this: unknown, value?: unknown): object {
  tick(2);
  if (new.target !== undefined && new.target !== GuardedObject) return this as object;
  return NativeObject(value);
}
