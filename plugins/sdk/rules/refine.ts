import type { z } from "zod";
import { refuse } from "../refuse.ts";
import { parseKeywords } from "./keywords.ts";
import { compilePattern } from "./pattern.ts";
import type { TextProblem } from "./problem.ts";

function refuseText(context: z.core.$RefinementCtx, { message, offset }: TextProblem): void {
  refuse(context, message, { offset });
}

export function readableKeywords(source: string, context: z.core.$RefinementCtx): void {
  const parsed = parseKeywords(source);
  if (!parsed.ok) refuseText(context, parsed.problem);
}

export function readablePattern(source: string, context: z.core.$RefinementCtx): void {
  const compiled = compilePattern(source);
  if (!compiled.ok) refuseText(context, compiled.problem);
}
