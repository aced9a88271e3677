import { sql } from "drizzle-orm";
import { z } from "zod";
import { deliveryStates } from "../../worker/ledger/rows.ts";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

/** What of the stored rows says how the house is: of one shop for its administrators, of all of them for the operator. */

/** More decisions of the period are not looked through. */
const mostDecisions = 5_000;
const mostListed = 50;

const counted = z.object({ state: z.enum(deliveryStates), count: z.number() });
/** An action that did not arrive. `at`: epoch milliseconds. */
export const undelivered = z.object({
  decision: z.string(),
  key: z.string(),
  kind: z.string(),
  state: z.enum(deliveryStates),
  error: z.string().nullable(),
  channel: z.string(),
  conversation: z.string(),
  at: z.number(),
});
export type Undelivered = z.infer<typeof undelivered>;
export type Deliveries = { readonly counts: z.infer<typeof counted>[]; readonly undelivered: Undelivered[] };

/** Actions that stay in the house are delivered to nobody. */
const actions = ({ merchant, shop }: Tenant, since: number) => sql`
WITH acted AS (
  SELECT id, at, channel, conversation, actions FROM decision
  WHERE shop = ${shop} AND merchant = ${merchant} AND outcome = 'acted' AND at >= ${since}
  ORDER BY at DESC LIMIT ${mostDecisions}
), sent AS (
  SELECT acted.id AS decision, acted.at, acted.channel, acted.conversation, json_extract(action.value, '$.key') AS key,
    json_extract(action.value, '$.kind') AS kind, json_extract(action.value, '$.state') AS state,
    json_extract(action.value, '$.error') AS error
  FROM acted, json_each(acted.actions) AS action WHERE json_extract(action.value, '$.kind') NOT IN ('task', 'close-task')
)`;

/** How many actions are in each state, and those that did not arrive, newest first. `since`: epoch milliseconds. */
export async function readDeliveries(db: Database, tenant: Tenant, since: number): Promise<Deliveries> {
  const [counts, listed] = await Promise.all([
    db.all(sql`${actions(tenant, since)} SELECT state, COUNT(*) AS count FROM sent GROUP BY state`),
    db.all(sql`${actions(tenant, since)} SELECT * FROM sent WHERE state IN ('failed', 'unknown', 'waiting')
ORDER BY at DESC LIMIT ${mostListed}`),
  ]);
  return { counts: z.array(counted).parse(counts), undelivered: z.array(undelivered).parse(listed) };
}

const mostCounted = 10_000;
const stored = z.object({ deadLetters: z.number(), overdue: z.number(), migration: z.string().nullable() });
/** `overdue`: conversations that owed work before that time; both are counted to 10,000. `migration`: the newest one. */
export type StoredFigures = z.infer<typeof stored>;

export const storedFiguresSql = (overdueBefore: number) => sql`
SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM dead_letter WHERE resolved_at IS NULL LIMIT ${mostCounted})) AS deadLetters,
  (SELECT COUNT(*) FROM (SELECT 1 FROM conversation WHERE due_at < ${overdueBefore} AND due_at IS NOT NULL
    LIMIT ${mostCounted})) AS overdue,
  (SELECT MAX(id) FROM migration) AS migration`;

/** Of all shops together: numbers, and nobody's text. */
export async function readStoredFigures(db: Database, overdueBefore: number): Promise<StoredFigures> {
  const [row] = await db.all(storedFiguresSql(overdueBefore));
  return stored.parse(row);
}

/** The newest migration that was applied. Migrations are applied in the order of their names. */
export async function newestMigration(db: Database): Promise<string | null> {
  const [row] = await db.all(sql`SELECT MAX(id) AS id FROM migration`);
  return z.object({ id: z.string().nullable() }).parse(row).id;
}
