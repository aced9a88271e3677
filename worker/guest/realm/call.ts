import { forgetJoining } from "./array-nesting.ts";
import { writeJson } from "./json.ts";
import { forgetIterators } from "./maps.ts";
import { apply, isArray, isObject, keysOf, list, max, min, string } from "./natives.ts";
import { forgetPatterns } from "./pattern.ts";
import { allow, remaining, tick } from "./steps.ts";

/** One call of one function of the pack. Whatever it throws becomes a line of text. */

export type Outcome = { readonly json: string } | { readonly error: string };

/** Far more than any point needs, and some ten milliseconds. */
export const stepsOfCall = 1_000_000;
/** For all calls of a request together. */
const stepsOfRequest = 3_000_000;
/** Characters of what one call gives back. */
export const longestOutput = 16_384;
const longestError = 200;

/** Makes the pack, from its first line on. */
export type Make = () => unknown;

let make: Make = () => null;
let left = 0;
/** The pack of this request: none outlives the request that it was made for, so no call knows of another's buyer. */
let pack: { readonly [part: string]: unknown } | null = null;
/** Ids that used up the steps of a call in this request. */
let tired: string[] = [];
let broken: string | null = null;

export function startRequest(from: Make): void {
  make = from;
  left = stepsOfRequest;
  tired = [];
  broken = null;
  discard();
}

function discard(): void {
  pack = null;
  forgetPatterns();
  forgetJoining();
  forgetIterators();
}

/** Calls a function of a point or an intervention. */
export function within(part: "points" | "interventions", id: string, name: string, input: object): Outcome {
  for (let index = 0; index < tired.length; index++)
    if (tired[index] === id) return { error: "RangeError: used up its steps a moment ago" };
  const made = start();
  if (made !== null) return made;
  const outcome = counted(() => {
    const definition = definitionOf(part, id);
    const called: unknown = definition[name];
    if (typeof called !== "function") throw new TypeError(`${id} has no function ${name}`);
    return writeJson(apply(called as never, definition, [input]), longestOutput) ?? "null";
  });
  if (remaining() < 0) {
    list.push(tired, id);
    discard();
  }
  return outcome;
}

/** What the pack says of itself. */
export function described(): Outcome {
  return (
    start() ??
    counted(() => {
      const points: unknown[] = [];
      const interventions: unknown[] = [];
      for (const { id, codes } of definitionsIn("points"))
        list.push(points, { id, codes: isObject(codes) ? keysOf(codes) : [] });
      for (const { id } of definitionsIn("interventions")) list.push(interventions, { id });
      return writeJson({ points, interventions }, longestOutput * 4) ?? "null";
    })
  );
}

/** Makes the pack, if there is none. */
function start(): Outcome | null {
  if (broken !== null) return { error: broken };
  if (pack !== null) return null;
  const outcome = counted(() => {
    const made = make();
    if (!isObject(made)) throw new TypeError("the default export is no pack");
    pack = made as typeof pack;
    return "";
  });
  if (!("error" in outcome)) return null;
  broken = outcome.error;
  return outcome;
}

function definitionOf(part: string, id: string): { readonly [name: string]: unknown } {
  const all = definitionsIn(part);
  for (let index = 0; index < all.length; index++) {
    const definition = all[index] as { readonly [name: string]: unknown };
    if (definition.id === id) return definition;
  }
  throw new TypeError(`the pack has no ${id} among its ${part}`);
}

function definitionsIn(part: string): { readonly [name: string]: unknown }[] {
  const all = pack?.[part];
  if (!isArray(all)) throw new TypeError(`the pack has no list of ${part}`);
  const definitions: { readonly [name: string]: unknown }[] = [];
  for (let index = 0; index < all.length; index++) {
    tick(2);
    const definition: unknown = all[index];
    if (isObject(definition)) list.push(definitions, definition);
  }
  return definitions;
}

function counted(work: () => string): Outcome {
  const given = min(stepsOfCall, left);
  allow(given);
  let outcome: Outcome;
  try {
    outcome = { json: work() };
  } catch (thrown) {
    outcome = { error: lineOf(thrown) };
  }
  // A guest that caught what threw it out has not won.
  if (remaining() < 0) outcome = { error: usedUp };
  left -= given - max(0, remaining());
  return outcome;
}

const usedUp = "RangeError: used up the steps of a call";

/** `TypeError: …`, whatever was thrown. */
function lineOf(thrown: unknown): string {
  const out = remaining() < 0;
  if (out) return usedUp;
  let line: string;
  try {
    line = isObject(thrown) ? nameAndMessage(thrown) : `Error: ${typeof thrown === "symbol" ? "a symbol" : thrown}`;
  } catch {
    line = "Error: threw what cannot be read";
  }
  return string.slice(line, 0, longestError);
}

function nameAndMessage(thrown: object): string {
  const { name, message } = thrown as { name?: unknown; message?: unknown };
  const kind = typeof name === "string" && name !== "" ? string.slice(name, 0, 40) : "Error";
  return `${kind}: ${typeof message === "string" ? string.slice(message, 0, longestError) : "no message"}`;
}
