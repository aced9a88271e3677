import type { z } from "zod";
import type { Bilingual } from "../point.ts";
import { parseKeywords } from "./keywords.ts";
import { compilePattern } from "./pattern.ts";
import type { TextProblem } from "./problem.ts";

/** Adds a problem in both languages; `parseRule` finds them again under `params`. */
export function refuse(
  context: z.core.$RefinementCtx,
  { zh, en }: Bilingual,
  { path = [], offset }: { path?: (string | number)[]; offset?: number } = {},
): void {
  const params = { zh, en, ...(offset !== undefined && { offset }) };
  context.addIssue({ code: "custom", message: en, path, params });
}

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
