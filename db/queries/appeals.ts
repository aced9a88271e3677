import { and, asc, desc, eq, getTableColumns, inArray, lt, sql } from "drizzle-orm";
import type { Decided } from "../../worker/appeals/decide.ts";
import type { AppealState } from "../../worker/appeals/states.ts";
import type { Database } from "../client.ts";
import { appeal, audit } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, is, ownedBy, type Period } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(appeal);
export type Appeal = Omit<typeof appeal.$inferSelect, "merchant" | "shop" | "seq">;

/** The period is that of the sessions. */
export type AppealFilter = Period & {
  readonly state?: AppealState | undefined;
  /** Only open ones whose deadline was before then (epoch milliseconds). */
  readonly overdueAt?: number | undefined;
  readonly agents?: readonly string[] | undefined;
  readonly conversation?: string | undefined;
};

export function appealsQuery(db: Database, tenant: Tenant, filter: AppealFilter & PageRequest) {
  const { agents } = filter;
  // A conversation has few: its own index and a sort, and not the shop's history in the order of time.
  const sessionAt = filter.conversation === undefined ? sql`${appeal.sessionAt}` : sql`+${appeal.sessionAt}`;
  return db
    .select(columns)
    .from(appeal)
    .where(
      and(
        ownedBy(appeal, tenant),
        is(appeal.state, filter.overdueAt === undefined ? filter.state : "open"),
        filter.overdueAt === undefined ? undefined : lt(appeal.dueAt, filter.overdueAt),
        agents && inArray(appeal.agent, [...agents]),
        is(appeal.conversation, filter.conversation),
        during(appeal.sessionAt, filter),
        after(filter.cursor, appeal.sessionAt, appeal.seq),
      ),
    )
    .orderBy(desc(sessionAt), desc(appeal.seq))
    .limit(rowsFor(filter));
}

/** Appeals by the sessions that they are about, newest first. */
export async function listAppeals(db: Database, tenant: Tenant, filter: AppealFilter & PageRequest = {}) {
  const rows = await appealsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.sessionAt, item: withoutSeq });
}

export function openCountQuery(db: Database, tenant: Tenant, { now, ...period }: Period & { now: number }) {
  return db
    .select({ open: sql<number>`count(*)`, overdue: sql<number>`coalesce(sum(${appeal.dueAt} < ${now}), 0)` })
    .from(appeal)
    .where(and(ownedBy(appeal, tenant), eq(appeal.state, "open"), during(appeal.sessionAt, period)));
}

/** How many wait for a reviewer, of sessions in a period (F178), and how many of them are past their deadline. */
export async function countOpen(db: Database, tenant: Tenant, asked: Period & { now: number }) {
  const [row] = await openCountQuery(db, tenant, asked);
  return row ?? { open: 0, overdue: 0 };
}

export async function readAppeal(db: Database, tenant: Tenant, id: string): Promise<Appeal | null> {
  const [row] = await db
    .select(columns)
    .from(appeal)
    .where(and(eq(appeal.id, id), ownedBy(appeal, tenant)));
  return row === undefined ? null : withoutSeq(row);
}

export function appealsOfQuery(db: Database, tenant: Tenant, sessions: readonly string[]) {
  return db
    .select(columns)
    .from(appeal)
    .where(
      and(
        ownedBy(appeal, tenant),
        sql`${appeal.session} IN (SELECT value FROM json_each(${JSON.stringify(sessions)}))`,
      ),
    )
    .orderBy(asc(appeal.round));
}

/** All that was ever said against these sessions, first rounds first. */
export async function appealsOf(db: Database, tenant: Tenant, sessions: readonly string[]): Promise<Appeal[]> {
  return (await appealsOfQuery(db, tenant, sessions)).map(withoutSeq);
}

/** Opens an appeal with its audit row, which does not hold the reason. false: there is one of that round already. */
export async function openAppeal(db: Database, tenant: Tenant, row: Appeal): Promise<boolean> {
  const opened = await db
    .insert(appeal)
    .values({ ...tenant, ...row })
    .onConflictDoNothing()
    .returning({ id: appeal.id });
  if (opened.length === 0) return false;
  const { id, session, round, by, at } = row;
  await note(db, tenant, { by, at, action: "appeal.open", target: id, detail: { session, round } });
  return true;
}

/** Decides an open appeal, with its audit row. false: somebody has decided it. */
export async function decideAppeal(
  db: Database,
  tenant: Tenant,
  {
    id,
    decided,
    precedent,
    by,
    at,
  }: { id: string; decided: Decided; precedent: string | null; by: string; at: number },
): Promise<boolean> {
  const rows = await db
    .update(appeal)
    .set({ ...decided, precedent, decidedBy: by, decidedAt: at })
    .where(and(eq(appeal.id, id), ownedBy(appeal, tenant), eq(appeal.state, "open")))
    .returning({ id: appeal.id });
  if (rows.length === 0) return false;
  const overturned = decided.items.flatMap((item) => (item.overturned ? [item.finding] : []));
  await note(db, tenant, { by, at, action: "appeal.decide", target: id, detail: { state: decided.state, overturned } });
  return true;
}

type Note = { by: string; at: number; action: string; target: string; detail: Record<string, unknown> };

async function note(db: Database, { merchant, shop }: Tenant, entry: Note): Promise<void> {
  await db.insert(audit).values({ id: crypto.randomUUID(), merchant, shop, ...entry });
}

function withoutSeq<Row extends { seq: number }>({ seq: _, ...item }: Row): Omit<Row, "seq"> {
  return item;
}
