import { readClient } from "../../db/client.ts";
import { readQuality, shopsWithTraffic } from "../../db/queries/quality.ts";
import type { ShopQuality } from "../../plugins/sdk/shop.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Tenant } from "../settings/directory.ts";
import { qualityOf, troublePoints } from "./quality.ts";

const dayMs = 86_400_000;
/** Long enough for rare scenes, short enough that a better bot is seen. */
export const qualityDays = 30;

/** Computes how content a shop's buyers are and lets its Floor object keep it. @throws when libSQL does not answer */
export async function refreshQuality(env: Env, tenant: Tenant, now: number): Promise<ShopQuality> {
  const rows = await readQuality(readClient(env), tenant, { since: now - qualityDays * dayMs, trouble: troublePoints });
  const quality = qualityOf(rows, now);
  await env.FLOOR.getByName(`${tenant.merchant}/${tenant.shop}`).keepQuality(quality);
  return quality;
}

/** Of every shop with traffic once an hour, each in a minute of its own, so that they do not all ask at once. */
export async function refreshQualities(env: Env, now: number): Promise<{ refreshed: number; failed: number }> {
  const minute = new Date(now).getUTCMinutes();
  const shops = await shopsWithTraffic(readClient(env), now - dayMs);
  let [refreshed, failed] = [0, 0];
  for (const tenant of shops) {
    if (minuteOfHour(tenant.shop) !== minute) continue;
    try {
      await refreshQuality(env, tenant, now);
      refreshed++;
    } catch (error) {
      failed++;
      logError("quality-not-refreshed", { shop: tenant.shop }, error);
    }
  }
  return { refreshed, failed };
}

export function minuteOfHour(shop: string): number {
  let sum = 0;
  for (const character of shop) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 60;
  return sum;
}
