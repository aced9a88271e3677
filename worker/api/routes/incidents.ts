import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { pointTitle } from "../../conversation/shop-thread.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";
import { incidentList, places } from "../shop-schemas.ts";

const tags = ["Shop"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/incidents",
  operationId: "listIncidents",
  tags,
  summary: "The same alert for many buyers at once, as one matter with the number of distinct buyers",
  request: { params: inShop },
  responses: { 200: json(incidentList, "Open ones and those of the last day") },
});

const conversations = createRoute({
  method: "get",
  path: "/shops/{shop}/incidents/{incident}/conversations",
  operationId: "listIncidentConversations",
  tags,
  summary: "The chats that an incident hit",
  request: { params: inShop.extend({ incident: segment("incident", "shop/coupon|failed|1700000000000") }) },
  responses: { 200: json(places, "Newest first") },
});

export function incidentRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const [compiled, incidents] = await Promise.all([
      settingsOf(c.env, merchant, shop),
      c.env.FLOOR.getByName(`${merchant}/${shop}`).incidents(),
    ]);
    const items = incidents.map((incident) => ({ ...incident, title: pointTitle(compiled, incident.point) }));
    return c.json({ items }, 200);
  });

  api.openapi(conversations, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { incident } = c.req.valid("param");
    const items = await c.env.FLOOR.getByName(`${merchant}/${shop}`).incidentConversations(incident);
    if (items === null) throw new Refused("not-found");
    return c.json({ items }, 200);
  });
}
