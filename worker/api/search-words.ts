import { z } from "@hono/zod-openapi";

/** Keyword search reads the texts of a period: this bounds what one request may read (F135). */
export const searchDays = 45;
const dayMs = 86_400_000;
const mostWords = 5;

/** Words that are searched for, divided by blanks; all of them must occur. */
export const searchWords = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .transform((text) => [...new Set(text.split(/\s+/u))])
  .refine((words) => words.length <= mostWords, { message: `At most ${mostWords} words` });

/** The period that is searched: the 45 days before `to`, unless a shorter one is named. null: it is longer. */
export function searchPeriod(
  { from, to }: { from?: number | undefined; to?: number | undefined },
  now: number,
): { from: number; to?: number } | null {
  const end = to ?? now;
  const earliest = end - searchDays * dayMs;
  // A page that asks for 45 days names the minute in which it was opened.
  if (from !== undefined && from < earliest - dayMs) return null;
  return { from: from ?? earliest, ...(to !== undefined && { to }) };
}
