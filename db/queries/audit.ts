import type { Database } from "../client.ts";
import { audit } from "../schema.ts";
import type { Tenant } from "../tenant.ts";

/** Who did what. `shop` may be `allShops`. Details hold ids and settings, never message texts or secrets. */
export async function recordAudit(
  db: Database,
  tenant: Tenant,
  entry: { at: number; by: string; action: string; target: string; detail?: Record<string, unknown> },
): Promise<void> {
  const { detail = {}, ...rest } = entry;
  await db
    .insert(audit)
    .values({ id: crypto.randomUUID(), merchant: tenant.merchant, shop: tenant.shop, ...rest, detail });
}
