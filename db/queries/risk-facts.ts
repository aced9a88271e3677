import { and, eq, sql } from "drizzle-orm";
import type { Severity } from "../../plugins/sdk/point.ts";
import type { Database } from "../client.ts";
import { session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, ownedBy } from "./filters.ts";
import { finalScore } from "./hand-score.ts";
import { aroundDay } from "./sessions.ts";

/** Points and severities of what stands in a session, as pairs. */
const found = sql`(SELECT json_group_array(json_array(found.point, found.severity)) FROM finding AS found
  WHERE found.shop = session.shop AND found.conversation = session.conversation AND found.session = session.id
    AND found.merchant = session.merchant AND +found.status IN ('active', 'resolved'))`.mapWith(
  (list: string): [string, Severity][] => JSON.parse(list),
);

/** What a day's sampling by risk knows of each session. */
export function riskFactsQuery(db: Database, tenant: Tenant, day: string) {
  const { id, rating, buyerMessages, rounds } = session;
  return db
    .select({ id, rating, buyerMessages, rounds, score: finalScore, found })
    .from(session)
    .where(and(ownedBy(session, tenant), during(session.startedAt, aroundDay(day)), eq(session.day, day)));
}

export async function readRiskFacts(db: Database, tenant: Tenant, day: string) {
  const rows = await riskFactsQuery(db, tenant, day);
  return rows.map(({ found, ...facts }) => ({
    ...facts,
    points: found.map(([point]) => point),
    severities: found.map(([, severity]) => severity),
  }));
}
