import { and, desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { audit } from "../schema.ts";
import { during, is, type Period } from "./filters.ts";
import { type Cursor, maxLimit, type PageRequest, pageOf, readCursor, rowsFor } from "./page.ts";

/** What was changed in a merchant's house, of all its shops or of one. */
export type AuditFilter = Period & {
  readonly by?: string | undefined;
  /** What an action begins with: `member`, `settings`. */
  readonly kind?: string | undefined;
  readonly shop?: string | undefined;
};

const { merchant: _, ...columns } = getTableColumns(audit);
/** The table's own place of a row: it breaks ties of a page. */
const seq = sql<number>`${audit}.rowid`;

export function auditQuery(
  db: Database,
  merchant: string,
  { by, kind, shop, cursor, ...rest }: AuditFilter & PageRequest,
) {
  const after: SQL | undefined =
    cursor === undefined ? undefined : sql`(${audit.at}, ${audit}.rowid) < (${cursor.at}, ${cursor.seq})`;
  return db
    .select({ ...columns, seq })
    .from(audit)
    .where(
      and(
        eq(audit.merchant, merchant),
        // Narrows what the index of the merchant's times brings.
        by === undefined ? undefined : sql`+${audit.by} = ${by}`,
        kind === undefined ? undefined : sql`+${audit.action} LIKE ${`${kind}.%`}`,
        shop === undefined ? undefined : is(audit.shop, shop),
        during(audit.at, rest),
        after,
      ),
    )
    .orderBy(desc(audit.at), desc(sql`${audit}.rowid`))
    .limit(rowsFor(rest));
}

/** Newest first. */
export async function listAudit(db: Database, merchant: string, filter: AuditFilter & PageRequest = {}) {
  const rows = await auditQuery(db, merchant, filter);
  return pageOf(rows, filter, {
    at: (row) => row.at,
    item: ({ seq: __, ...item }) => item,
  });
}

/** Pages of a whole period, for a file. */
export async function* everyAudit(db: Database, merchant: string, filter: AuditFilter) {
  for (let cursor: Cursor | undefined; ; ) {
    const page = await listAudit(db, merchant, { ...filter, limit: maxLimit, cursor });
    yield page.items;
    if (page.next === null) return;
    cursor = readCursor(page.next) ?? undefined;
  }
}
