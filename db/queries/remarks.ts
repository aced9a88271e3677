import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { audit, remark } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(remark);
export type Remark = Omit<typeof remark.$inferSelect, "merchant" | "shop">;

/** On one finding, or on one session as a whole. More would be a chat beside the chat. */
export const mostRemarks = 50;

export function remarksQuery(
  db: Database,
  tenant: Tenant,
  { channel, conversation }: { channel: string; conversation: string },
) {
  return db
    .select(columns)
    .from(remark)
    .where(and(ownedBy(remark, tenant), eq(remark.conversation, conversation), eq(remark.channel, channel)))
    .orderBy(asc(remark.at));
}

export async function readRemark(db: Database, tenant: Tenant, id: string): Promise<Remark | null> {
  const [row] = await db
    .select(columns)
    .from(remark)
    .where(and(eq(remark.id, id), ownedBy(remark, tenant)));
  return row ?? null;
}

/** Adds a remark with its audit row, which does not hold the text. false: the finding or session has as many as it may have. */
export async function addRemark(db: Database, tenant: Tenant, row: Remark): Promise<boolean> {
  const { merchant, shop } = tenant;
  const { id, channel, conversation, finding, session, text, by, at } = row;
  const place =
    session === null
      ? sql`finding = ${finding}`
      : sql`conversation = ${conversation} AND session = ${session} AND finding = ''`;
  const added = await db.all(sql`
    INSERT INTO remark (id, merchant, shop, channel, conversation, finding, session, text, by, at)
    SELECT ${id}, ${merchant}, ${shop}, ${channel}, ${conversation}, ${finding}, ${session}, ${text}, ${by}, ${at}
    WHERE (SELECT count(*) FROM remark WHERE shop = ${shop} AND merchant = ${merchant} AND ${place}) < ${mostRemarks}
    RETURNING id`);
  if (added.length === 0) return false;
  await db.insert(audit).values({
    id: crypto.randomUUID(),
    merchant,
    shop,
    at,
    by,
    action: "remark.add",
    target: session ?? finding,
    detail: { remark: id },
  });
  return true;
}

/** Deletes a remark for good, with its audit row. */
export async function deleteRemark(
  db: Database,
  { merchant, shop }: Tenant,
  { id, finding, by, at }: { id: string; finding: string; by: string; at: number },
): Promise<void> {
  await db.batch([
    db.delete(remark).where(and(eq(remark.id, id), ownedBy(remark, { merchant, shop }))),
    db.insert(audit).values({
      id: crypto.randomUUID(),
      merchant,
      shop,
      at,
      by,
      action: "remark.delete",
      target: finding,
      detail: { remark: id },
    }),
  ]);
}
