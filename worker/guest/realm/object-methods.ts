import { keyOf, number, text } from "./convert.ts";
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
  NativeSymbol,
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

export const functionMethods: { readonly [name: string]: AnyFunction } = {
  apply(this: unknown, self?: unknown, given?: unknown) {
    if (typeof this !== "function") throw new TypeError("apply works on functions only");
    return apply(this as never, self, given === undefined || given === null ? [] : listed(given));
  },
  bind(this: unknown, self?: unknown, ...bound: unknown[]) {
    if (typeof this !== "function") throw new TypeError("bind works on functions only");
    tick(10 + bound.length);
    return (...given: unknown[]): unknown => {
      tick(4 + bound.length + given.length);
      const all: unknown[] = [];
      for (let index = 0; index < bound.length; index++) list.push(all, bound[index]);
      for (let index = 0; index < given.length; index++) list.push(all, given[index]);
      return apply(this as never, self, all);
    };
  },
  /** The source would be as long as the pack, and made anew each time. */
  toString(this: unknown) {
    if (typeof this !== "function") throw new TypeError("toString works on functions only");
    return "function () { [guest code] }";
  },
};

/** The arguments that `apply` takes: a list, or `arguments`. */
function listed(given: unknown): unknown[] {
  if (!isObject(given)) throw new TypeError("apply takes a list");
  const { length } = given as { length?: unknown };
  const count = number(length);
  if (!(count <= 10_000)) throw new RangeError("a call takes at most 10000 arguments");
  tick(2 + count);
  const values: unknown[] = [];
  for (let index = 0; index < count; index++) list.push(values, (given as { [index: number]: unknown })[index]);
  return values;
}

const { description } = NativeObject.getOwnPropertyDescriptors(NativeSymbol.prototype);
const described = uncurried(description.get as () => string | undefined);

export const symbolMethods: { readonly [name: string]: AnyFunction } = {
  toString(this: unknown) {
    const name = described(this as never) ?? "";
    limitText(name.length);
    return `Symbol(${name})`;
  },
};

/** Stands for the constructor: it has neither the registry, which keeps names for ever, nor the symbols by which natives call back. */
export function GuardedSymbol(name?: unknown): symbol {
  if (new.target !== undefined) throw new TypeError("Symbol is not made with new");
  tick(2);
  return name === undefined ? NativeSymbol() : NativeSymbol(text(name));
}

export const errorMethods: { readonly [name: string]: AnyFunction } = {
  toString(this: unknown) {
    tick(4);
    if (!isObject(this)) throw new TypeError("toString works on errors only");
    const { name, message } = this as { name?: unknown; message?: unknown };
    const [kind, said] = [name === undefined ? "Error" : text(name), message === undefined ? "" : text(message)];
    limitText(kind.length + said.length);
    return kind === "" || said === "" ? kind + said : `${kind}: ${said}`;
  },
};
