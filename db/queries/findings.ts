import { and, desc, eq, getTableColumns, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { audit, type FindingVerdict, finding } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, inSession, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { inSessionOf } from "./served-by.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(finding);

export type FindingFilter = Within & {
  readonly point?: string | undefined;
  readonly severity?: (typeof finding.severity.enumValues)[number] | undefined;
  /** Absent: all but what trial settings found. */
  readonly status?: (typeof finding.status.enumValues)[number] | undefined;
  /** `none`: nobody has judged it. */
  readonly verdict?: FindingVerdict | "none" | undefined;
  /** `no`: alerts that stand and that nobody has looked at. */
  readonly seen?: "yes" | "no" | undefined;
  /** `no`: alerts that stand and that nobody took care of. */
  readonly handled?: "yes" | "no" | undefined;
};

// Literals and no parameters: only so does the planner know that an index of some rows serves.
const standingAlerts = sql`${finding.kind} = 'alert' AND ${finding.status} IN ('active', 'resolved')`;
const attended = {
  seen: { yes: sql`${finding.seenAt} IS NOT NULL`, no: sql`${finding.seenAt} IS NULL AND ${standingAlerts}` },
  handled: { yes: sql`${finding.handledAt} IS NOT NULL`, no: sql`${finding.handledAt} IS NULL AND ${standingAlerts}` },
};

/**
 * Findings of the live settings. What a trial found names its instance `~pack/id` in its id, and keeps that when the log no
 * longer supports it.
 */
export const ofLiveSettings: SQL = sql`${finding.status} <> 'shadow'
  AND (${finding.status} <> 'withdrawn' OR instr(${finding.id}, '|~' || ${finding.point} || '|') = 0)`;

export function findingsQuery(db: Database, tenant: Tenant, filter: FindingFilter & PageRequest) {
  return db
    .select(columns)
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        is(finding.conversation, filter.conversation),
        inSession(finding, tenant, filter.session),
        inSessionOf(finding, tenant, filter.servedBy),
        is(finding.point, filter.point),
        is(finding.severity, filter.severity),
        is(finding.status, filter.status),
        filter.status === "shadow" ? undefined : ofLiveSettings,
        filter.verdict === "none" ? isNull(finding.verdict) : is(finding.verdict, filter.verdict),
        filter.seen && attended.seen[filter.seen],
        filter.handled && attended.handled[filter.handled],
        during(finding.at, filter),
        after(filter.cursor, finding.at, finding.seq),
      ),
    )
    .orderBy(desc(finding.at), desc(finding.seq))
    .limit(rowsFor(filter));
}

/** Findings of a shop, newest first; those of trial settings only when their status is asked for. */
export async function listFindings(db: Database, tenant: Tenant, filter: FindingFilter & PageRequest = {}) {
  const rows = await findingsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}

/** One finding, also one of trial settings, or null. */
export async function readFinding(db: Database, tenant: Tenant, id: string) {
  const [row] = await db
    .select(columns)
    .from(finding)
    .where(and(eq(finding.id, id), ownedBy(finding, tenant)));
  return row ?? null;
}

/** Notes what a person said of a finding, with its audit row; null takes the word back. */
export async function recordVerdict(
  db: Database,
  { merchant, shop }: Tenant,
  { id, verdict, by, at }: { id: string; verdict: FindingVerdict | null; by: string; at: number },
): Promise<void> {
  const said =
    verdict === null
      ? { verdictBy: null, verdictAt: null }
      : {
          verdictBy: by,
          verdictAt: at,
          // Whoever judges has looked.
          seenAt: sql`coalesce(${finding.seenAt}, ${at})`,
          seenBy: sql`coalesce(${finding.seenBy}, ${by})`,
        };
  await db.batch([
    db
      .update(finding)
      .set({ verdict, ...said })
      .where(and(eq(finding.id, id), ownedBy(finding, { merchant, shop }))),
    db.insert(audit).values({
      id: crypto.randomUUID(),
      merchant,
      shop,
      at,
      by,
      action: "finding.judge",
      target: id,
      detail: { verdict },
    }),
  ]);
}
