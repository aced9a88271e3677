import { Refused } from "../errors.ts";

/** Sums run over every row of their period: without one over the last month, and over a year at most. */
export const defaultDays = 30;
export const mostDays = 366;
const dayMs = 86_400_000;

type Asked = { readonly from?: number | undefined; readonly to?: number | undefined };

/** Epoch milliseconds. @throws Refused `invalid` */
export function periodOf({ to = Date.now(), from = to - defaultDays * dayMs }: Asked): { from: number; to: number } {
  if (to - from > mostDays * dayMs)
    throw new Refused("invalid", { path: "from", message: `At most ${mostDays} days before \`to\`` });
  return { from, to };
}
