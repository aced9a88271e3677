import type { Evidence, PointDefinition, PointResult } from "./point.ts";

/** What the host takes from one call of a point. */
export const limits = {
  results: 50,
  /** The first ones are kept: somebody who repeats a word a hundred times does not escape by it. */
  spans: 20,
  timerName: 64,
  /** 30 days: no chat is left waiting for longer. */
  seconds: 2_592_000,
  dataFields: 20,
  dataText: 500,
  /** Codes that a point may note of one message. */
  notes: 100,
} as const;

/** Text of a message that the point could see, or undefined. */
export type TextOf = (message: string) => string | undefined;

export type CheckedOutput =
  | { readonly ok: true; readonly results: readonly PointResult[] }
  | { readonly ok: false; readonly error: string };

type Checked = Pick<PointDefinition, "codes"> & Partial<Pick<PointDefinition, "moment">>;

/** Checks what a point returned: plain data, declared codes, evidence inside its message, all within `limits`. */
export function checkOutput(definition: Checked, output: unknown, textOf: TextOf): CheckedOutput {
  if (!Array.isArray(output)) return { ok: false, error: "inspect must return a list of results" };
  if (output.length > limits.results) {
    return { ok: false, error: `${output.length} results; at most ${limits.results} are taken` };
  }
  for (const result of output) {
    const error = resultError(definition, result, textOf);
    if (error !== null) return { ok: false, error };
  }
  return { ok: true, results: output };
}

function resultError(definition: Checked, result: unknown, textOf: TextOf): string | null {
  if (!isRecord(result)) return "a result must be made by finding, arm, disarm, resolve or held";
  switch (result.kind) {
    case "finding":
      return findingError(definition, result, textOf);
    case "arm":
      return timerError(result.timer) ?? secondsError(result.seconds);
    case "disarm":
      return timerError(result.timer);
    case "resolve":
      return codeError(definition, result.code);
    case "held":
      return heldError(result, textOf);
    default:
      return `unknown kind ${JSON.stringify(result.kind)}; allowed: finding, arm, disarm, resolve, held`;
  }
}

function codeError({ codes }: Pick<PointDefinition, "codes">, code: unknown): string | null {
  if (typeof code === "string" && Object.hasOwn(codes, code)) return null;
  return `code ${JSON.stringify(code)} is not declared; declared: ${Object.keys(codes).join(", ")}`;
}

function heldError({ guard, evidence }: Record<string, unknown>, textOf: TextOf): string | null {
  if (typeof guard !== "string" || !/^[a-z][a-z-]{0,63}$/.test(guard))
    return "held: guard must be a name in kebab-case";
  if (!Array.isArray(evidence)) return "held: evidence must be a list";
  for (const span of evidence) {
    const error = spanError(span, textOf);
    if (error !== null) return `held: ${error}`;
  }
  return null;
}

function findingError(
  definition: Checked,
  { code, evidence, data }: Record<string, unknown>,
  textOf: TextOf,
): string | null {
  const unknown = codeError(definition, code);
  if (unknown !== null) return unknown;
  // What is true of the whole shop stands in no message.
  const needed = definition.moment === "shop" ? 0 : 1;
  if (!Array.isArray(evidence) || evidence.length < needed) return `${code}: a finding needs evidence`;
  for (const span of evidence) {
    const error = spanError(span, textOf);
    if (error !== null) return `${code}: ${error}`;
  }
  const error = data === undefined ? null : dataError(data);
  return error === null ? null : `${code}: ${error}`;
}

function spanError(span: unknown, textOf: TextOf): string | null {
  if (!isRecord(span) || typeof span.message !== "string") return "evidence must name a message";
  const { message, start, end } = span;
  const text = textOf(message);
  if (text === undefined) return `evidence names message ${JSON.stringify(message)}, which the point cannot see`;
  const place = `evidence ${String(start)} to ${String(end)} of message ${JSON.stringify(message)}`;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return `${place}: offsets must be whole numbers`;
  const [from, to] = [start as number, end as number];
  // A picture has no text: its whole is the empty span.
  const isEmpty = from >= to && !(text === "" && from === 0 && to === 0);
  if (from < 0 || to > text.length || isEmpty) return `${place} is outside its ${text.length} characters`;
  if (splitsPair(text, from) || splitsPair(text, to)) return `${place} cuts a character in half`;
  return null;
}

function splitsPair(text: string, index: number): boolean {
  const lead = text.charCodeAt(index - 1);
  const trail = text.charCodeAt(index);
  return lead >= 0xd800 && lead <= 0xdbff && trail >= 0xdc00 && trail <= 0xdfff;
}

function dataError(data: unknown): string | null {
  if (!isRecord(data)) return "data must be an object";
  const entries = Object.entries(data);
  if (entries.length > limits.dataFields) return `data has more than ${limits.dataFields} fields`;
  for (const [name, value] of entries) {
    if (!isDataName(name)) {
      const said = JSON.stringify(name.slice(0, 40));
      return `data has a field ${said}; a name is 1 to 40 letters, digits and dots, begins with a letter, and is no name that every object has`;
    }
    const fits = typeof value === "string" ? value.length <= limits.dataText : Number.isFinite(value);
    if (!fits) return `data.${name} must be a number or a text of at most ${limits.dataText} characters`;
  }
  return null;
}

const dataName = /^[A-Za-z][A-Za-z0-9.]{0,39}$/;

/** What is filled in by name must not find what every object inherits. */
function isDataName(name: string): boolean {
  return dataName.test(name) && !(name in Object.prototype);
}

function timerError(timer: unknown): string | null {
  const fits = typeof timer === "string" && timer.length > 0 && timer.length <= limits.timerName;
  return fits ? null : `timer must be a name of 1 to ${limits.timerName} characters`;
}

function secondsError(seconds: unknown): string | null {
  const fits = typeof seconds === "number" && seconds > 0 && seconds <= limits.seconds;
  return fits ? null : `seconds must be above 0 and at most ${limits.seconds}, not ${String(seconds)}`;
}

export type CheckedNotes =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly error: string };

/** Checks what a point noted of a message: a few of its declared codes, so that no words are kept. */
export function checkNotes(declared: readonly string[], output: unknown): CheckedNotes {
  if (!Array.isArray(output)) return { ok: false, error: "notes must be a list of codes" };
  const codes = [...new Set<unknown>(output)];
  if (codes.length > limits.notes)
    return { ok: false, error: `${codes.length} notes; at most ${limits.notes} are kept` };
  const isDeclared = (code: unknown): code is string => typeof code === "string" && declared.includes(code);
  // What is not declared may be words of the message: an error does not repeat it.
  return codes.every(isDeclared) ? { ok: true, codes } : { ok: false, error: "a note is not among the declared codes" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Evidence with the words it points at: always cut by the host, never taken from a plugin. At most `limits.spans`. */
export function quote(evidence: readonly Evidence[], textOf: TextOf): (Evidence & { readonly quote: string })[] {
  return evidence.slice(0, limits.spans).map(({ message, start, end }) => ({
    message,
    start,
    end,
    quote: textOf(message)?.slice(start, end) ?? "",
  }));
}
