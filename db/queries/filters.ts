import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";

/** Times are epoch milliseconds; `from` is included, `to` is not. */
export type Period = { readonly from?: number | undefined; readonly to?: number | undefined };

/** `conversation` is the platform's id, `session` the ledger's. */
export type Within = Period & {
  /** Only chats that one of these accounts served; null or absent: all. */
  readonly servedBy?: readonly string[] | null | undefined;
  readonly conversation?: string | undefined;
  readonly session?: string | undefined;
};

type Owned = { merchant: SQLiteColumn; shop: SQLiteColumn };

export function ownedBy(table: Owned, { merchant, shop }: Tenant): SQL | undefined {
  return and(eq(table.shop, shop), eq(table.merchant, merchant));
}

export function during(column: SQLiteColumn, { from, to }: Period): SQL | undefined {
  return and(from === undefined ? undefined : gte(column, from), to === undefined ? undefined : lt(column, to));
}

export function is(column: SQLiteColumn, value: string | undefined): SQL | undefined {
  return value === undefined ? undefined : eq(column, value);
}

/** A session lies inside one conversation, so the conversation's index finds its rows and they need none of their own. */
export function inSession(
  table: { session: SQLiteColumn; conversation: SQLiteColumn },
  tenant: Tenant,
  id: string | undefined,
): SQL | undefined {
  if (id === undefined) return undefined;
  const around = sql`(SELECT ${session.conversation} FROM ${session} WHERE ${session.id} = ${id} AND ${ownedBy(session, tenant)})`;
  return and(sql`${table.conversation} = ${around}`, eq(table.session, id));
}
