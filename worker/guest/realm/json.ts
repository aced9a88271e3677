import { text } from "./convert.ts";
import { type AnyFunction, apply, isArray, isObject, keysOf, parseJson, toJson } from "./natives.ts";
import { limitText, longestText, tick } from "./steps.ts";

/** JSON by hand: what lies deep is refused, and what is shared counts each time that it is written. */

/** No settings, no finding and no plan needs more. */
const deepest = 32;

/** JSON of a value; undefined for what JSON leaves out. `most`: characters that it may have. */
export function writeJson(value: unknown, most: number): string | undefined {
  return write(value, "", 0, { left: most });
}

type Room = { left: number };

function write(value: unknown, name: string, depth: number, room: Room): string | undefined {
  tick(4);
  const own = isObject(value) ? withoutMethod(value, name) : value;
  switch (typeof own) {
    case "string":
      tick(own.length >> 3);
      if (own.length > room.left) throw tooLong();
      return taken(toJson(own), room);
    case "number":
    case "boolean":
      return taken(toJson(own), room);
    case "object":
      if (own === null) return taken("null", room);
      if (depth >= deepest) throw new RangeError(`JSON of a guest lies at most ${deepest} deep`);
      return isArray(own) ? writeList(own, depth, room) : writeObject(own, depth, room);
    default:
      return undefined;
  }
}

function withoutMethod(value: object, name: string): unknown {
  const { toJSON: method } = value as { toJSON?: unknown };
  return typeof method === "function" ? (apply(method as never, value, [name]) as unknown) : value;
}

function taken(written: string, room: Room): string {
  room.left -= written.length;
  if (room.left < 0) throw tooLong();
  return written;
}

function tooLong(): Error {
  return new RangeError("the JSON becomes too long");
}

function writeList(values: readonly unknown[], depth: number, room: Room): string {
  let written = taken("[", room);
  for (let index = 0; index < values.length; index++) {
    if (index > 0) written += taken(",", room);
    written += write(values[index], `${index}`, depth + 1, room) ?? taken("null", room);
  }
  return written + taken("]", room);
}

function writeObject(value: object, depth: number, room: Room): string {
  const names = keysOf(value);
  tick(names.length);
  let written = taken("{", room);
  let first = true;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    if (name === "__proto__") throw new TypeError("__proto__ is no name for a property");
    const field = write((value as { [name: string]: unknown })[name], name, depth + 1, room);
    if (field === undefined) continue;
    tick(name.length >> 3);
    written += `${first ? "" : taken(",", room)}${taken(toJson(name), room)}${taken(":", room)}${field}`;
    first = false;
  }
  return written + taken("}", room);
}

export const json: { readonly [name: string]: AnyFunction } = {
  parse(value: unknown, reviver?: unknown) {
    if (reviver !== undefined) throw new TypeError("JSON.parse takes one argument here");
    const read = text(value);
    limitText(read.length);
    tick(4 + (read.length >> 1));
    return parseJson(read);
  },
  stringify(value: unknown, replacer?: unknown, space?: unknown) {
    const extra = (replacer !== undefined && replacer !== null) || (space !== undefined && space !== 0 && space !== "");
    if (extra) throw new TypeError("JSON.stringify takes one argument here");
    return writeJson(value, longestText);
  },
};
