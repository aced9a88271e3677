import type { z } from "zod";
import type { Bilingual } from "./point.ts";

/** Adds a problem in both languages: `en` is its message, forms find both under `params`. */
export function refuse(
  context: z.core.$RefinementCtx,
  { zh, en }: Bilingual,
  { path = [], offset }: { path?: (string | number)[]; offset?: number } = {},
): void {
  const params = { zh, en, ...(offset !== undefined && { offset }) };
  context.addIssue({ code: "custom", message: en, path, params });
}
