import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";
import { packList, packUsage } from "../pack-schemas.ts";
import { usageOf } from "../pack-usage.ts";
import { shownPacks } from "../shown-packs.ts";

const tags = ["Packs and points"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/packs",
  operationId: "listPacks",
  tags,
  summary: "Installed packs with their points and the settings that are live",
  request: { params: inShop },
  responses: { 200: json(packList, "Those that are compiled in first, in the order of the catalogue") },
});

const usage = createRoute({
  method: "get",
  path: "/shops/{shop}/packs/{pack}/usage",
  operationId: "readPackUsage",
  tags,
  summary: "What a pack found in the last seven days, how often that was wrong, and what its code cost",
  request: { params: inShop.extend({ pack: segment("pack", "alerts") }) },
  responses: { 200: json(packUsage, "By point") },
});

export function packRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    return c.json(await shownPacks(c.env, await settingsOf(c.env, merchant, shop)), 200);
  });

  api.openapi(usage, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack } = c.req.valid("param");
    return c.json(await usageOf(c.env, await settingsOf(c.env, merchant, shop), pack), 200);
  });
}
