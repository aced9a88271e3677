import { arrayStatics } from "./array-constructor.ts";
import { number } from "./convert.ts";
import { listOf } from "./lists.ts";
import { type AnyFunction, apply, construct, getPrototypeOf, isObject, isView, max, uncurried } from "./natives.ts";
import { tick } from "./steps.ts";

/** The tables that the SDK folds and matches texts with. What lies under them, and could grow, is out of reach. */

const constructors: readonly AnyFunction[] = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array];
export const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as { readonly [name: string]: AnyFunction };
const lengthOf = uncurried(
  Object.getOwnPropertyDescriptor(typedArrayPrototype, "length")?.get as (this: unknown) => number,
);
const { fill, indexOf, includes, set, slice, sort, subarray } = typedArrayPrototype;

/** Goes through the table; all that it takes are numbers. */
function numeric(name: string, method: AnyFunction | undefined): AnyFunction {
  return {
    [name](this: unknown, ...given: unknown[]): unknown {
      tick(20 + (lengthOf(this) >> 2));
      return apply(method as never, this, numbersOf(given));
    },
  }[name] as AnyFunction;
}

function numbersOf(values: unknown[]): number[] {
  for (let index = 0; index < values.length; index++)
    if (typeof values[index] !== "number") values[index] = number(values[index]);
  return values as number[];
}

export const typedArrayMethods: { readonly [name: string]: AnyFunction } = {
  fill: numeric("fill", fill),
  includes: numeric("includes", includes),
  indexOf: numeric("indexOf", indexOf),
  slice: numeric("slice", slice),
  subarray: numeric("subarray", subarray),
  set(this: unknown, from: unknown, offset: unknown = 0) {
    tick(4 + (lengthOf(this) >> 2));
    return apply(set as never, this, [isView(from) ? from : numbersOf(listOf(from)), number(offset)]);
  },
  sort(this: unknown, compare?: unknown) {
    if (compare !== undefined && typeof compare !== "function") throw new TypeError("sort takes a function");
    tick(4 + lengthOf(this) * 4);
    const counted = (left: number, right: number) => {
      tick(2);
      return number(apply(compare as never, undefined, [left, right]));
    };
    return apply(sort as never, this, compare === undefined ? [] : [counted]);
  },
};

/** Stands for a constructor: it takes a length, or a list of numbers. */
function guarded(native: AnyFunction): AnyFunction {
  const bytes: number = (native as never as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT;
  function make(from?: unknown): object {
    if (new.target === undefined) throw new TypeError(`${native.name} is made with new`);
    const values = isView(from) ? from : isObject(from) ? numbersOf(listOf(from)) : number(from ?? 0);
    const count = typeof values === "number" ? values : isView(values) ? lengthOf(values) : values.length;
    tick(20 + max(0, count * bytes) / 32);
    return construct(native as never, [values], new.target);
  }
  const from = (source: unknown, change?: unknown, self?: unknown) =>
    construct(make as never, [apply(arrayStatics.from as never, undefined, [source, change, self])]) as object;
  Object.defineProperties(make, {
    name: { value: native.name },
    prototype: { value: native.prototype, writable: false },
    from: { value: from },
    BYTES_PER_ELEMENT: { value: bytes },
  });
  return make;
}

export const typedArrays: readonly AnyFunction[] = constructors.map(guarded);
