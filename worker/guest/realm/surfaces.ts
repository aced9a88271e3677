import { arrayStatics, GuardedArray } from "./array-constructor.ts";
import { arrayMethods } from "./array-methods.ts";
import { errorMethods, functionMethods, GuardedSymbol, symbolMethods } from "./function-methods.ts";
import { json } from "./json.ts";
import { GuardedMap, GuardedSet, GuardedWeakMap, GuardedWeakSet, mapMethods, mapStatics, setMethods } from "./maps.ts";
import { type AnyFunction, getPrototypeOf } from "./natives.ts";
import { GuardedObject, objectMethods, objectStatics } from "./object-methods.ts";
import { stringMethods, stringStatics } from "./string-methods.ts";
import { typedArrayMethods, typedArrayPrototype, typedArrays } from "./typed-arrays.ts";
import {
  dateJson,
  dateMethods,
  dateStatics,
  GuardedBoolean,
  GuardedDate,
  GuardedNumber,
  GuardedString,
  globalFunctions,
  mathFunctions,
  numberMethods,
} from "./value-methods.ts";

/** What is left of the language, object by object. Everything else on them is taken away. */

export type Functions = { readonly [name: string]: AnyFunction };
export type Surface = {
  readonly of: object;
  /** Taken as they are: they do little, whatever they are given. */
  readonly native?: readonly PropertyKey[];
  readonly guarded?: Functions;
};

const { iterator, toPrimitive, toStringTag, hasInstance } = Symbol;
export const errors = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
export const iterated: readonly object[] = [[].values(), new Map().values(), new Set().values(), ""[Symbol.iterator]()];

export const surfaces: readonly Surface[] = [
  { of: Object.prototype, guarded: objectMethods, native: ["constructor"] },
  { of: Function.prototype, guarded: functionMethods, native: ["call", "name", "length", hasInstance] },
  {
    of: Array.prototype,
    guarded: arrayMethods,
    native: ["constructor", "length", "entries", "keys", "values", iterator],
  },
  { of: String.prototype, guarded: stringMethods, native: ["constructor", "length", iterator] },
  { of: Number.prototype, guarded: numberMethods, native: ["constructor"] },
  { of: Boolean.prototype, native: ["constructor", "toString", "valueOf"] },
  {
    of: Symbol.prototype,
    guarded: symbolMethods,
    native: ["constructor", "description", "valueOf", toPrimitive, toStringTag],
  },
  { of: Date.prototype, guarded: { ...dateMethods, ...dateJson }, native: ["constructor", toPrimitive] },
  {
    of: Math,
    guarded: mathFunctions,
    native: ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2", toStringTag],
  },
  { of: JSON, guarded: json, native: [toStringTag] },
  {
    of: Map.prototype,
    guarded: { ...mapMethods, [iterator]: mapMethods.entries as AnyFunction },
    native: ["constructor", "size", toStringTag],
  },
  {
    of: Set.prototype,
    guarded: { ...setMethods, keys: setMethods.values as AnyFunction, [iterator]: setMethods.values as AnyFunction },
    native: ["constructor", "size", toStringTag],
  },
  { of: WeakMap.prototype, native: ["constructor", "delete", "get", "has", "set", toStringTag] },
  { of: WeakSet.prototype, native: ["add", "constructor", "delete", "has", toStringTag] },
  { of: Intl, native: ["DateTimeFormat", toStringTag] },
  { of: typedArrayPrototype, guarded: typedArrayMethods, native: ["length", "entries", "keys", "values", iterator] },
  ...typedArrays.map(({ prototype }) => ({ of: prototype as object, native: ["constructor", "BYTES_PER_ELEMENT"] })),
  ...errors.map((of) => ({ of, native: ["prototype", "name", "length"] })),
  { of: Error.prototype, guarded: errorMethods, native: ["constructor", "message", "name"] },
  ...errors.slice(1).map(({ prototype }) => ({ of: prototype, native: ["constructor", "message", "name"] })),
  ...iterated.map((one) => ({ of: getPrototypeOf(one) as object, native: ["next", toStringTag] })),
  { of: getPrototypeOf(getPrototypeOf([].values()) as object) as object, native: [iterator] },
];

/** What stands for a constructor, with the functions that hang on it. */
export const constructors: readonly {
  readonly by: AnyFunction;
  readonly for: AnyFunction;
  readonly with?: Functions;
}[] = [
  { by: GuardedArray, for: Array, with: arrayStatics },
  { by: GuardedBoolean, for: Boolean },
  { by: GuardedDate, for: Date, with: dateStatics },
  { by: GuardedMap, for: Map, with: mapStatics },
  {
    by: GuardedNumber,
    for: Number,
    with: { parseInt: globalFunctions.parseInt, parseFloat: globalFunctions.parseFloat } as Functions,
  },
  { by: GuardedObject, for: Object, with: objectStatics },
  { by: GuardedSet, for: Set },
  { by: GuardedString, for: String, with: stringStatics },
  { by: GuardedSymbol, for: Symbol },
  { by: GuardedWeakMap, for: WeakMap },
  { by: GuardedWeakSet, for: WeakSet },
];

export const symbolStatics = { iterator, toPrimitive, toStringTag, hasInstance };
export const numberStatics =
  "EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite isInteger isNaN isSafeInteger";
