import type { PresenceEvent } from "../../plugins/sdk/event.ts";
import type { Env } from "../env.ts";
import { readPlaces, readSeats, reportPresence } from "../seats.ts";
import type { Tenant } from "../settings/directory.ts";
import { noteSeats } from "./facts.ts";

/** Who is at work, as both of the shop's objects know it: presence and queue as reported, load as the chats say. */
export async function listSeats(env: Env, tenant: Tenant) {
  const [summary, places, loads] = await Promise.all([
    readSeats(env, tenant),
    readPlaces(env, tenant),
    env.FLOOR.getByName(`${tenant.merchant}/${tenant.shop}`).loads(),
  ]);
  const chats = new Map(loads.map(({ agent, chats: count }) => [agent, count]));
  const seated = places.map((place) => ({ ...place, load: chats.get(place.agent) ?? 0 }));
  const named = new Set(places.map(({ agent }) => agent));
  // A platform that reports no presence has agents all the same.
  const others = loads
    .filter(({ agent }) => !named.has(agent))
    .map(({ agent, chats: load }) => ({ agent, status: null, queue: 0, load, at: null }));
  return { ...summary, items: [...seated, ...others].sort((one, other) => other.load - one.load) };
}

/** Somebody's word on an agent's presence. It counts at once, until a newer one comes. */
export async function setSeat(
  env: Env,
  tenant: Tenant,
  { agent, status, queue }: Pick<PresenceEvent, "agent" | "status"> & { queue?: number | undefined },
): Promise<void> {
  const id = `seat:${crypto.randomUUID()}`;
  const event: PresenceEvent = { type: "presence", id, at: Date.now(), agent, status };
  noteSeats(tenant, await reportPresence(env, tenant, [queue === undefined ? event : { ...event, queue }]));
}
