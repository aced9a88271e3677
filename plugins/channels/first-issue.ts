import type { z } from "zod";

/** The first thing wrong with a request: `events.3.content.0.text`, and what would have been allowed there. */
export function firstIssue(error: z.ZodError): { path: string; message: string } {
  const issue = error.issues[0];
  return { path: issue?.path.map(String).join(".") ?? "", message: issue?.message ?? "Not valid" };
}
