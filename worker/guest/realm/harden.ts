import { GuardedSymbol } from "./function-methods.ts";
import { GuardedDateTimeFormat } from "./intl.ts";
import { guestGlobals } from "./names.ts";
import {
  type AnyFunction,
  defineProperty,
  deleteProperty,
  freeze,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isObject,
  NativeObject,
  ownKeys,
} from "./natives.ts";
import { GuardedRegExp, Pattern } from "./pattern.ts";
import {
  constructors,
  errors,
  type Functions,
  iterated,
  numberStatics,
  type Surface,
  surfaces,
  symbolStatics,
} from "./surfaces.ts";
import { typedArrays } from "./typed-arrays.ts";
import { GuardedNumber, globalFunctions } from "./value-methods.ts";

/**
 * Takes away what a guest may not have, and puts guarded functions in the place of those that could run or grow for long. It goes
 * by what is allowed: whatever a later runtime adds is not there either.
 */

const realm = globalThis;
const functionPrototype = Function.prototype;

export function harden(): void {
  const values: { [name: string]: unknown } = { ...globalFunctions, Error, Intl, JSON, Math };
  for (const error of errors) values[error.name] = error;
  for (const made of typedArrays) values[made.name] = made;
  values.RegExp = replaceConstructor(GuardedRegExp, "RegExp", Pattern.prototype, {});
  for (const { by, for: native, with: functions = {} } of constructors)
    values[native.name] = replaceConstructor(by, native.name, native.prototype, functions);
  for (const name of numberStatics.split(" "))
    defineProperty(GuardedNumber, name, { value: (Number as never as { [name: string]: unknown })[name] });
  for (const [name, value] of Object.entries(symbolStatics)) defineProperty(GuardedSymbol, name, { value });
  defineProperty(GuardedDateTimeFormat, "name", { value: "DateTimeFormat" });
  defineProperty(Intl, "DateTimeFormat", { value: GuardedDateTimeFormat });
  for (const made of typedArrays) defineProperty(made.prototype, "constructor", { value: made });
  // Where a stack is to be written down, each error costs a hundred times as much.
  defineProperty(Error, "stackTraceLimit", { value: 0, writable: false, configurable: false });
  for (const surface of surfaces) reduce(surface);
  for (const owner of [Object.prototype, ...errors.map(({ prototype }) => prototype)]) letOverride(owner);
  removeGlobals(values);
  freezeAll([
    ...Object.values(values),
    ...iterated.map((one) => getPrototypeOf(one)),
    functionPrototype,
    Pattern.prototype,
    // Every error has these two, and they are the same two functions for all.
    ...stackAccessors(),
  ]);
}

function stackAccessors(): unknown[] {
  const { get, set } = getOwnPropertyDescriptor(new Error(""), "stack") ?? {};
  return [get, set];
}

function replaceConstructor(by: AnyFunction, name: string, prototype: object, functions: Functions): AnyFunction {
  defineProperty(by, "name", { value: name });
  defineProperty(by, "prototype", { value: prototype, writable: false });
  for (const key of ownKeys(functions))
    defineProperty(by, key, { value: (functions as { [key: PropertyKey]: AnyFunction })[key], configurable: true });
  defineProperty(prototype, "constructor", { value: by, writable: true, configurable: true });
  return by;
}

function reduce({ of, native = [], guarded = {} }: Surface): void {
  for (const key of ownKeys(of)) {
    const method = Object.hasOwn(guarded, key) ? (guarded as { [key: PropertyKey]: AnyFunction })[key] : undefined;
    if (method !== undefined) defineProperty(of, key, { value: method, writable: true, configurable: true });
    else if (!native.includes(key) && key !== "stackTraceLimit" && !deleteProperty(of, key))
      throw new Error(`${String(key)} cannot be taken away`);
  }
}

/**
 * `this.name = …` in a class of errors, or `toString` of an object: with a frozen property above it, assigning would be refused.
 */
function letOverride(owner: object): void {
  for (const key of ownKeys(owner)) {
    const { value } = getOwnPropertyDescriptor(owner, key) as PropertyDescriptor;
    defineProperty(owner, key, {
      get() {
        return value;
      },
      set(this: unknown, own: unknown) {
        if (!isObject(this)) throw new TypeError("a plain value has no properties of its own");
        defineOwn(this, key, own);
      },
      configurable: true,
    });
  }
}

function defineOwn(target: object, key: PropertyKey, value: unknown): void {
  const defined = defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  if (!defined) throw new TypeError(`${String(key)} cannot be changed here`);
}

function removeGlobals(values: { readonly [name: string]: unknown }): void {
  for (
    let owner: object | null = realm;
    owner !== null && owner !== NativeObject.prototype;
    owner = getPrototypeOf(owner)
  ) {
    for (const key of ownKeys(owner)) {
      const descriptor = getOwnPropertyDescriptor(owner, key);
      if (descriptor?.configurable) deleteProperty(owner, key);
    }
  }
  for (const name of guestGlobals) {
    if (name === "undefined" || name === "NaN" || name === "Infinity") continue;
    if (values[name] === undefined) throw new Error(`${name} is missing`);
    defineProperty(realm, name, { value: values[name] });
  }
}

/** Nothing that two calls share can be changed by one of them. */
function freezeAll(from: readonly unknown[]): void {
  const seen = new Set<unknown>();
  const open = [...from];
  while (open.length > 0) {
    const one = open.pop();
    if (!isObject(one) || seen.has(one)) continue;
    seen.add(one);
    open.push(getPrototypeOf(one));
    for (const key of ownKeys(one)) {
      const { value, get, set } = getOwnPropertyDescriptor(one, key) as PropertyDescriptor;
      open.push(value, get, set);
    }
    freeze(one);
  }
}
