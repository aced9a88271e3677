import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

const row = z.object({
  /** `user:<id>` or `key:<id>`. */
  by: z.string(),
  sessions: z.number(),
  systemTags: z.number(),
  remarks: z.number(),
});
export type ReviewWorkRow = z.infer<typeof row>;

type Period = { readonly from: number; readonly to: number };

/** A session counts for whoever looked at it last, at that time. What was found in it is looked up in its conversation. */
export function reviewWorkSql({ merchant, shop }: Tenant, { from, to }: Period): SQL {
  return sql`
WITH done AS (
  SELECT reviewed_by AS by, 1 AS sessions, 0 AS remarks, (
    SELECT count(*) FROM finding WHERE finding.shop = session.shop AND finding.conversation = session.conversation
      AND finding.session = session.id AND finding.merchant = session.merchant
      AND +finding.status IN ('active', 'resolved', 'dismissed')
  ) AS systemTags
  FROM session INDEXED BY session_reviewed_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND reviewed_at IS NOT NULL
    AND reviewed_at >= ${from} AND reviewed_at < ${to}
  UNION ALL
  SELECT by, 0, 1, 0 FROM remark INDEXED BY remark_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND at >= ${from} AND at < ${to}
)
SELECT by, sum(sessions) AS sessions, sum(systemTags) AS systemTags, sum(remarks) AS remarks
FROM done WHERE by IS NOT NULL GROUP BY by ORDER BY sessions DESC, by`;
}

/** What each reviewer did, by the time of the review (F157). */
export async function readReviewWork(db: Database, tenant: Tenant, period: Period): Promise<ReviewWorkRow[]> {
  return z.array(row).parse(await db.all(reviewWorkSql(tenant, period)));
}
