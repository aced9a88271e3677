import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { platformId } from "../../../plugins/sdk/event.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { readPlaces, readSeats, reportPresence } from "../../seats.ts";
import type { Tenant } from "../../settings/directory.ts";
import { noteSeats } from "../../shop/facts.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { seatList, seatWrite } from "../shop-schemas.ts";

const tags = ["Shop"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/seats",
  operationId: "listSeats",
  tags,
  summary: "Who is at work, who waits for whom, and how many chats each agent has",
  request: { params: inShop },
  responses: { 200: json(seatList, "Agents that were heard of within the last twelve hours") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/seats/{agent}",
  operationId: "putSeat",
  tags,
  summary: "Say that an agent is online, suspended or offline, where the platform does not",
  description: "The newest word counts, also that of the platform's next `presence` event.",
  request: { params: inShop.extend({ agent: segment("agent", "a-1") }), body: body(seatWrite) },
  responses: { 200: json(seatList, "All seats afterwards") },
});

export function seatRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => c.json(await seatsOf(c.env, c.get("tenant")), 200));

  api.openapi(put, async (c) => {
    const tenant = c.get("tenant");
    const agent = platformId.safeParse(c.req.valid("param").agent);
    if (!agent.success) throw new Refused("invalid", { path: "agent", message: "Expected an account of the platform" });
    const at = Date.now();
    const { status, queue } = c.req.valid("json");
    const event = { type: "presence" as const, id: `seat:${crypto.randomUUID()}`, at, agent: agent.data, status };
    noteSeats(tenant, await reportPresence(c.env, tenant, [queue === undefined ? event : { ...event, queue }]));
    return c.json(await seatsOf(c.env, tenant), 200);
  });
}

async function seatsOf(env: Env, tenant: Tenant) {
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
