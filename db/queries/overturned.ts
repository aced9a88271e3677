import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

const overturnedRow = z.object({
  point: z.string(),
  /** Findings that agents doubted, each once however often. */
  appealed: z.number(),
  /** Those of them about which a reviewer has decided, and those that he called wrong. */
  decided: z.number(),
  overturned: z.number(),
});
export type OverturnedRow = z.infer<typeof overturnedRow>;

type Asked = { readonly from: number; readonly to: number; readonly agents?: readonly string[] | undefined };

/** By point, from appeals about sessions of a period (epoch milliseconds, `to` not included). */
export function overturnedSql({ merchant, shop }: Tenant, { from, to, agents }: Asked): SQL {
  const ours = agents && sql`AND appeal.agent IN (SELECT value FROM json_each(${JSON.stringify(agents)}))`;
  return sql`
WITH doubted AS (
  SELECT item.value ->> 'finding' AS finding, item.value ->> 'point' AS point,
    max(item.value ->> 'overturned' IS NOT NULL) AS decided, max(coalesce(item.value ->> 'overturned', 0)) AS overturned
  FROM appeal CROSS JOIN json_each(appeal.items) AS item
  WHERE appeal.shop = ${shop} AND appeal.merchant = ${merchant}
    AND appeal.session_at >= ${from} AND appeal.session_at < ${to} ${ours ?? sql``}
  GROUP BY 1, 2
)
SELECT point, count(*) AS appealed, sum(decided) AS decided, sum(overturned) AS overturned
FROM doubted GROUP BY point ORDER BY overturned DESC, appealed DESC, point`;
}

/** How often reviewers agreed with an agent against a point (N09): a high rate says that the point should be changed or switched off. */
export async function readOverturned(db: Database, tenant: Tenant, period: Asked): Promise<OverturnedRow[]> {
  return z.array(overturnedRow).parse(await db.all(overturnedSql(tenant, period)));
}
