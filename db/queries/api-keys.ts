import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import type { Database } from "../client.ts";
import { type ApiKeyScope, apiKey, merchant } from "../schema.ts";

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

const listed = {
  id: apiKey.id,
  name: apiKey.name,
  prefix: apiKey.prefix,
  shop: apiKey.shop,
  scopes: apiKey.scopes,
  createdBy: apiKey.createdBy,
  createdAt: apiKey.createdAt,
  lastUsedAt: apiKey.lastUsedAt,
};

/** Keys of a merchant that work, newest first. */
export function listApiKeys(db: Database, owner: string) {
  return db
    .select(listed)
    .from(apiKey)
    .where(and(eq(apiKey.merchant, owner), isNull(apiKey.revokedAt)))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id));
}

export type NewApiKey = {
  id: string;
  merchant: string;
  shop: string;
  name: string;
  prefix: string;
  hash: string;
  scopes: ApiKeyScope[];
  createdBy: string;
  createdAt: number;
};

export async function addApiKey(db: Database, row: NewApiKey): Promise<void> {
  await db.insert(apiKey).values(row);
}

/** The name of the key, or null: the merchant has no such key that works. */
export async function revokeApiKey(db: Database, owner: string, id: string, now: number): Promise<string | null> {
  const [row] = await db
    .update(apiKey)
    .set({ revokedAt: now })
    .where(and(eq(apiKey.merchant, owner), eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning({ name: apiKey.name });
  return row?.name ?? null;
}

/** Changes nothing when a use after `since` is known. */
export async function noteApiKeyUse(db: Database, id: string, { now, since }: { now: number; since: number }) {
  const isOld = or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, since));
  await db
    .update(apiKey)
    .set({ lastUsedAt: now })
    .where(and(eq(apiKey.id, id), isOld));
}
