import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { z } from "zod";

/** Where a page begins: after the row of this time and place. Callers see it as one opaque word. */
export type Cursor = { readonly at: number; readonly seq: number };

export type PageRequest = { readonly cursor?: Cursor | undefined; readonly limit?: number | undefined };
export type Page<Item> = { readonly items: Item[]; readonly next: string | null };

export const defaultLimit = 50;
export const maxLimit = 200;

const word = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9_-]+$/);
const place = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** The cursor of a `next` word, or null for a word that none of our pages gave out. */
export function readCursor(value: string): Cursor | null {
  if (!word.safeParse(value).success) return null;
  try {
    const parsed = place.safeParse(JSON.parse(atob(value.replaceAll("-", "+").replaceAll("_", "/"))));
    return parsed.success ? { at: parsed.data[0], seq: parsed.data[1] } : null;
  } catch {
    // Not base64, or no JSON inside.
    return null;
  }
}

function writeCursor({ at, seq }: Cursor): string {
  return btoa(JSON.stringify([at, seq]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Rows are asked for one more than shown: whether there is a next page. */
export function rowsFor({ limit = defaultLimit }: PageRequest): number {
  return Math.min(Math.max(1, limit), maxLimit) + 1;
}

export function after(cursor: Cursor | undefined, at: SQLiteColumn, seq: SQLiteColumn): SQL | undefined {
  return cursor === undefined ? undefined : sql`(${at}, ${seq}) < (${cursor.at}, ${cursor.seq})`;
}

/** Cuts the extra row off and takes the page's own columns away. */
export function pageOf<Row extends { seq: number }, Item>(
  rows: Row[],
  request: PageRequest,
  { at, item }: { at: (row: Row) => number; item: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, rowsFor(request) - 1);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  return { items: shown.map(item), next: more ? writeCursor({ at: at(last), seq: last.seq }) : null };
}
