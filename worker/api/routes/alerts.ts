import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listAlerts } from "../../../db/queries/alerts.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { alertFilter } from "../filters.ts";
import { alertPage } from "../schemas.ts";

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/alerts",
  operationId: "listAlerts",
  tags: ["Results"],
  summary: "Alerts by how far people are with them",
  request: { params: inShop, query: alertFilter },
  responses: { 200: json(alertPage, "A page, newest first") },
});

export function alertRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) =>
    c.json(await listAlerts(readClient(c.env), c.get("tenant"), c.req.valid("query")), 200),
  );
}
