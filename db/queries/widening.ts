import type { Period } from "./filters.ts";
import { type PageRequest, rowsFor } from "./page.ts";

const dayMs = 86_400_000;
/** How far back is looked at first, and then, before all there is. */
const reachesMs = [2, 16, 128].map((days) => days * dayMs);

/**
 * Newest rows by a question whose cost grows with its period, as one that first gathers every hit: the last days are asked first, and
 * further back only while the page is not full. Rare hits are few in any period, common ones fill the page at once.
 */
export async function widening<Row>(
  { cursor, now, ...filter }: Period & PageRequest & { readonly now: number },
  read: (from: number | undefined) => Promise<Row[]>,
): Promise<Row[]> {
  const end = Math.min(cursor?.at ?? now, filter.to ?? now, now);
  for (const reach of reachesMs) {
    const from = end - reach;
    if (filter.from !== undefined && filter.from >= from) break;
    const rows = await read(from);
    if (rows.length >= rowsFor(filter)) return rows;
  }
  return read(filter.from);
}
