import { and, desc, getTableColumns } from "drizzle-orm";
import type { Database } from "../client.ts";
import { decision } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, inSession, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(decision);

export type DecisionFilter = Within & {
  readonly point?: string | undefined;
  readonly policy?: string | undefined;
  readonly outcome?: (typeof decision.outcome.enumValues)[number] | undefined;
};

export function decisionsQuery(db: Database, tenant: Tenant, filter: DecisionFilter & PageRequest) {
  return db
    .select(columns)
    .from(decision)
    .where(
      and(
        ownedBy(decision, tenant),
        is(decision.conversation, filter.conversation),
        inSession(decision, tenant, filter.session),
        is(decision.point, filter.point),
        is(decision.policy, filter.policy),
        is(decision.outcome, filter.outcome),
        during(decision.at, filter),
        after(filter.cursor, decision.at, decision.seq),
      ),
    )
    .orderBy(desc(decision.at), desc(decision.seq))
    .limit(rowsFor(filter));
}

/** Decisions of a shop, also those that were suppressed, newest first. */
export async function listDecisions(db: Database, tenant: Tenant, filter: DecisionFilter & PageRequest = {}) {
  const rows = await decisionsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}
