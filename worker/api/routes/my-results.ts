import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { administratorsOf } from "../../../db/queries/members.ts";
import { listOwnAlerts, listOwnSessions } from "../../../db/queries/own-results.ts";
import { settingsOf } from "../../settings/cache.ts";
import { ownAlert, ownResult, ownSession } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";
import { ownPageFilter } from "../filters.ts";
import { ownResultOf } from "../own-result.ts";
import { accountsOf } from "../own-session.ts";
import { pointTitles } from "../point-titles.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Own results"];

const accounts = createRoute({
  method: "get",
  path: "/shops/{shop}/my/accounts",
  operationId: "listMyAccounts",
  tags,
  summary: "Accounts that one speaks for, and whom to ask about them",
  request: { params: inShop },
  responses: {
    200: json(
      z.object({
        accounts: z.array(z.string()),
        administrators: z.array(z.string()).openapi({ description: "Names of those who may change that" }),
        timeZone: z.string().openapi({ description: "The shop's, in which its times are meant" }),
      }),
      "None: an administrator has to say which account is one's own",
    ),
  },
});

const sessions = createRoute({
  method: "get",
  path: "/shops/{shop}/my/sessions",
  operationId: "listMySessions",
  tags,
  summary: "Sessions that one's own accounts served",
  request: { params: inShop, query: ownPageFilter },
  responses: { 200: json(pageOf(ownSession), "A page, newest first") },
});

const one = createRoute({
  method: "get",
  path: "/shops/{shop}/my/sessions/{session}",
  operationId: "readMySession",
  tags,
  summary: "The result of one of one's own sessions, with what was said and whether one may appeal",
  request: { params: inShop.extend({ session: segment("session", "demo/interject/c-1/2026-11-20.1") }) },
  responses: { 200: json(ownResult, "Score, findings, words and appeals") },
});

const alerts = createRoute({
  method: "get",
  path: "/shops/{shop}/my/alerts",
  operationId: "listMyAlerts",
  tags,
  summary: "Alerts about what one's own accounts did; none is hidden",
  request: { params: inShop, query: ownPageFilter },
  responses: { 200: json(pageOf(ownAlert), "A page, newest first") },
});

export function myResultRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(accounts, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const [administrators, { snapshot }] = await Promise.all([
      administratorsOf(readClient(c.env), merchant, shop),
      settingsOf(c.env, merchant, shop),
    ]);
    return c.json({ accounts: [...accountsOf(c)], administrators, timeZone: snapshot.timeZone }, 200);
  });

  api.openapi(sessions, async (c) => {
    const asked = { ...c.req.valid("query"), agents: accountsOf(c) };
    const page = await listOwnSessions(readClient(c.env), c.get("tenant"), asked);
    const items = page.items.map(({ reviewedAt: _, reviewedBy: __, ...item }) => item);
    return c.json({ ...page, items }, 200);
  });

  api.openapi(one, async (c) => c.json(await ownResultOf(c, c.req.valid("param").session), 200));

  api.openapi(alerts, async (c) => {
    const tenant = c.get("tenant");
    const asked = { ...c.req.valid("query"), agents: accountsOf(c) };
    const page = await listOwnAlerts(readClient(c.env), tenant, asked);
    const titleOf = await pointTitles(c.env, tenant);
    return c.json({ ...page, items: page.items.map((item) => ({ ...item, title: titleOf(item.point) })) }, 200);
  });
}
