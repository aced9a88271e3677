import { deepest, flatten, join } from "./array-nesting.ts";
import { number, text } from "./convert.ts";
import { type AnyFunction, apply, getPrototypeOf, isArray, list, max, min, NativeArray } from "./natives.ts";
import { tick } from "./steps.ts";

/** Methods of lists that count what they will do before they do it. On what is no list they do not work. */

const native = NativeArray.prototype as unknown as { readonly [name: string]: AnyFunction };
/** Held apart: by the time they are called the prototype has the guarded ones. */
const originals: { [name: string]: AnyFunction } = { ...pick(Object.getOwnPropertyNames(native)) };

function pick(names: readonly string[]): { [name: string]: AnyFunction } {
  const picked: { [name: string]: AnyFunction } = {};
  for (const name of names) if (name !== "length" && name !== "constructor") picked[name] = native[name] as AnyFunction;
  return picked;
}

export function listIn(value: unknown, name: string): unknown[] {
  if (!isArray(value)) throw new TypeError(`${name} works on lists only`);
  // For a list of a class of its own the engine goes a long way round.
  if (getPrototypeOf(value) !== NativeArray.prototype) tick(value.length * 2);
  return value;
}

function run(name: string, self: unknown[], given: unknown[]): unknown {
  return apply(originals[name] as never, self, given);
}

/** Goes through the list once and asks a function about each element. */
function asking(name: string) {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = listIn(this, name);
      tick(2 + self.length);
      return run(name, self, given);
    },
  }[name] as AnyFunction;
}

/** The same, with a new list of as many elements. */
function copying(name: string) {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = listIn(this, name);
      tick(2 + self.length);
      return run(name, self, numbers(given, name === "with" ? 1 : 0));
    },
  }[name] as AnyFunction;
}

/** The first so many of the arguments as numbers: reading one in a long text is counted. */
function numbers(given: unknown[], count: number): unknown[] {
  for (let index = 0; index < count && index < given.length; index++)
    if (given[index] !== undefined) given[index] = number(given[index]);
  return given;
}

/** Looks for an element. Texts are compared with each. */
function seeking(name: string) {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = listIn(this, name);
      const [sought] = given;
      tick(2 + (self.length >> 2) + (typeof sought === "string" ? self.length * (sought.length >> 6) : 0));
      if (given.length > 1) given[1] = number(given[1]);
      return run(name, self, given);
    },
  }[name] as AnyFunction;
}

/** Puts in or takes out. At the front the others have to move. */
function moving(name: string) {
  const atFront = name === "shift" || name === "unshift";
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = listIn(this, name);
      tick(2 + given.length + (atFront ? self.length >> 8 : 0));
      return run(name, self, given);
    },
  }[name] as AnyFunction;
}

function sorting(name: string) {
  return {
    [name](this: unknown, compare?: unknown): unknown {
      const self = listIn(this, name);
      if (compare !== undefined && typeof compare !== "function") throw new TypeError(`${name} takes a function`);
      tick(4 + self.length * 2);
      const compared =
        compare === undefined
          ? byText
          : (left: unknown, right: unknown) => {
              tick(2);
              return number(apply(compare as never, undefined, [left, right]));
            };
      return run(name, self, [compared]);
    },
  }[name] as AnyFunction;
}

function byText(left: unknown, right: unknown): number {
  const [one, other] = [text(left), text(right)];
  tick(4 + (min(one.length, other.length) >> 5));
  if (one < other) return -1;
  return one > other ? 1 : 0;
}

export const arrayMethods: { readonly [name: string]: AnyFunction } = {
  ...each(asking, "every some forEach map filter find findIndex findLast findLastIndex reduce reduceRight"),
  ...each(copying, "reverse toReversed with"),
  ...each(seeking, "includes indexOf lastIndexOf"),
  ...each(moving, "push unshift shift pop"),
  ...each(sorting, "sort toSorted"),

  at(this: unknown, index?: unknown) {
    return run("at", listIn(this, "at"), [number(index)]);
  },
  concat(this: unknown, ...given: unknown[]) {
    const self = listIn(this, "concat");
    let length = self.length;
    for (let index = 0; index < given.length; index++) {
      const one = given[index];
      length += isArray(one) ? one.length : 1;
    }
    tick(4 + (length >> 1));
    return run("concat", self, given);
  },
  fill(this: unknown, ...given: unknown[]) {
    const self = listIn(this, "fill");
    tick(2 + (self.length >> 1));
    for (let index = 1; index < 3 && index < given.length; index++)
      if (given[index] !== undefined) given[index] = number(given[index]);
    return run("fill", self, given);
  },
  flat(this: unknown, depth: unknown = 1) {
    const flattened: unknown[] = [];
    flatten(listIn(this, "flat"), min(number(depth), deepest), flattened);
    return flattened;
  },
  flatMap(this: unknown, make: unknown, self?: unknown) {
    const source = listIn(this, "flatMap");
    if (typeof make !== "function") throw new TypeError("flatMap takes a function");
    tick(2 + source.length);
    const { length } = source;
    const mapped: unknown[] = [];
    for (let index = 0; index < length; index++) {
      if (!(index in source)) continue;
      const made: unknown = apply(make as never, self, [source[index], index, source]);
      if (isArray(made)) flatten(made, 0, mapped);
      else list.push(mapped, made);
    }
    return mapped;
  },
  join(this: unknown, separator?: unknown): string {
    return join(listIn(this, "join"), separator === undefined ? "," : text(separator));
  },
  slice(this: unknown, ...given: unknown[]) {
    const self = listIn(this, "slice");
    const bounds = numbers(given, 2);
    const from = placeOf(bounds[0], self.length, 0);
    tick(2 + (max(0, placeOf(bounds[1], self.length, self.length) - from) >> 1));
    return run("slice", self, bounds);
  },
  splice(this: unknown, ...given: unknown[]) {
    const self = listIn(this, "splice");
    tick(4 + given.length + (self.length >> 4));
    return run("splice", self, numbers(given, 2));
  },
  toSpliced(this: unknown, ...given: unknown[]) {
    const self = listIn(this, "toSpliced");
    tick(4 + given.length + self.length);
    return run("toSpliced", self, numbers(given, 2));
  },
  toString(this: unknown): string {
    return isArray(this) ? join(this, ",") : "[object Object]";
  },
};

/** Where `slice` begins or ends. */
function placeOf(given: unknown, length: number, otherwise: number): number {
  if (given === undefined) return otherwise;
  const place = given as number;
  if (place < 0) return max(0, length + place);
  return place >= 0 ? min(place, length) : 0;
}

function each(make: (name: string) => AnyFunction, names: string): { [name: string]: AnyFunction } {
  const made: { [name: string]: AnyFunction } = {};
  for (const name of names.split(" ")) made[name] = make(name);
  return made;
}
