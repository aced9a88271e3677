import { and, eq, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.ts";
import { decision, finding, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Limits to accounts, for roles that see only some groups of agents (N31). null: no limit. */
export type Agents = readonly string[] | null | undefined;

const among = (agents: readonly string[]) =>
  sql`+${session.agent} IN (SELECT value FROM json_each(${JSON.stringify(agents)}))`;

/** The account served the session that a row lies in. Found by the conversation, whose index holds few rows. */
export function inSessionOf(
  table: { conversation: SQLiteColumn; session: SQLiteColumn },
  tenant: Tenant,
  agents: Agents,
): SQL | undefined {
  if (agents === null || agents === undefined) return undefined;
  const served = and(
    ownedBy(session, tenant),
    eq(session.conversation, table.conversation),
    eq(session.id, table.session),
    among(agents),
  );
  return sql`EXISTS (SELECT 1 FROM ${session} WHERE ${served})`;
}

/** Some session of the conversation was served by one of the accounts. */
export function withSessionOf(table: { conversation: SQLiteColumn }, tenant: Tenant, agents: Agents): SQL | undefined {
  if (agents === null || agents === undefined) return undefined;
  const served = and(ownedBy(session, tenant), eq(session.conversation, table.conversation), among(agents));
  return sql`EXISTS (SELECT 1 FROM ${session} WHERE ${served})`;
}

type Named = {
  readonly conversation?: string | undefined;
  readonly session?: string | undefined;
  readonly finding?: string | undefined;
  readonly decision?: string | undefined;
  readonly agents: readonly string[];
};

/** Whether that conversation, session, finding or decision is of a chat that one of the accounts served. */
export async function isServedBy(db: Database, tenant: Tenant, named: Named): Promise<boolean> {
  const { conversation, session: id, finding: found, decision: decided, agents } = named;
  if (decided !== undefined) {
    const rows = await db
      .select({ one: sql`1` })
      .from(decision)
      .where(and(eq(decision.id, decided), ownedBy(decision, tenant), inSessionOf(decision, tenant, agents)));
    return rows.length > 0;
  }
  if (found !== undefined) {
    const rows = await db
      .select({ one: sql`1` })
      .from(finding)
      .where(and(eq(finding.id, found), ownedBy(finding, tenant), inSessionOf(finding, tenant, agents)));
    return rows.length > 0;
  }
  const which = conversation === undefined ? eq(session.id, id ?? "") : eq(session.conversation, conversation);
  const rows = await db
    .select({ one: sql`1` })
    .from(session)
    .where(and(ownedBy(session, tenant), which, among(agents)))
    .limit(1);
  return rows.length > 0;
}
