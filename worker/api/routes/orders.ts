import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listConversations } from "../../../db/queries/conversations.ts";
import { order } from "../../../plugins/sdk/event.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { inShop, json, segment } from "../describe.ts";

const item = order
  .extend({
    placedAt: z.number().openapi({ description: "Time of its first event" }),
    changedAt: z.number().openapi({ description: "Time of its newest event" }),
  })
  .openapi("Order");

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/conversations/{conversation}/orders",
  operationId: "listOrders",
  tags: ["Results"],
  summary: "The buyer's orders that a conversation heard of, as they stand now",
  request: {
    params: inShop.extend({ conversation: segment("conversation", "c-1") }),
    query: z.strictObject({ channel: z.string().max(32).optional() }),
  },
  responses: { 200: json(z.object({ items: z.array(item) }), "Last changed first; amounts are cents") },
});

export function orderRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const tenant = c.get("tenant");
    const { conversation } = c.req.valid("param");
    const { channel } = c.req.valid("query");
    const { items } = await listConversations(readClient(c.env), tenant, { conversation, channel, limit: 1 });
    const [found] = items;
    if (found === undefined) throw new Refused("not-found");
    return c.json({ items: z.array(item).parse(await conversationOf(c.env, tenant, found).orders()) }, 200);
  });
}
