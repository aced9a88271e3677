import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import { addedFinding, finding } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, ownedBy } from "./filters.ts";
import type { SessionFilter } from "./sessions.ts";

/** Findings that a session is looked for by: hits of the period, each list of points, the severity and unseen alerts for themselves. */

/** A session has its last message within a day of its first; one more for clocks and zones. */
const longestMs = 2 * 86_400_000;
/** Up to so many sessions are looked up one by one; more of them fill a page soon when all sessions are walked, newest first. */
const fewest = 400;

type Looked = Pick<SessionFilter, "from" | "to" | "points" | "severity" | "unseen">;
type Hits = { readonly index: string; readonly which: SQL; readonly points?: readonly string[] };

function hitsOf({ points = [], severity, unseen }: Looked): Hits[] {
  const ofPoints = (some: readonly string[]): Hits => ({
    index: "finding_point",
    which: sql`${finding.point} IN (SELECT value FROM json_each(${JSON.stringify(some)}))`,
    points: some,
  });
  const unseenAlert = sql`${finding.kind} = 'alert' AND ${finding.seenAt} IS NULL`;
  return [
    ...(severity === undefined ? [] : [{ index: "finding_severity", which: sql`${eq(finding.severity, severity)}` }]),
    ...points.map(ofPoints),
    ...(unseen ? [{ index: "finding_unseen", which: unseenAlert }] : []),
  ];
}

/** Ids of the sessions of one kind of hit. The planner is told the index: it cannot know how few points a list names. */
function sessionsOf(tenant: Tenant, { from, to }: Looked, { index, which, points }: Hits): SQL {
  const period = { from, to: to === undefined ? undefined : to + longestMs };
  const stands = sql`+${finding.status} IN ('active', 'resolved')`;
  const hits = and(ownedBy(finding, tenant), which, stands, during(finding.at, period));
  const found = sql`SELECT ${finding.session} AS id FROM ${finding} INDEXED BY ${sql.identifier(index)} WHERE ${hits}`;
  if (points === undefined) return found;
  const byHand = and(
    ownedBy(addedFinding, tenant),
    sql`${addedFinding.point} IN (SELECT value FROM json_each(${JSON.stringify(points)}))`,
    during(addedFinding.sessionAt, { from, to }),
  );
  return sql`${found} UNION ALL SELECT ${addedFinding.session} FROM ${addedFinding} WHERE ${byHand}`;
}

/** Lists of session ids; a session must be in each of them. */
export function hitLists(tenant: Tenant, filter: Looked): SQL[] {
  return hitsOf(filter).map((hits) => sessionsOf(tenant, filter, hits));
}

const ids = z.array(z.object({ id: z.string() }));

/** The ids of sessions that may be meant, where they are few; null: they are many, or nothing is looked for by findings. */
export async function fewSessions(db: Database, tenant: Tenant, filter: Looked): Promise<readonly string[] | null> {
  let few: readonly string[] | null = null;
  for (const list of hitLists(tenant, filter)) {
    const rows = ids.parse(await db.all(sql`SELECT DISTINCT id FROM (${list}) LIMIT ${fewest + 1}`));
    if (rows.length > fewest) continue;
    const found = new Set(rows.map(({ id }) => id));
    few = few === null ? [...found] : few.filter((id) => found.has(id));
  }
  return few;
}
