import type { Days } from "./shop-days.ts";
import { everyDay } from "./shop-days.ts";

/** Days that are read at once: libSQL must answer within seconds, also in a shop with ten thousand sessions a day. */
export const daysAtOnce = 7;

/** The same days in stretches, oldest first. Sums add up, since buyers are counted once a day. */
export function stretchesOf(days: Days): Days[] {
  const all = everyDay(days);
  const stretches: Days[] = [];
  for (let start = 0; start < all.length; start += daysAtOnce) {
    const stretch = all.slice(start, start + daysAtOnce);
    stretches.push({ from: stretch[0] as string, to: stretch.at(-1) as string });
  }
  return stretches;
}

type HowTo<Row> = { readonly key: (row: Row) => string; readonly summed: readonly (keyof Row)[] };

/** Rows with the same key become one: what is `summed` is added, of the rest the last row has the say. */
export function addUp<Row extends object>(rows: readonly Row[], { key, summed }: HowTo<Row>): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const before = found.get(key(row));
    if (before === undefined) found.set(key(row), row);
    else {
      const sums = summed.map((name) => [name, Number(before[name]) + Number(row[name])]);
      found.set(key(row), { ...row, ...Object.fromEntries(sums) });
    }
  }
  return [...found.values()];
}
