import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

const accuracyRow = z.object({
  /** null: all alerts of the session together. */
  point: z.string().nullable(),
  /** Sessions that a person looked at: those that kept an alert, and those that lost all of them. */
  right: z.number(),
  wrong: z.number(),
  /** Sessions whose alerts nobody has looked at. */
  unseen: z.number(),
  /** Alerts. */
  handled: z.number(),
  /** From the alert to its handling, on average. */
  handledMs: z.number().nullable(),
});
export type AccuracyRow = z.infer<typeof accuracyRow>;

/** By point, and over all points, from the alerts of a period (epoch milliseconds, `to` not included). */
export function accuracySql({ merchant, shop }: Tenant, { from, to }: { from: number; to: number }): SQL {
  return sql`
WITH alert AS (
  SELECT point, session, max(seen_at IS NOT NULL) AS seen, max(seen_at IS NOT NULL AND status <> 'dismissed') AS kept,
    count(handled_at) AS handled, sum(handled_at - at) AS took
  -- Grouping by point would make the planner read the shop's whole history, in the order of points.
  FROM finding INDEXED BY finding_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND kind = 'alert' AND at >= ${from} AND at < ${to}
    AND status IN ('active', 'resolved', 'dismissed')
  GROUP BY point, session
), together AS (
  SELECT NULL AS point, session, max(seen) AS seen, max(kept) AS kept, sum(handled) AS handled, sum(took) AS took
  FROM alert GROUP BY session
)
SELECT point, sum(kept) AS right, sum(seen AND NOT kept) AS wrong, sum(NOT seen) AS unseen, sum(handled) AS handled,
  sum(took) * 1.0 / nullif(sum(handled), 0) AS handledMs
FROM (SELECT * FROM alert UNION ALL SELECT * FROM together) GROUP BY point ORDER BY point`;
}

/** How good alerts were, by what people made of them when they looked (F087). */
export async function readAccuracy(
  db: Database,
  tenant: Tenant,
  period: { from: number; to: number },
): Promise<AccuracyRow[]> {
  return z.array(accuracyRow).parse(await db.all(accuracySql(tenant, period)));
}
