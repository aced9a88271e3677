import { asc, isNotNull } from "drizzle-orm";
import type { Database } from "../client.ts";
import { shop } from "../schema.ts";
import type { Tenant } from "../tenant.ts";

/** Without settings yet. Nothing happens when the id is taken, by this merchant or another one. */
export async function addShop(
  db: Database,
  row: { id: string; merchant: string; name: string; createdAt: number },
): Promise<void> {
  await db.insert(shop).values(row).onConflictDoNothing();
}

/** All shops of the database that have settings: for work of the house itself, never for an answer. */
export function shopsWithSettings(db: Database): Promise<Tenant[]> {
  return db
    .select({ merchant: shop.merchant, shop: shop.id })
    .from(shop)
    .where(isNotNull(shop.revision))
    .orderBy(asc(shop.id));
}
