import { and, desc, eq, gte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import { audit, decision } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** More decisions of the period are not looked through: what came of the newest says how it stands now. */
const mostDecisions = 5_000;

const notified = z.object({
  receiver: z.string(),
  state: z.string(),
  error: z.string().nullable(),
  /** When the newest of them was decided. */
  at: z.number(),
});
export type Notified = z.infer<typeof notified>;

/** The newest delivery of each state to each receiver since a time (epoch milliseconds). */
export function notifiedSql({ merchant, shop }: Tenant, since: number): SQL {
  return sql`
WITH acted AS (
  SELECT at, actions FROM decision
  WHERE shop = ${shop} AND merchant = ${merchant} AND outcome = 'acted' AND at >= ${since}
  ORDER BY at DESC LIMIT ${mostDecisions}
), told AS (
  SELECT acted.at, json_extract(action.value, '$.body') AS body, json_extract(action.value, '$.state') AS state,
    json_extract(action.value, '$.error') AS error
  FROM acted, json_each(acted.actions) AS action WHERE json_extract(action.value, '$.kind') = 'notify'
)
-- The other columns of a row with max() are those of the row that has it.
SELECT json_extract(body, '$.receiver') AS receiver, state, error, max(at) AS at
FROM told GROUP BY receiver, state, error IS NULL ORDER BY receiver, at DESC`;
}

export async function readNotified(db: Database, tenant: Tenant, since: number): Promise<Notified[]> {
  return z.array(notified).parse(await db.all(notifiedSql(tenant, since)));
}

export const receiverTested = "receiver.test";
const testDetail = z.object({ ok: z.boolean(), error: z.string().nullable() });
export type ReceiverTest = { readonly receiver: string; readonly at: number } & z.infer<typeof testDetail>;

/** Test messages since a time, newest first. */
export async function readReceiverTests(db: Database, tenant: Tenant, since: number): Promise<ReceiverTest[]> {
  const rows = await db
    .select({ receiver: audit.target, at: audit.at, detail: audit.detail })
    .from(audit)
    .where(and(ownedBy(audit, tenant), eq(audit.action, receiverTested), gte(audit.at, since)))
    .orderBy(desc(audit.at))
    .limit(500);
  return rows.flatMap(({ detail, ...row }) => {
    const parsed = testDetail.safeParse(detail);
    return parsed.success ? [{ ...row, ...parsed.data }] : [];
  });
}

/** Where the decision was made, or null when the shop has none of that id. */
export async function placeOfDecision(
  db: Database,
  tenant: Tenant,
  id: string,
): Promise<{ channel: string; conversation: string } | null> {
  const [row] = await db
    .select({ channel: decision.channel, conversation: decision.conversation })
    .from(decision)
    .where(and(ownedBy(decision, tenant), eq(decision.id, id)))
    .limit(1);
  return row ?? null;
}
