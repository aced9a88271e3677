import type { Database } from "../client.ts";
import { shop } from "../schema.ts";

/** Without settings yet. Nothing happens when the id is taken, by this merchant or another one. */
export async function addShop(
  db: Database,
  row: { id: string; merchant: string; name: string; createdAt: number },
): Promise<void> {
  await db.insert(shop).values(row).onConflictDoNothing();
}
