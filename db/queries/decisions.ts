import { and, asc, desc, eq, getTableColumns, isNull, or } from "drizzle-orm";
import type { Arm } from "../../worker/ledger/rows.ts";
import type { Database } from "../client.ts";
import { decision } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, inSession, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { inSessionOf } from "./served-by.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(decision);

export type DecisionFilter = Within & {
  readonly point?: string | undefined;
  readonly policy?: string | undefined;
  readonly intervention?: string | undefined;
  readonly outcome?: (typeof decision.outcome.enumValues)[number] | undefined;
  readonly reason?: string | undefined;
  readonly choice?: string | undefined;
  readonly arm?: Arm | undefined;
  /** Also the later steps of interventions, which are rows with a parent. */
  readonly steps?: boolean | undefined;
};

/** Rows that the filter keeps. */
export function decisionsWhere(tenant: Tenant, filter: DecisionFilter) {
  return and(
    ownedBy(decision, tenant),
    is(decision.conversation, filter.conversation),
    inSession(decision, tenant, filter.session),
    inSessionOf(decision, tenant, filter.servedBy),
    is(decision.point, filter.point),
    is(decision.policy, filter.policy),
    is(decision.intervention, filter.intervention),
    is(decision.outcome, filter.outcome),
    is(decision.reason, filter.reason),
    is(decision.choice, filter.choice),
    is(decision.arm, filter.arm),
    filter.steps ? undefined : isNull(decision.parent),
    during(decision.at, filter),
  );
}

export function decisionsQuery(db: Database, tenant: Tenant, filter: DecisionFilter & PageRequest) {
  return db
    .select(columns)
    .from(decision)
    .where(and(decisionsWhere(tenant, filter), after(filter.cursor, decision.at, decision.seq)))
    .orderBy(desc(decision.at), desc(decision.seq))
    .limit(rowsFor(filter));
}

/** Decisions of a shop, also those that were suppressed, newest first; without later steps unless they are asked for. */
export async function listDecisions(db: Database, tenant: Tenant, filter: DecisionFilter & PageRequest = {}) {
  const rows = await decisionsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}

/** An intervention that goes on for a whole chat has few steps; a runaway one is not shown whole. */
const mostSteps = 200;

export function stepsQuery(db: Database, tenant: Tenant, root: { id: string; conversation: string }) {
  return db
    .select(columns)
    .from(decision)
    .where(
      and(
        ownedBy(decision, tenant),
        eq(decision.conversation, root.conversation),
        or(eq(decision.id, root.id), eq(decision.parent, root.id)),
      ),
    )
    .orderBy(asc(decision.at), asc(decision.seq))
    .limit(mostSteps);
}

/** A decision with the later steps of its intervention, oldest first; of a later step, those of the whole. Null: there is none. */
export async function readDecision(db: Database, tenant: Tenant, id: string) {
  const [named] = await db
    .select({ id: decision.id, parent: decision.parent, conversation: decision.conversation })
    .from(decision)
    .where(and(eq(decision.id, id), ownedBy(decision, tenant)));
  if (named === undefined) return null;
  const root = { id: named.parent ?? named.id, conversation: named.conversation };
  const rows = await stepsQuery(db, tenant, root);
  const items = rows.map(({ seq: _, ...item }) => item);
  const first = items.find((item) => item.id === root.id);
  return first === undefined ? null : { decision: first, steps: items.filter((item) => item !== first) };
}

/** Rows of one read of an export: few reads for a large file, small enough to be held at once. */
const exportRows = 1_000;

/** Decisions for a file, newest first, read as they are asked for. */
export async function* everyDecision(db: Database, tenant: Tenant, filter: DecisionFilter) {
  let cursor: PageRequest["cursor"];
  for (;;) {
    const rows = await db
      .select(columns)
      .from(decision)
      .where(and(decisionsWhere(tenant, filter), after(cursor, decision.at, decision.seq)))
      .orderBy(desc(decision.at), desc(decision.seq))
      .limit(exportRows);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < exportRows) return;
    cursor = { at: last.at, seq: last.seq };
  }
}
