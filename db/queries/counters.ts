import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../client.ts";
import { type CounterMetric, hourlyCounter } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, ownedBy, type Period } from "./filters.ts";

/** A page draws at most a quarter of a year by hour and subject. */
const maxRows = 50_000;

export function countersQuery(db: Database, tenant: Tenant, filter: Period & { metric?: CounterMetric | undefined }) {
  return db
    .select({
      hour: hourlyCounter.hour,
      metric: hourlyCounter.metric,
      subject: hourlyCounter.subject,
      count: hourlyCounter.count,
    })
    .from(hourlyCounter)
    .where(
      and(
        ownedBy(hourlyCounter, tenant),
        during(hourlyCounter.hour, filter),
        filter.metric === undefined ? undefined : eq(hourlyCounter.metric, filter.metric),
      ),
    )
    .orderBy(asc(hourlyCounter.hour), asc(hourlyCounter.metric), asc(hourlyCounter.subject))
    .limit(maxRows);
}

/** Counts of messages (by author's role), findings (by point) and interventions that acted, by hour, oldest first. */
export async function listCounters(
  db: Database,
  tenant: Tenant,
  filter: Period & { metric?: CounterMetric | undefined } = {},
) {
  const rows = await countersQuery(db, tenant, filter);
  return rows.filter((row) => row.count > 0);
}
