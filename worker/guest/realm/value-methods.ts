import { number, text } from "./convert.ts";
import {
  type AnyFunction,
  apply,
  construct,
  isObject,
  list,
  NativeDate,
  NativeNumber,
  NativeString,
} from "./natives.ts";
import { limitText, tick } from "./steps.ts";

/** Numbers, dates and `Math`: each argument is read as a number here, where the length of a text is counted. */

function numeric(name: string, native: AnyFunction): AnyFunction {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      tick(1 + given.length);
      for (let index = 0; index < given.length; index++)
        if (typeof given[index] !== "number") given[index] = number(given[index]);
      return apply(native as never, this, given);
    },
  }[name] as AnyFunction;
}

type Methods = { readonly [name: string]: AnyFunction };

function all(of: object, names: string, make: (name: string, native: AnyFunction) => AnyFunction): Methods {
  const made: { [name: string]: AnyFunction } = {};
  for (const name of names.split(" "))
    made[name] = make(name, (of as { [name: string]: AnyFunction })[name] as AnyFunction);
  return made;
}

export const mathFunctions: Methods = all(
  Math,
  "abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow round sign sin sinh sqrt tan tanh trunc",
  numeric,
);

/** Writes a number; the longest that there is has about a thousand digits. */
function writing(name: string, native: AnyFunction): AnyFunction {
  return {
    [name](this: unknown, digits?: unknown): unknown {
      tick(40);
      return apply(native as never, this, digits === undefined ? [] : [number(digits)]);
    },
  }[name] as AnyFunction;
}

export const numberMethods: Methods = {
  ...all(NativeNumber.prototype, "toExponential toFixed toPrecision toString", writing),
  valueOf: NativeNumber.prototype.valueOf,
};

export function GuardedNumber(...given: unknown[]): unknown {
  const value = given.length === 0 ? 0 : number(given[0]);
  return new.target === undefined ? value : construct(NativeNumber, [value], new.target);
}

export function GuardedString(...given: unknown[]): unknown {
  const [from] = given;
  if (new.target === undefined && typeof from === "symbol") return NativeString(from);
  const value = given.length === 0 ? "" : text(from);
  return new.target === undefined ? value : construct(NativeString, [value], new.target);
}

export function GuardedBoolean(value?: unknown): unknown {
  return new.target === undefined ? !!value : construct(Boolean, [value], new.target);
}

const { parseInt: readInteger, parseFloat: readNumber, isNaN: notNumber, isFinite: finite } = globalThis;

export const globalFunctions: Methods = {
  parseInt(value: unknown, radix?: unknown) {
    const read = text(value);
    tick(1 + (read.length >> 4));
    return radix === undefined ? readInteger(read) : readInteger(read, number(radix));
  },
  parseFloat(value: unknown) {
    const read = text(value);
    tick(1 + (read.length >> 4));
    return readNumber(read);
  },
  isNaN: (value: unknown) => notNumber(number(value)),
  isFinite: (value: unknown) => finite(number(value)),
  ...all(globalThis, "encodeURIComponent encodeURI decodeURIComponent decodeURI", coding),
};

function coding(name: string, native: AnyFunction): AnyFunction {
  return {
    [name](value: unknown): string {
      const coded = text(value);
      tick(2 + (coded.length >> 1));
      const made = apply(native as never, undefined, [coded]) as string;
      limitText(made.length);
      return made;
    },
  }[name] as AnyFunction;
}

const parts = "Date Day FullYear Hours Milliseconds Minutes Month Seconds";
const readParts = parts
  .split(" ")
  .flatMap((name) => [`get${name}`, `getUTC${name}`])
  .join(" ");
const writtenParts = parts
  .replace(" Day", "")
  .split(" ")
  .flatMap((name) => [`set${name}`, `setUTC${name}`])
  .join(" ");

/** No method takes a language or zone: making its tables takes a thousand times as long as the rest. */
export const dateMethods: Methods = all(
  NativeDate.prototype,
  `getTime getTimezoneOffset setTime ${readParts} ${writtenParts} toDateString toISOString toString toTimeString toUTCString valueOf`,
  numeric,
);

export const dateJson: Methods = { toJSON: NativeDate.prototype.toJSON };

export const dateStatics: Methods = {
  UTC: numeric("UTC", NativeDate.UTC),
  parse(value: unknown) {
    const read = text(value);
    tick(4 + (read.length >> 2));
    return NativeDate.parse(read);
  },
};

/** Stands for the constructor, without the clock: `event.at` is the time. */
export function GuardedDate(...given: unknown[]): unknown {
  if (new.target === undefined || given.length === 0)
    throw new TypeError("a guest has no clock: event.at is the time, new Date(event.at) its date");
  tick(10);
  const [only] = given;
  if (given.length > 1) return construct(NativeDate, numbers(given), new.target);
  if (isObject(only) && isDate(only)) return construct(NativeDate, [timeOf(only)], new.target);
  if (typeof only === "string") tick(only.length >> 2);
  return construct(NativeDate, [typeof only === "string" ? only : number(only)], new.target);
}

function numbers(given: unknown[]): unknown[] {
  const read: unknown[] = [];
  for (let index = 0; index < given.length && index < 7; index++) list.push(read, number(given[index]));
  return read;
}

const { getTime } = NativeDate.prototype;

function isDate(value: object): boolean {
  try {
    apply(getTime, value, []);
    return true;
  } catch {
    return false;
  }
}

function timeOf(value: object): number {
  return apply(getTime, value, []);
}
