import { readClient } from "../../db/client.ts";
import { shopsWithSettings } from "../../db/queries/shops.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Tenant } from "./directory.ts";
import { byHouse } from "./gone.ts";
import { publish } from "./publish.ts";
import { currentKeyId, seal, unseal } from "./secrets.ts";
import { type SealedSecret, type Snapshot, sealedSecret } from "./snapshot.ts";
import { readSettings } from "./store.ts";

/**
 * While `MASTER_KEY` lists an older key behind the newest, secrets that the older one sealed are sealed anew, so that it can be taken
 * away. Only of live settings: secrets of older revisions never come back.
 */
export async function resealSecrets(
  env: Env,
  tenants?: readonly Tenant[],
): Promise<{ resealed: number; failed: number }> {
  if (!env.MASTER_KEY.includes(",")) return { resealed: 0, failed: 0 };
  const newest = await currentKeyId(env.MASTER_KEY);
  let [resealed, failed] = [0, 0];
  for (const tenant of tenants ?? (await shopsWithSettings(readClient(env)))) {
    try {
      resealed += await resealShop(env, tenant, newest);
    } catch (error) {
      failed++;
      logError("secrets-not-resealed", { shop: tenant.shop }, error);
    }
  }
  return { resealed, failed };
}

async function resealShop(env: Env, { merchant, shop }: Tenant, newest: string): Promise<number> {
  const known = await readSettings(env, { merchant, shop, known: null });
  if (known === null || known === "unchanged") return 0;
  const fresh = new Map<string, SealedSecret>();
  for (const old of secretsIn(known).filter(({ key }) => key !== newest))
    fresh.set(old.data, await seal(env.MASTER_KEY, merchant, await unseal(env.MASTER_KEY, merchant, old)));
  if (fresh.size === 0) return 0;
  // Whatever somebody has changed meanwhile stays: only what was read is replaced, wherever it stands by now.
  await publish(env, merchant, shop, byHouse, (snapshot) => replaced(snapshot, fresh));
  return fresh.size;
}

function isSealed(value: object): value is SealedSecret {
  return sealedSecret.safeParse(value).success;
}

/** Every sealed secret of a snapshot, wherever a later version may keep one. */
export function secretsIn(value: unknown): SealedSecret[] {
  if (typeof value !== "object" || value === null) return [];
  return isSealed(value) ? [value] : Object.values(value).flatMap(secretsIn);
}

function replaced(snapshot: Snapshot, fresh: ReadonlyMap<string, SealedSecret>): Snapshot {
  const walk = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (isSealed(value)) return { ...value, ...fresh.get(value.data) };
    if (Array.isArray(value)) return value.map(walk);
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner)]));
  };
  // The shape is the same, and `publish` reads it through its schema.
  return walk(snapshot) as Snapshot;
}
