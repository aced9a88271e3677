import { number, text } from "./convert.ts";
import { type AnyFunction, apply, isObject, list, NativeObject, NativeSymbol, uncurried } from "./natives.ts";
import { limitText, mostArguments, tick } from "./steps.ts";

/** Functions, symbols and errors. */

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
  if (!(count <= mostArguments)) throw new RangeError(`a call takes at most ${mostArguments} arguments`);
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
