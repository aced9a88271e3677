import { and, count, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Severity } from "../../plugins/sdk/point.ts";
import type { Database } from "../client.ts";
import { conversation, finding, remark } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import type { AlertView } from "./alert-views.ts";
import { during, is, ownedBy, type Period } from "./filters.ts";
import { ofLiveSettings } from "./findings.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { readPeople } from "./people.ts";

export type AlertFilter = Period & {
  readonly view?: AlertView | undefined;
  readonly severity?: Severity | undefined;
  readonly point?: string | undefined;
  readonly agent?: string | undefined;
};

// Literals and no parameters: only so does the planner know that an index of some rows serves.
const standing = sql`${finding.kind} = 'alert' AND ${finding.handledAt} IS NULL AND ${finding.status} = 'active'`;
const views = {
  live: standing,
  pending: sql`${standing} AND ${finding.takenAt} IS NULL`,
  taken: sql`${standing} AND ${finding.takenAt} IS NOT NULL`,
  handled: sql`${finding.kind} = 'alert' AND ${finding.handledAt} IS NOT NULL AND ${finding.status} <> 'dismissed'`,
  resolved: sql`${finding.kind} = 'alert' AND ${finding.handledAt} IS NULL AND ${finding.status} = 'resolved'`,
  wrong: sql`${finding.kind} = 'alert' AND ${finding.status} = 'dismissed'`,
  all: sql`${finding.kind} = 'alert'`,
} as const satisfies Record<AlertView, unknown>;

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(finding);

export function alertsQuery(db: Database, tenant: Tenant, { view = "live", ...filter }: AlertFilter & PageRequest) {
  const notes = db
    .select({ notes: count() })
    .from(remark)
    .where(and(ownedBy(remark, tenant), eq(remark.finding, finding.id)));
  return db
    .select({
      ...columns,
      buyer: conversation.buyer,
      buyerName: conversation.buyerName,
      remarks: sql<number>`(${notes})`,
    })
    .from(finding)
    .leftJoin(
      conversation,
      and(
        ownedBy(conversation, tenant),
        eq(conversation.conversation, finding.conversation),
        eq(conversation.channel, finding.channel),
      ),
    )
    .where(
      and(
        ownedBy(finding, tenant),
        views[view],
        ofLiveSettings,
        sql`${finding.status} <> 'withdrawn'`,
        is(finding.severity, filter.severity),
        is(finding.point, filter.point),
        is(finding.agent, filter.agent),
        during(finding.at, filter),
        after(filter.cursor, finding.at, finding.seq),
      ),
    )
    .orderBy(desc(finding.at), desc(finding.seq))
    .limit(rowsFor(filter));
}

/** Alerts of a shop, newest first, with whom they are about and the names of those who did something about them. */
export async function listAlerts(db: Database, tenant: Tenant, filter: AlertFilter & PageRequest = {}) {
  const [rows, people] = await Promise.all([alertsQuery(db, tenant, filter), readPeople(db, tenant.merchant)]);
  const page = pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
  const acted = new Set(page.items.flatMap(({ seenBy, takenBy, handledBy }) => [seenBy, takenBy, handledBy]));
  return { ...page, people: [...people].filter(([by]) => acted.has(by)).map(([by, name]) => ({ by, name })) };
}
