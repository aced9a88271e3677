import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listAppeals } from "../../../db/queries/appeals.ts";
import { appealDays } from "../../appeals/entry.ts";
import { appealWrite, ownAppeal } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { ownAppealFilter } from "../filters.ts";
import { newAppeal } from "../new-appeal.ts";
import { shownToAgent } from "../own-result.ts";
import { accountsOf, ownSessionOf } from "../own-session.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Own results"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/my/appeals",
  operationId: "listMyAppeals",
  tags,
  summary: "Appeals about one's own sessions",
  request: { params: inShop, query: ownAppealFilter },
  responses: { 200: json(pageOf(ownAppeal), "A page, newest session first") },
});

const create = createRoute({
  method: "post",
  path: "/shops/{shop}/my/appeals",
  operationId: "appeal",
  tags,
  summary: "Doubt the result of one of one's own sessions",
  description: `Against all that stands and counts against one, or against some findings, alerts too. Until ${appealDays} days after the session ended. A second appeal is decided by somebody else, and is the last. 409: one waits, the time is over, two were decided, or nothing stands.`,
  request: {
    params: inShop,
    body: body(appealWrite),
  },
  responses: { 201: json(ownAppeal, "It waits for a reviewer") },
});

export function myAppealRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const agents = accountsOf(c);
    if (agents.length === 0) return c.json({ items: [], next: null }, 200);
    const page = await listAppeals(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), agents });
    return c.json({ ...page, items: page.items.map(shownToAgent) }, 200);
  });

  api.openapi(create, async (c) => {
    const now = Date.now();
    const { session, findings, reason } = c.req.valid("json");
    const doubted = await ownSessionOf(c, session, now);
    const row = await newAppeal(c, doubted, { findings, reason, now });
    return c.json(shownToAgent(row), 201);
  });
}
