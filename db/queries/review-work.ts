import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

const row = z.object({
  /** `user:<id>` or `key:<id>`. */
  by: z.string(),
  sessions: z.number(),
  systemTags: z.number(),
  /** Findings that people added, sessions with at least one deduction among them, and sessions with a remark on the whole. */
  addedTags: z.number(),
  corrected: z.number(),
  sessionRemarks: z.number(),
  remarks: z.number(),
  /** On the pages of sessions, by when they were entered. */
  visits: z.number(),
  reviewMs: z.number(),
});
export type ReviewWorkRow = z.infer<typeof row>;

type Period = { readonly from: number; readonly to: number };

/**
 * A session counts for whoever looked at it last, at that time. What was found in it, added to it and said of it is looked up in its
 * conversation.
 */
export function reviewWorkSql({ merchant, shop }: Tenant, { from, to }: Period): SQL {
  const within = (table: string) =>
    sql.raw(`${table}.shop = session.shop AND ${table}.conversation = session.conversation
      AND ${table}.session = session.id AND ${table}.merchant = session.merchant`);
  return sql`
WITH done AS (
  SELECT reviewed_by AS by, 1 AS sessions, (
    SELECT count(*) FROM finding WHERE ${within("finding")} AND +finding.status IN ('active', 'resolved', 'dismissed')
  ) AS systemTags, (
    SELECT count(*) FROM added_finding WHERE ${within("added_finding")}
  ) AS addedTags, EXISTS (
    SELECT 1 FROM added_finding WHERE ${within("added_finding")} AND added_finding.kind = 'deduct'
  ) AS corrected, EXISTS (
    SELECT 1 FROM remark WHERE ${within("remark")}
  ) AS sessionRemarks, 0 AS remarks, 0 AS visits, 0 AS reviewMs
  FROM session INDEXED BY session_reviewed_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND reviewed_at IS NOT NULL
    AND reviewed_at >= ${from} AND reviewed_at < ${to}
  UNION ALL
  SELECT by, 0, 0, 0, 0, 0, 1, 0, 0 FROM remark INDEXED BY remark_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND at >= ${from} AND at < ${to} AND session IS NULL
  UNION ALL
  SELECT by, 0, 0, 0, 0, 0, 0, 1, seen_at - entered_at FROM review_visit INDEXED BY review_visit_entered
  WHERE shop = ${shop} AND merchant = ${merchant} AND entered_at >= ${from} AND entered_at < ${to}
)
SELECT by, sum(sessions) AS sessions, sum(systemTags) AS systemTags, sum(addedTags) AS addedTags, sum(corrected) AS corrected,
  sum(sessionRemarks) AS sessionRemarks, sum(remarks) AS remarks, sum(visits) AS visits, sum(reviewMs) AS reviewMs
FROM done WHERE by IS NOT NULL GROUP BY by ORDER BY sessions DESC, by`;
}

/** What each reviewer did, by the time of the review (F157). */
export async function readReviewWork(db: Database, tenant: Tenant, period: Period): Promise<ReviewWorkRow[]> {
  return z.array(row).parse(await db.all(reviewWorkSql(tenant, period)));
}
