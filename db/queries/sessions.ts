import { and, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Severity } from "../../plugins/sdk/point.ts";
import type { AppealState } from "../../worker/appeals/states.ts";
import type { Database } from "../client.ts";
import { appeal, conversation, message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { agentsNamed, listAgents } from "./agents.ts";
import { during, is, ownedBy, type Within } from "./filters.ts";
import { finalScore } from "./hand-score.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { fewSessions, hitLists } from "./session-hits.ts";
import { widening } from "./widening.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(session);

export type SessionFilter = Within & {
  /** Account or name, also of one that does not exist any more. */
  readonly agent?: string | undefined;
  /** Words that must all occur, each in some message of that side. */
  readonly buyerWords?: readonly string[] | undefined;
  readonly agentWords?: readonly string[] | undefined;
  /** Full ids: a standing finding of at least one of them. Each list must be met. */
  readonly points?: readonly (readonly string[])[] | undefined;
  readonly scoreBelow?: number | undefined;
  readonly scoreFrom?: number | undefined;
  /** A standing finding of that severity. */
  readonly severity?: Severity | undefined;
  readonly served?: "agent" | "bot" | undefined;
  /** Both sides wrote: not what an agent sent and no buyer answered (F137). */
  readonly twoSided?: boolean | undefined;
  /** The newest appeal about it, or that there is none. */
  readonly appeal?: AppealState | "none" | undefined;
  /** Accounts of a group. */
  readonly servedByOneOf?: readonly string[] | undefined;
  readonly reviewed?: "yes" | "no" | undefined;
  /** An alert stands that nobody has looked at. */
  readonly unseen?: boolean | undefined;
  /** Whoever must not see buyers' names finds no buyer by his name, either. */
  readonly namesHidden?: boolean | undefined;
  /** Only these. */
  readonly among?: readonly string[] | undefined;
};
type SessionsRequest = Omit<SessionFilter, "agent"> & {
  readonly agents?: readonly string[] | undefined;
  /** Ids of all that may be meant, where they are few: these are looked up, and no others are walked. */
  readonly oneOf?: readonly string[] | undefined;
} & PageRequest;

/**
 * Points whose findings in the session stand, those that people added among them. Names are the tables' own: the library drops its own here. `+` leaves
 * the planner the conversation's index, which holds few rows.
 */
const found = sql`json_array(json((SELECT json_group_array(found.point) FROM finding AS found
  WHERE found.shop = session.shop AND found.conversation = session.conversation AND found.session = session.id
    AND found.merchant = session.merchant AND +found.status IN ('active', 'resolved'))),
  json((SELECT json_group_array(added.point) FROM added_finding AS added
  WHERE added.shop = session.shop AND added.conversation = session.conversation AND added.session = session.id
    AND added.merchant = session.merchant)))`.mapWith((lists: string): string[] => [
  ...new Set((JSON.parse(lists) as string[][]).flat()),
]);

export function sessionsQuery(db: Database, tenant: Tenant, filter: SessionsRequest) {
  const { agents, scoreBelow, scoreFrom, reviewed, buyerWords = [], agentWords = [], among } = filter;
  return db
    .select({ ...columns, score: finalScore, points: found })
    .from(session)
    .where(
      and(
        filter.oneOf === undefined ? ownedBy(session, tenant) : namedBy(filter.oneOf, tenant),
        is(session.conversation, filter.conversation),
        is(session.id, filter.session),
        servedBy(agents),
        filter.servedBy === null || filter.servedBy === undefined
          ? undefined
          : sql`+${session.agent} IN (SELECT value FROM json_each(${JSON.stringify(filter.servedBy)}))`,
        filter.namesHidden ? notNamed(tenant, [...buyerWords, ...agentWords]) : undefined,
        among && sql`+${session.id} IN (SELECT value FROM json_each(${JSON.stringify(among)}))`,
        reviewed && (reviewed === "yes" ? isNotNull : isNull)(session.reviewedAt),
        scoreBelow === undefined ? undefined : sql`${finalScore} < ${scoreBelow}`,
        scoreFrom === undefined ? undefined : sql`${finalScore} >= ${scoreFrom}`,
        filter.served === undefined ? undefined : eq(session.agentRole, filter.served),
        filter.servedByOneOf && inArray(sql`+${session.agent}`, [...filter.servedByOneOf]),
        filter.twoSided ? and(gt(session.buyerMessages, 0), gt(session.messages, session.buyerMessages)) : undefined,
        filter.appeal && newestAppeal(tenant, filter.appeal),
        // `+` keeps the planner from sorting the hits: sessions are walked newest first and looked up in them.
        ...hitLists(tenant, filter).map((list) => sql`+${session.id} IN (${list})`),
        ...buyerWords.map((word) => said(tenant, ["buyer"], word)),
        ...agentWords.map((word) => said(tenant, ["agent", "bot"], word)),
        during(session.startedAt, filter),
        after(filter.cursor, session.startedAt, session.seq),
      ),
    )
    .orderBy(desc(session.startedAt), desc(session.seq))
    .limit(rowsFor(filter));
}

/** `+` takes the shop's own indexes away, which would walk all its sessions. */
function namedBy(ids: readonly string[], { merchant, shop }: Tenant): SQL | undefined {
  const named = sql`${session.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return and(named, sql`+${session.shop} = ${shop}`, eq(session.merchant, merchant));
}

function servedBy(agents: readonly string[] | undefined): SQL | undefined {
  const [only, ...others] = agents ?? [];
  if (agents === undefined) return undefined;
  return only !== undefined && others.length === 0 ? eq(session.agent, only) : inArray(session.agent, [...agents]);
}

/** A session has at most one appeal of each round, all found by its own index. */
function newestAppeal(tenant: Tenant, state: AppealState | "none"): SQL {
  const newest = sql`(SELECT ${appeal.state} FROM ${appeal}
    WHERE ${and(ownedBy(appeal, tenant), sql`${appeal.session} = session.id`)} ORDER BY ${appeal.round} DESC LIMIT 1)`;
  return state === "none" ? sql`${newest} IS NULL` : sql`${newest} = ${state}`;
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

/** Not the chats of buyers whose name or id a word is part of. */
function notNamed(tenant: Tenant, words: readonly string[]): SQL | undefined {
  if (words.length === 0) return undefined;
  const has = (column: SQLiteColumn) =>
    words.map((word) => sql`coalesce(${column}, '') LIKE ${`%${escaped(word)}%`} ESCAPE '\\'`);
  const called = and(
    ownedBy(conversation, tenant),
    eq(conversation.conversation, session.conversation),
    or(...has(conversation.buyer), ...has(conversation.buyerName)),
  );
  return sql`NOT EXISTS (SELECT 1 FROM ${conversation} WHERE ${called})`;
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
  const byFindings =
    filter.conversation === undefined && filter.session === undefined && hitLists(tenant, filter).length > 0;
  const read = async (from: number | undefined) => {
    const asked = { ...rest, agents, from };
    const few = byFindings ? await fewSessions(db, tenant, asked) : null;
    if (few?.length === 0) return [];
    return sessionsQuery(db, tenant, few === null ? asked : { ...asked, oneOf: few });
  };
  const rows = byFindings ? await widening({ ...filter, now: Date.now() }, read) : await read(filter.from);
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
