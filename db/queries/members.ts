import { asc, eq } from "drizzle-orm";
import type { Database } from "../client.ts";
import { member, merchant, shop } from "../schema.ts";

/** What a signed-in user may do, and where; `shop` may be `allShops`. */
export function membershipsOf(db: Database, user: string) {
  return db
    .select({
      merchant: { id: merchant.id, name: merchant.name },
      shop: member.shop,
      role: member.role,
      language: member.language,
    })
    .from(member)
    .innerJoin(merchant, eq(merchant.id, member.merchant))
    .where(eq(member.user, user))
    .orderBy(asc(member.createdAt));
}

export function shopsOf(db: Database, id: string) {
  return db.select({ id: shop.id, name: shop.name }).from(shop).where(eq(shop.merchant, id)).orderBy(asc(shop.name));
}
