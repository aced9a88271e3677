import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

/** A session point with the alerts that it overrides and the session types that it inspects. */
export type ReconciledFamily = {
  readonly point: string;
  readonly alerts: readonly string[];
  readonly types: readonly string[];
};

export const reconciledOutcomes = ["confirmed", "overridden", "missed-live", "missed-by-session"] as const;
export const reconciledReasons = [
  "both-found",
  "session-found-nothing",
  "finding-dismissed",
  "alert-dismissed",
  "no-alert",
  "alert-kept",
] as const;

const texts = z.string().transform((text): string[] => z.array(z.string()).parse(JSON.parse(text)));

const reconciledRow = z.object({
  family: z.string(),
  outcome: z.enum(reconciledOutcomes),
  reason: z.enum(reconciledReasons),
  /** Alerts of the family by their place in its list, as bits: those that stand, that were called wrong, that were kept. */
  alerts: z.number(),
  dismissed: z.number(),
  kept: z.number(),
  session: z.string(),
  channel: z.string(),
  conversation: z.string(),
  day: z.string(),
  startedAt: z.number(),
  type: z.enum(sessionTypes),
  agent: z.string().nullable(),
  findings: texts,
  /** Sessions with the same family, outcome, reason and alerts, and whether this row is the one that stands for them. */
  alike: z.number(),
  first: z.number().transform(Boolean),
  /** Place among the newest of the same family and outcome, from 1. */
  place: z.number(),
});
export type ReconciledRow = z.infer<typeof reconciledRow>;

export type ReconciliationFilter = {
  readonly families: readonly ReconciledFamily[];
  /** Epoch milliseconds of a session's first message; `to` is not included. */
  readonly from: number;
  readonly to: number;
  /** Sessions shown of each family and outcome, newest first. */
  readonly limit: number;
};

/** Rows to show, and at least one for each kind, so that counting needs no other query. */
export function reconciliationSql(
  { merchant, shop }: Tenant,
  { families, from, to, limit }: ReconciliationFilter,
): SQL {
  return sql`
WITH named AS (
  SELECT value ->> 0 AS family, value ->> 1 AS point, value ->> 2 AS bit, value ->> 3 AS types
  FROM json_each(${JSON.stringify(namesOf(families))})
), seen AS (
  SELECT named.family AS family, session.id AS session, session.channel AS channel, session.conversation AS conversation,
    session.day AS day, session.started_at AS startedAt, session.type AS type, session.agent AS agent,
    max(bit = 0 AND finding.status <> 'dismissed') AS found,
    max(bit = 0 AND finding.status = 'dismissed') AS refused,
    sum(DISTINCT iif(finding.status <> 'dismissed', bit, 0)) AS alerts,
    sum(DISTINCT iif(finding.status = 'dismissed', bit, 0)) AS dismissed,
    sum(DISTINCT iif(finding.verdict = 'right', bit, 0)) AS kept,
    json_group_array(finding.id) AS findings
  FROM named
  CROSS JOIN finding ON finding.shop = ${shop} AND finding.point = named.point AND finding.at >= ${from}
  CROSS JOIN session ON session.id = finding.session
  WHERE finding.merchant = ${merchant} AND finding.status IN ('active', 'resolved', 'dismissed')
    AND session.merchant = ${merchant} AND session.shop = ${shop}
    AND session.started_at >= ${from} AND session.started_at < ${to}
    AND finding.at <= session.judged_at AND instr(named.types, '"' || session.type || '"') > 0
  GROUP BY named.family, session.id
), settled AS (
  SELECT *,
    CASE WHEN found THEN iif(alerts > 0, 'confirmed', 'missed-live')
      WHEN kept > 0 THEN 'missed-by-session' ELSE 'overridden' END AS outcome,
    CASE WHEN found THEN CASE WHEN alerts > 0 THEN 'both-found' WHEN dismissed > 0 THEN 'alert-dismissed' ELSE 'no-alert' END
      WHEN kept > 0 THEN 'alert-kept' WHEN refused THEN 'finding-dismissed'
      WHEN alerts > 0 THEN 'session-found-nothing' ELSE 'alert-dismissed' END AS reason
  FROM seen WHERE found OR alerts > 0 OR dismissed > 0
), placed AS (
  SELECT *,
    count(*) OVER alike AS alike,
    row_number() OVER (alike ORDER BY startedAt DESC, session) = 1 AS first,
    row_number() OVER (PARTITION BY family, outcome ORDER BY startedAt DESC, session) AS place
  FROM settled WINDOW alike AS (PARTITION BY family, outcome, reason, alerts, dismissed, kept)
)
SELECT family, outcome, reason, alerts, dismissed, kept, session, channel, conversation, day, startedAt, type, agent, findings,
  alike, first, place
FROM placed WHERE first OR place <= ${limit} ORDER BY family, outcome, place`;
}

/** How alerts and session points agreed. A session counts once it was judged, with what its newest judgement has seen. */
export async function reconcileSessions(
  db: Database,
  tenant: Tenant,
  filter: ReconciliationFilter,
): Promise<ReconciledRow[]> {
  return z.array(reconciledRow).parse(await db.all(reconciliationSql(tenant, filter)));
}

/** `[family, point, bit, session types]`; the session point itself has no bit. */
function namesOf(families: readonly ReconciledFamily[]): [string, string, number, string][] {
  return families.flatMap(({ point, alerts, types }) => {
    const listed = JSON.stringify(types);
    const watching = alerts.map((alert, index): [string, string, number, string] => [point, alert, 1 << index, listed]);
    return [[point, point, 0, listed], ...watching];
  });
}
