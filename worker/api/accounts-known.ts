import { readClient } from "../../db/client.ts";
import { listAgents } from "../../db/queries/agents.ts";
import { listMembers } from "../../db/queries/members.ts";
import { stoppedAgents } from "../../db/queries/stopped-agents.ts";
import { allShops } from "../../db/schema.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";

/**
 * Every agent account that the shop has met: in chats, in presence, in groups, or as somebody's own (F002). They come by themselves;
 * one that was called stopped comes back when it is heard of again.
 */
export async function accountsKnown(env: Env, tenant: Tenant) {
  const db = readClient(env);
  const [history, stopped, members, places, { snapshot }] = await Promise.all([
    listAgents(db, tenant),
    stoppedAgents(db, tenant),
    listMembers(db, tenant.merchant),
    placesOf(env, tenant),
    settingsOf(env, tenant.merchant, tenant.shop),
  ]);
  const groups = snapshot.groups ?? [];
  const here = members.filter(({ shop, agents }) => shop !== allShops && shop === tenant.shop && agents.length > 0);
  const served = new Map(history.map((one) => [one.agent, one]));
  const present = new Map(places.map((one) => [one.agent, one]));
  const named = [
    ...served.keys(),
    ...present.keys(),
    ...groups.flatMap(({ agents }) => agents),
    ...here.flatMap(({ agents }) => agents),
  ];
  return [...new Set(named)].sort().map((agent) => {
    const last = served.get(agent);
    const seat = present.get(agent);
    const lastAt = Math.max(last?.lastAt ?? 0, seat?.at ?? 0);
    const stoppedAt = stopped.get(agent) ?? null;
    return {
      agent,
      name: last?.name ?? null,
      role: last?.role ?? null,
      lastAt: lastAt === 0 ? null : lastAt,
      status: seat?.status ?? null,
      stoppedAt: stoppedAt !== null && stoppedAt >= lastAt ? stoppedAt : null,
      groups: groups.filter(({ agents }) => agents.includes(agent)).map(({ id, title }) => ({ id, title })),
      members: here.filter(({ agents }) => agents.includes(agent)).map(({ id, user, name }) => ({ id, user, name })),
    };
  });
}

/** itty-durable loads in the worker only, and the document is printed without one. */
async function placesOf(env: Env, tenant: Tenant) {
  const { readPlaces } = await import("../seats.ts");
  return readPlaces(env, tenant);
}
