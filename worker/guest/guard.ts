import type { AnyNode } from "acorn";
import { instrument } from "./guard/instrument.ts";
import { moduleText } from "./guard/module.ts";
import { type GuardProblem, problem } from "./guard/problem.ts";
import { problemsIn } from "./guard/refuse.ts";
import { readSource } from "./guard/source.ts";
import { uncounted } from "./guard/uncounted.ts";

/** Counts up with every change of what is written into the code, or of the realm that it finds. */
export const guardVersion = 1;

export type GuardedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problems: readonly GuardProblem[] };

/** Lines that stand before the code of the pack. */
const linesBefore = 2;

function placeIn({ loc }: AnyNode) {
  return { line: Math.max(1, (loc?.start.line ?? 1) - linesBefore), column: 0 };
}

/**
 * The code of a pack so that it counts its own steps and can be stopped, or why that is not possible. Only what this function gave
 * is ever loaded.
 */
export function guardCode(code: string): GuardedCode {
  try {
    const source = readSource(code);
    if (!("program" in source)) return { ok: false, problems: [source] };
    const problems = problemsIn(source);
    if (problems.length > 0) return { ok: false, problems };
    const { edits, steps } = instrument(source);
    const guarded = moduleText(source, edits, steps);
    const [missed] = uncounted(guarded);
    if (missed !== undefined) return { ok: false, problems: [problem("unguarded", placeIn(missed))] };
    return { ok: true, code: guarded };
  } catch (error) {
    const start = { line: 1, column: 0 };
    // What calls itself for each level of the code may run out of stack.
    if (error instanceof RangeError) return { ok: false, problems: [problem("deep", start)] };
    // Of what we wrote ourselves: it is no module.
    if (error instanceof SyntaxError) return { ok: false, problems: [problem("unguarded", start)] };
    throw error;
  }
}
