/** Modules that look at the realm from inside, for its tests only. */

/** Runs before the realm is taken away. */
export const capture = `
export const realm = globalThis;
export const { ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
export const { isFrozen } = Object;
const { toString } = Function.prototype;
const { apply } = Reflect;
const { includes } = String.prototype;
export const isNative = (f) => apply(includes, apply(toString, f, []), ["[native code]"]);
export const nameOf = String;
export const Seen = Set;
export const { add, has } = Set.prototype;
export const { push, pop } = Array.prototype;
export const call = apply;
export const write = JSON.stringify;
`;

/** Goes from everything that a guest can name or make to everything that it can reach from there. */
export const probe = `
import { call, getOwnPropertyDescriptor, getPrototypeOf, has, add, isFrozen, isNative, nameOf, ownKeys, pop, push, realm, Seen, write } from "capture.js";
import { WorkerEntrypoint } from "cloudflare:workers";
import { regexp, tick } from "guard.js";
import { begin } from "guard.js";

function thrown(run) { try { run(); } catch (error) { return error; } }

function roots() {
  const made = {
    object: {}, list: [], text: "", number: 1, flag: true, symbol: Symbol(), function: () => {}, class: class {},
    pattern: regexp(/a/g, 1, 0), match: regexp(/(?<n>a)/d, 1, 0).exec("a"), matches: "a".matchAll(regexp(/a/g, 1, 0)),
    thrown: thrown(() => null.x), range: thrown(() => "x".repeat(-1)), syntax: thrown(() => JSON.parse("{")),
    listIterator: [].values(), mapIterator: new Map().entries(), setIterator: new Set().values(), textIterator: ""[Symbol.iterator](),
    bound: (() => {}).bind(null), arguments: (function () { return arguments; })(1), strings: ((strings) => strings)\`x\`,
    date: new Date(0), format: new Intl.DateTimeFormat(), parts: new Intl.DateTimeFormat("en", {}).formatToParts(0),
    table: new Uint8Array(1), part: new Uint8Array(2).subarray(1), groups: Object.groupBy([1], () => "a"), json: JSON.parse("{}"),
    accessor: getOwnPropertyDescriptor({ get a() { return 1; } }, "a"), error: new Error("x", { cause: 1 }),
  };
  const found = [];
  for (const name of ownKeys(made)) call(push, found, [[name, made[name], false]]);
  for (let owner = realm; owner !== null && owner !== getPrototypeOf({}); owner = getPrototypeOf(owner)) {
    for (const key of ownKeys(owner)) {
      const { value } = getOwnPropertyDescriptor(owner, key);
      call(push, found, [[nameOf(key), value, true]]);
    }
  }
  return found;
}

export default class extends WorkerEntrypoint {
  look() {
    begin();
    const names = [];
    for (let owner = realm; owner !== null && owner !== getPrototypeOf({}); owner = getPrototypeOf(owner))
      for (const key of ownKeys(owner)) call(push, names, [nameOf(key)]);
    const seen = new Seen();
    const natives = [];
    const changeable = [];
    const open = roots();
    while (open.length > 0) {
      const [path, value, shared] = call(pop, open, []);
      const isPart = (typeof value === "object" && value !== null) || typeof value === "function";
      if (!isPart) { if (value !== undefined && value !== null) call(push, open, [[path + "^", getPrototypeOf(Object(value)), true]]); continue; }
      if (call(has, seen, [value])) continue;
      call(add, seen, [value]);
      if (typeof value === "function" && isNative(value)) call(push, natives, [getOwnPropertyDescriptor(value, "name").value]);
      if (shared && !isFrozen(value)) call(push, changeable, [path]);
      call(push, open, [[path + "^", getPrototypeOf(value), true]]);
      for (const key of ownKeys(value)) {
        const { value: inner, get, set } = getOwnPropertyDescriptor(value, key);
        const name = path + "." + nameOf(key);
        call(push, open, [[name, inner, shared], [name + "<get>", get, true], [name + "<set>", set, true]]);
      }
    }
    return write({ names, natives, changeable, size: seen.size });
  }
}
`;
