import { apply, isObject, toPrimitive, toText } from "./natives.ts";
import { longestText, tick, tickText } from "./steps.ts";

/** Operators as a guest's code calls them: what the language does with long texts behind one sign is counted first. */

type Hint = "default" | "number" | "string";

/** What the language makes of an object where it needs a plain value. Methods of guests count their own steps. */
export function primitive(value: unknown, hint: Hint): unknown {
  if (!isObject(value)) return value;
  const object = value as { [name: PropertyKey]: unknown };
  const exotic = object[toPrimitive];
  if (exotic !== undefined && exotic !== null) {
    if (typeof exotic !== "function") throw new TypeError("Symbol.toPrimitive is not a function");
    return plain(apply(exotic as never, value, [hint]));
  }
  for (const name of hint === "string" ? stringFirst : numberFirst) {
    const method = object[name];
    if (typeof method !== "function") continue;
    const result: unknown = apply(method as never, value, []);
    if (!isObject(result)) return result;
  }
  throw new TypeError("Cannot convert object to primitive value");
}

const stringFirst = ["toString", "valueOf"] as const;
const numberFirst = ["valueOf", "toString"] as const;

function plain(value: unknown): unknown {
  if (isObject(value)) throw new TypeError("Cannot convert object to primitive value");
  return value;
}

/** `+value`: reading a number takes time with every character. */
export function number(value: unknown): number {
  if (typeof value === "number") return value;
  const read = primitive(value, "number");
  if (typeof read === "string") tick(8 + (read.length >> 5));
  return +(read as number);
}

/** `${value}` */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  const read = primitive(value, "string");
  if (typeof read === "string") return read;
  tick(2);
  return `${read as number}`;
}

/** A name of a property. */
export function keyOf(value: unknown): PropertyKey {
  if (typeof value === "string" || typeof value === "number" || typeof value === "symbol") return value;
  const read = primitive(value, "string");
  return typeof read === "symbol" ? read : toText(read);
}

/** An operand of `===`: telling two texts apart takes time with every character that both have. */
export function weigh<Value>(value: Value): Value {
  if (typeof value === "string" && value.length > 64) tick(value.length >> 6);
  return value;
}

/** An operand of `<`, which may be read as a number. */
export function ordered(value: unknown): unknown {
  if (typeof value === "number") return value;
  const read = primitive(value, "number");
  if (typeof read === "string") tick(1 + (read.length >> 5));
  return read;
}

/** `left == right` */
export function equals(left: unknown, right: unknown): boolean {
  const objects = (isObject(left) ? 1 : 0) + (isObject(right) ? 1 : 0);
  const one = objects === 1 ? comparable(left, right) : left;
  const other = objects === 1 ? comparable(right, left) : right;
  if (typeof one === "string") tick(1 + (one.length >> 5));
  if (typeof other === "string") tick(1 + (other.length >> 5));
  // biome-ignore lint/suspicious/noDoubleEquals: it is what the guest wrote
  return one == other;
}

function comparable(value: unknown, against: unknown): unknown {
  return against === null || against === undefined ? value : primitive(value, "default");
}

/** `left + right` */
export function add(left: unknown, right: unknown): unknown {
  if (typeof left === "number" && typeof right === "number") return left + right;
  const one = primitive(left, "default");
  const other = primitive(right, "default");
  if (typeof one !== "string" && typeof other !== "string") return (one as number) + (other as number);
  const [start, end] = [text(one), text(other)];
  const { length } = start;
  if (length + end.length > 64) tickText(length + end.length);
  return start + end;
}

/** A template literal, as a tag in front of it. */
export function template(strings: TemplateStringsArray, ...values: unknown[]): string {
  let written = strings[0] as string;
  for (let index = 0; index < values.length; index++) {
    const piece = text(values[index]);
    const next = strings[index + 1] as string;
    if (written.length + piece.length + next.length > longestText) tickText(longestText + 1);
    written += piece + next;
  }
  tickText(written.length);
  return written;
}

/** `(i = i + 1)` where its value is used. */
export function same<Value>(value: Value): Value {
  return value;
}

/** `i++` where the value before is used. */
export function first<Value>(value: Value, _: unknown): Value {
  return value;
}
