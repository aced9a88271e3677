import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "../client.ts";
import { apiKey, merchant } from "../schema.ts";

/** The key with that SHA-256 (hex), unless it is unknown or revoked; `shop` may be `allShops`. */
export async function apiKeyByHash(db: Database, hash: string) {
  const [row] = await db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      merchant: { id: merchant.id, name: merchant.name },
      shop: apiKey.shop,
      scopes: apiKey.scopes,
    })
    .from(apiKey)
    .innerJoin(merchant, eq(merchant.id, apiKey.merchant))
    .where(and(eq(apiKey.hash, hash), isNull(apiKey.revokedAt)));
  return row ?? null;
}
