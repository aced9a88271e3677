import { number, text } from "./convert.ts";
import { matchesOf, replaceAllOf, searched } from "./matching.ts";
import { type AnyFunction, apply, list, max, min, NativeString, string } from "./natives.ts";
import { patternIn } from "./pattern.ts";
import { tick, tickText } from "./steps.ts";

/** Methods of texts. What is made is counted by its length, what is looked for by how long that may take. */

const native = NativeString.prototype as unknown as { readonly [name: string]: AnyFunction };
const originals: { [name: string]: AnyFunction } = {};
for (const name of Object.getOwnPropertyNames(native))
  if (name !== "length" && name !== "constructor") originals[name] = native[name] as AnyFunction;

function run(name: string, self: string, given: unknown[]): unknown {
  return apply(originals[name] as never, self, given);
}

function textIn(self: unknown, name: string): string {
  if (typeof self === "string") return self;
  if (self === undefined || self === null) throw new TypeError(`${name} works on texts only`);
  return text(self);
}

/** Reads one place. */
function reading(name: string) {
  return {
    [name](this: unknown, index?: unknown): unknown {
      const self = textIn(this, name);
      tick(1);
      return run(name, self, [number(index)]);
    },
  }[name] as AnyFunction;
}

/** Makes another text of about the same length. */
function changing(name: string) {
  return {
    [name](this: unknown): unknown {
      const self = textIn(this, name);
      tick(2 + (self.length >> 4));
      return bounded(run(name, self, []), self);
    },
  }[name] as AnyFunction;
}

/** A few characters become several: İ, ß, ﷺ. */
function bounded(made: unknown, from: string): unknown {
  if (typeof made === "string" && made.length > from.length) tickText(made.length);
  return made;
}

/** Looks for a text in the text. In the worst case each place is compared with all of it. */
function seeking(name: string) {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = textIn(this, name);
      const sought = soughtIn(given[0], name);
      tickSearch(self, sought);
      return run(name, self, given.length > 1 && given[1] !== undefined ? [sought, number(given[1])] : [sought]);
    },
  }[name] as AnyFunction;
}

function soughtIn(value: unknown, name: string): string {
  if (patternIn(value) !== null) throw new TypeError(`${name} looks for a text, not for a pattern: use test or search`);
  return text(value);
}

function tickSearch(self: string, sought: string): void {
  const places = max(0, self.length - sought.length + 1);
  tick(2 + ((places * min(sought.length + 1, 16)) >> 8) + (places * max(0, sought.length - 16)) / 64);
}

function part(name: string) {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      const self = textIn(this, name);
      const bounds = [number(given[0]), given[1] === undefined ? self.length : number(given[1])];
      const made = run(name, self, bounds) as string;
      tick(1 + (made.length >> 5));
      return made;
    },
  }[name] as AnyFunction;
}

function padding(name: string) {
  return {
    [name](this: unknown, length?: unknown, filler?: unknown): unknown {
      const self = textIn(this, name);
      const wanted = number(length);
      if (wanted > self.length) tickText(wanted);
      return run(name, self, filler === undefined ? [wanted] : [wanted, text(filler)]);
    },
  }[name] as AnyFunction;
}

export const stringMethods: { readonly [name: string]: AnyFunction } = {
  ...each(reading, "at charAt charCodeAt codePointAt"),
  ...each(changing, "toLowerCase toUpperCase trim trimStart trimEnd isWellFormed toWellFormed"),
  ...each(seeking, "includes indexOf lastIndexOf startsWith endsWith"),
  ...each(part, "slice substring substr"),
  ...each(padding, "padStart padEnd"),

  concat(this: unknown, ...given: unknown[]) {
    let made = textIn(this, "concat");
    for (let index = 0; index < given.length; index++) {
      const piece = text(given[index]);
      tickText(made.length + piece.length);
      made += piece;
    }
    return made;
  },
  localeCompare(this: unknown, other?: unknown, ...more: unknown[]) {
    if (more.length > 0) throw new TypeError("localeCompare takes one argument here");
    const self = textIn(this, "localeCompare");
    const against = text(other);
    tick(20 + self.length + against.length);
    return run("localeCompare", self, [against]);
  },
  match(this: unknown, sought?: unknown) {
    return searched("match", textIn(this, "match"), sought);
  },
  matchAll(this: unknown, sought?: unknown) {
    const matches = matchesOf("matchAll", textIn(this, "matchAll"), sought);
    return apply(list.values, matches, []);
  },
  normalize(this: unknown, form?: unknown) {
    const self = textIn(this, "normalize");
    tick(2 + (self.length >> 2) + marksIn(self));
    return bounded(run("normalize", self, form === undefined ? [] : [text(form)]), self);
  },
  repeat(this: unknown, count?: unknown) {
    const self = textIn(this, "repeat");
    const times = number(count);
    // Of nothing any number of times nothing comes.
    if (self.length > 0 && times > 1) tickText(self.length * times);
    return run("repeat", self, [times]);
  },
  replace(this: unknown, sought: unknown, by: unknown) {
    return replaceAllOf("replace", textIn(this, "replace"), sought, by);
  },
  replaceAll(this: unknown, sought: unknown, by: unknown) {
    return replaceAllOf("replaceAll", textIn(this, "replaceAll"), sought, by);
  },
  search(this: unknown, sought?: unknown) {
    return searched("search", textIn(this, "search"), sought);
  },
  split(this: unknown, separator?: unknown, most?: unknown) {
    const self = textIn(this, "split");
    const given = most === undefined ? [] : [number(most)];
    if (patternIn(separator) !== null) return searched("split", self, separator, given);
    const sought = separator === undefined ? separator : text(separator);
    if (sought !== undefined) tickSearch(self, sought);
    tick(2 + (self.length >> (sought === undefined ? 5 : 1)));
    return run("split", self, [sought, ...given]);
  },
  toString: native.toString as AnyFunction,
  valueOf: native.valueOf as AnyFunction,
};

/** Putting many marks on one character into their order takes time with the square of their number. */
function marksIn(self: string): number {
  let steps = 0;
  let run = 0;
  for (let index = 0; index < self.length; index++) {
    const unit = string.charCodeAt(self, index);
    const plain = unit < 0x300 || (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xff00 && unit < 0xfff0);
    run = plain ? 0 : run + 1;
    steps += run >> 7;
  }
  return steps;
}

function each(make: (name: string) => AnyFunction, names: string): { [name: string]: AnyFunction } {
  const made: { [name: string]: AnyFunction } = {};
  for (const name of names.split(" ")) made[name] = make(name);
  return made;
}

export const stringStatics: { readonly [name: string]: AnyFunction } = {
  fromCharCode: fromUnits("fromCharCode"),
  fromCodePoint: fromUnits("fromCodePoint"),
};

function fromUnits(name: "fromCharCode" | "fromCodePoint"): AnyFunction {
  const original = NativeString[name];
  return {
    [name](...units: unknown[]): string {
      tick(1 + units.length);
      for (let index = 0; index < units.length; index++) units[index] = number(units[index]);
      return apply(original, NativeString, units as number[]);
    },
  }[name] as AnyFunction;
}
