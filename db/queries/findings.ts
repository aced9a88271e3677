import { and, desc, getTableColumns } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, inSession, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(finding);

export type FindingFilter = Within & {
  readonly point?: string | undefined;
  readonly severity?: (typeof finding.severity.enumValues)[number] | undefined;
  readonly status?: (typeof finding.status.enumValues)[number] | undefined;
};

export function findingsQuery(db: Database, tenant: Tenant, filter: FindingFilter & PageRequest) {
  return db
    .select(columns)
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        is(finding.conversation, filter.conversation),
        inSession(finding, tenant, filter.session),
        is(finding.point, filter.point),
        is(finding.severity, filter.severity),
        is(finding.status, filter.status),
        during(finding.at, filter),
        after(filter.cursor, finding.at, finding.seq),
      ),
    )
    .orderBy(desc(finding.at), desc(finding.seq))
    .limit(rowsFor(filter));
}

/** Findings of a shop, newest first. */
export async function listFindings(db: Database, tenant: Tenant, filter: FindingFilter & PageRequest = {}) {
  const rows = await findingsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}
