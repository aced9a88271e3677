import { instrument } from "./guard/instrument.ts";
import { moduleText } from "./guard/module.ts";
import { type GuardProblem, problem } from "./guard/problem.ts";
import { problemsIn } from "./guard/refuse.ts";
import { readSource } from "./guard/source.ts";

/** Counts up with every change of what is written into the code, or of the realm that it finds. */
export const guardVersion = 1;

export type GuardedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problems: readonly GuardProblem[] };

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
    return { ok: true, code: moduleText(source, edits, steps) };
  } catch (error) {
    // What calls itself for each level of the code may run out of stack.
    if (error instanceof RangeError) return { ok: false, problems: [problem("deep", { line: 1, column: 0 })] };
    throw error;
  }
}
