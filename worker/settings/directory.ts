import type { Env } from "../env.ts";
import { Fresh } from "./fresh.ts";
import { recallSettings } from "./memory.ts";
import { orKept } from "./or-kept.ts";
import { patienceMs, readMerchant } from "./store.ts";

export type Tenant = { readonly merchant: string; readonly shop: string };

/** Forged shop names are remembered as unknown too, hence the bound. */
const tenants = new Fresh<Tenant | null>({ maxAgeMs: 5_000, capacity: 5_000 });

/**
 * Whose shop that is, or null. Shop ids are unique across merchants. While libSQL does not answer, what was last known serves.
 * @throws Refused `unavailable` when libSQL does not answer and nobody remembers the shop
 */
export function shopOf(env: Env, shop: string): Promise<Tenant | null> {
  return tenants.get(shop, async () => {
    const recalled = async () => (await recallSettings(env, shop))?.merchant ?? null;
    const merchant = await orKept(readMerchant(env, shop), recalled, { patienceMs });
    return merchant === null ? null : { merchant, shop };
  });
}
