import { readClient } from "../../db/client.ts";
import { shopsOf } from "../../db/queries/members.ts";
import { allShops } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";

/** @throws Refused `invalid` when `shop` is neither all shops nor one of the merchant's */
export async function requireReach(env: Env, merchant: string, shop: string): Promise<void> {
  if (shop === allShops) return;
  const shops = await shopsOf(readClient(env), merchant);
  if (!shops.some(({ id }) => id === shop)) {
    throw new Refused("invalid", { path: "shop", message: "`*`, or the id of one of your shops" });
  }
}
