import type { Seats, ShopFacts } from "../../plugins/sdk/shop.ts";
import type { Env } from "../env.ts";
import { readSeats } from "../seats.ts";
import type { Tenant } from "../settings/directory.ts";
import { FactsCache } from "./facts-cache.ts";

const cache = new FactsCache();
const keyOf = ({ merchant, shop }: Tenant) => `${merchant}/${shop}`;

/** What is known of the shop, seconds old at most. Work that goes on behind the answer is handed to `later`. */
export function factsOf(
  env: Env,
  tenant: Tenant,
  later: (work: Promise<unknown>) => void = () => undefined,
): Promise<ShopFacts> {
  return cache.read(keyOf(tenant), { now: Date.now(), load: () => load(env, tenant), later });
}

/** What this isolate read last, for whoever may not wait. */
export function knownFacts(tenant: Tenant): ShopFacts {
  return cache.known(keyOf(tenant));
}

export function noteSeats(tenant: Tenant, seats: Seats): void {
  cache.seat(keyOf(tenant), seats);
}

export function forgetFacts(tenant: Tenant): void {
  cache.forget(keyOf(tenant));
}

/** From both of the shop's objects at once. What one of them does not say stays as it was read last. */
async function load(env: Env, tenant: Tenant): Promise<ShopFacts> {
  const [seats, floor] = await Promise.allSettled([
    readSeats(env, tenant),
    env.FLOOR.getByName(`${tenant.merchant}/${tenant.shop}`).facts(),
  ]);
  const known = knownFacts(tenant);
  const { spent, incidents, quality, waitSeconds } = floor.status === "fulfilled" ? floor.value : known;
  return { seats: seats.status === "fulfilled" ? seats.value : known.seats, spent, incidents, quality, waitSeconds };
}
