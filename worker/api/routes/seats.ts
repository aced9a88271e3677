import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { platformId } from "../../../plugins/sdk/event.ts";
import { Refused } from "../../errors.ts";
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
  api.openapi(list, async (c) => {
    const { listSeats } = await seats();
    return c.json(await listSeats(c.env, c.get("tenant")), 200);
  });

  api.openapi(put, async (c) => {
    const tenant = c.get("tenant");
    const agent = platformId.safeParse(c.req.valid("param").agent);
    if (!agent.success) throw new Refused("invalid", { path: "agent", message: "Expected an account of the platform" });
    const { listSeats, setSeat } = await seats();
    await setSeat(c.env, tenant, { agent: agent.data, ...c.req.valid("json") });
    return c.json(await listSeats(c.env, tenant), 200);
  });
}

/** itty-durable loads in the worker only, and the document is printed without one. */
const seats = () => import("../../shop/seat-list.ts");
