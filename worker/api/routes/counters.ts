import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listCounters } from "../../../db/queries/counters.ts";
import { counterMetrics } from "../../../db/schema.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { counterFilter } from "../filters.ts";

const counter = z
  .object({
    hour: z.number().int().openapi({ description: "Start of the hour, epoch milliseconds" }),
    metric: z.enum(counterMetrics),
    subject: z
      .string()
      .openapi({ description: "Role for messages, point for findings, intervention for interventions" }),
    count: z.number().int(),
  })
  .openapi("Counter");

const route = createRoute({
  method: "get",
  path: "/shops/{shop}/counters",
  operationId: "listCounters",
  tags: ["Results"],
  summary: "Counts by hour, oldest first",
  request: { params: inShop, query: counterFilter },
  responses: { 200: json(z.object({ items: z.array(counter) }), "Hours without anything are left out") },
});

export function counterRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(route, async (c) => {
    const items = await listCounters(readClient(c.env), c.get("tenant"), c.req.valid("query"));
    return c.json({ items }, 200);
  });
}
