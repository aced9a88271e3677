import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding, hourlyCounter } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Everything under the ids of one pack: a slash follows it there, and "0" is the next character after that. */
const within = (pack: string) => ({ from: `${pack}/`, to: `${pack}0` });

const hourMs = 3_600_000;

/** The starts of all hours until now, one more for a clock that is ahead. */
function hoursFrom(since: number): number[] {
  const first = Math.floor(since / hourMs) * hourMs;
  const count = Math.max(0, Math.floor((Date.now() - first) / hourMs) + 2);
  return Array.from({ length: count }, (_, index) => first + index * hourMs);
}

/** What the points of a pack found since a time, from the hourly counters, and how often a person called it wrong. */
export async function readPackUsage(db: Database, tenant: Tenant, { pack, since }: { pack: string; since: number }) {
  const { from, to } = within(pack);
  // The counters lie by hour, then by metric: a jump into each hour reads this metric's rows only.
  const hours = JSON.stringify(hoursFrom(since));
  const counted = (metric: "messages" | "findings") =>
    and(
      ownedBy(hourlyCounter, tenant),
      sql`${hourlyCounter.hour} IN (SELECT value FROM json_each(${hours}))`,
      eq(hourlyCounter.metric, metric),
    );
  const [messages, findings, wrong] = await db.batch([
    db
      .select({ count: sql<number>`coalesce(sum(${hourlyCounter.count}), 0)` })
      .from(hourlyCounter)
      .where(counted("messages")),
    db
      .select({ point: hourlyCounter.subject, count: sql<number>`sum(${hourlyCounter.count})` })
      .from(hourlyCounter)
      .where(and(counted("findings"), gte(hourlyCounter.subject, from), lt(hourlyCounter.subject, to)))
      .groupBy(hourlyCounter.subject),
    db
      .select({ point: finding.point, count: sql<number>`count(*)` })
      .from(finding)
      .where(
        and(
          ownedBy(finding, tenant),
          eq(finding.verdict, "wrong"),
          sql`${finding.verdict} IS NOT NULL`,
          gte(finding.at, since),
          // `+`: few findings were called wrong, and a pack has many.
          sql`+${finding.point} >= ${from}`,
          sql`+${finding.point} < ${to}`,
        ),
      )
      .groupBy(finding.point),
  ]);
  return {
    messages: messages[0]?.count ?? 0,
    findings: new Map(findings.map(({ point, count }) => [point, count])),
    wrong: new Map(wrong.map(({ point, count }) => [point, count])),
  };
}

/** The newest findings of a point that stand and that nobody called wrong. */
export function newestFindingsQuery(db: Database, tenant: Tenant, { point, limit }: { point: string; limit: number }) {
  return db
    .select({
      id: finding.id,
      point: finding.point,
      code: finding.code,
      conversation: finding.conversation,
      channel: finding.channel,
      event: finding.event,
      at: finding.at,
      evidence: finding.evidence,
    })
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        eq(finding.point, point),
        inArray(finding.status, ["active", "resolved"]),
        sql`${finding.verdict} IS NOT 'wrong'`,
      ),
    )
    .orderBy(desc(finding.at))
    .limit(limit);
}
