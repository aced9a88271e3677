import { and, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding, message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { agentsNamed, listAgents } from "./agents.ts";
import { during, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(session);

export type SessionFilter = Within & {
  /** Account or name, also of one that does not exist any more. */
  readonly agent?: string | undefined;
  /** Accounts of a group. */
  readonly groupAgents?: readonly string[] | undefined;
  /** Words that must all occur, each in some message of that side. */
  readonly buyerWords?: readonly string[] | undefined;
  readonly agentWords?: readonly string[] | undefined;
  /** Full ids: a standing finding of at least one of them. Each list must be met. */
  readonly points?: readonly (readonly string[])[] | undefined;
  readonly scoreBelow?: number | undefined;
  readonly reviewed?: "yes" | "no" | undefined;
  /** An alert stands that nobody has looked at. */
  readonly unseen?: boolean | undefined;
  /** Only these. */
  readonly among?: readonly string[] | undefined;
};
type SessionsRequest = Omit<SessionFilter, "agent"> & { readonly agents?: readonly string[] | undefined } & PageRequest;

/**
 * Points that found something in the session that stands. Names are the tables' own: the library drops its own here. `+` leaves
 * the planner the conversation's index, which holds few rows.
 */
const found = sql`(SELECT json_group_array(found.point) FROM finding AS found
  WHERE found.shop = session.shop AND found.conversation = session.conversation AND found.session = session.id
    AND found.merchant = session.merchant AND +found.status IN ('active', 'resolved'))`.mapWith(
  (list: string): string[] => [...new Set<string>(JSON.parse(list))],
);

export function sessionsQuery(db: Database, tenant: Tenant, filter: SessionsRequest) {
  const {
    agents,
    groupAgents,
    points = [],
    scoreBelow,
    reviewed,
    buyerWords = [],
    agentWords = [],
    among,
    unseen,
  } = filter;
  return db
    .select({ ...columns, points: found })
    .from(session)
    .where(
      and(
        ownedBy(session, tenant),
        is(session.conversation, filter.conversation),
        is(session.id, filter.session),
        servedBy(agents),
        // Walked newest first: a group serves much of its shop.
        groupAgents && sql`+${session.agent} IN (SELECT value FROM json_each(${JSON.stringify(groupAgents)}))`,
        among && sql`+${session.id} IN (SELECT value FROM json_each(${JSON.stringify(among)}))`,
        reviewed && (reviewed === "yes" ? isNotNull : isNull)(session.reviewedAt),
        scoreBelow === undefined ? undefined : lt(session.score, scoreBelow),
        ...points.map((some) => withFinding(tenant, filter, ofPoints(some))),
        unseen ? withFinding(tenant, filter, unseenAlert) : undefined,
        ...buyerWords.map((word) => said(tenant, ["buyer"], word)),
        ...agentWords.map((word) => said(tenant, ["agent", "bot"], word)),
        during(session.startedAt, filter),
        after(filter.cursor, session.startedAt, session.seq),
      ),
    )
    .orderBy(desc(session.startedAt), desc(session.seq))
    .limit(rowsFor(filter));
}

function servedBy(agents: readonly string[] | undefined): SQL | undefined {
  const [only, ...others] = agents ?? [];
  if (agents === undefined) return undefined;
  return only !== undefined && others.length === 0 ? eq(session.agent, only) : inArray(session.agent, [...agents]);
}

/** A session has its last message within a day of its first; one more for clocks and zones. */
const longestMs = 2 * 86_400_000;

const ofPoints = (points: readonly string[]) =>
  sql`${finding.point} IN (SELECT value FROM json_each(${JSON.stringify(points)}))`;
const unseenAlert = sql`${finding.kind} = 'alert' AND ${finding.seenAt} IS NULL`;

/** Sessions are walked newest first and looked up in the hits of the period: `+` keeps the planner from sorting them instead. */
function withFinding(tenant: Tenant, { from, to }: SessionFilter, which: SQL): SQL {
  const period = { from, to: to === undefined ? undefined : to + longestMs };
  const stands = sql`+${finding.status} IN ('active', 'resolved')`;
  const hits = and(ownedBy(finding, tenant), which, stands, during(finding.at, period));
  return sql`+${session.id} IN (SELECT ${finding.session} FROM ${finding} WHERE ${hits})`;
}

/** A retracted message has no text, so nothing is found in it. Latin letters match in either case. */
function said(tenant: Tenant, roles: readonly ("buyer" | "agent" | "bot")[], word: string): SQL {
  const spoken = and(
    ownedBy(message, tenant),
    eq(message.conversation, session.conversation),
    sql`${message.at} BETWEEN ${session.startedAt} AND ${session.endedAt}`,
    eq(message.session, session.id),
    inArray(message.role, [...roles]),
    sql`${message.text} LIKE ${`%${escaped(word)}%`} ESCAPE '\\'`,
  );
  return sql`EXISTS (SELECT 1 FROM ${message} WHERE ${spoken})`;
}

/** `%` and `_` mean themselves. */
function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Sessions of a shop by their first message, newest first. */
export async function listSessions(db: Database, tenant: Tenant, filter: SessionFilter & PageRequest = {}) {
  const { agent, ...rest } = filter;
  const agents = agent === undefined ? undefined : agentsNamed(await listAgents(db, tenant), agent);
  if (agents?.length === 0) return { items: [], next: null };
  const rows = await sessionsQuery(db, tenant, { ...rest, agents });
  return pageOf(rows, filter, { at: (row) => row.startedAt, item: ({ seq: _, ...item }) => item });
}

const hourMs = 3_600_000;

/** A calendar day (`2026-11-20`) lies within these hours around the same day in UTC, whatever the shop's zone. */
export function aroundDay(day: string): { from: number; to: number } {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return { from: midnight - 14 * hourMs, to: midnight + 36 * hourMs };
}

export function sessionsOfDayQuery(db: Database, tenant: Tenant, day: string) {
  return db
    .select({ id: session.id, role: session.agentRole })
    .from(session)
    .where(and(ownedBy(session, tenant), during(session.startedAt, aroundDay(day)), eq(session.day, day)));
}

/** Where a session lies, or null. */
export async function readSession(db: Database, tenant: Tenant, id: string) {
  const [row] = await db
    .select({ channel: session.channel, conversation: session.conversation })
    .from(session)
    .where(and(eq(session.id, id), ownedBy(session, tenant)));
  return row ?? null;
}
