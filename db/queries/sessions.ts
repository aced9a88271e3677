import { and, desc, eq, getTableColumns } from "drizzle-orm";
import type { Database } from "../client.ts";
import { session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(session);

export function sessionsQuery(db: Database, tenant: Tenant, filter: Within & PageRequest) {
  return db
    .select(columns)
    .from(session)
    .where(
      and(
        ownedBy(session, tenant),
        is(session.conversation, filter.conversation),
        is(session.id, filter.session),
        during(session.startedAt, filter),
        after(filter.cursor, session.startedAt, session.seq),
      ),
    )
    .orderBy(desc(session.startedAt), desc(session.seq))
    .limit(rowsFor(filter));
}

/** Sessions of a shop by their first message, newest first. */
export async function listSessions(db: Database, tenant: Tenant, filter: Within & PageRequest = {}) {
  const rows = await sessionsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.startedAt, item: ({ seq: _, ...item }) => item });
}

/** Where a session lies, or null. */
export async function readSession(db: Database, tenant: Tenant, id: string) {
  const [row] = await db
    .select({ channel: session.channel, conversation: session.conversation })
    .from(session)
    .where(and(eq(session.id, id), ownedBy(session, tenant)));
  return row ?? null;
}
