import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { settingsOf } from "../../settings/cache.ts";
import { publish } from "../../settings/publish.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { publicSettings } from "../public-settings.ts";
import { settingsPatch, shopSettings } from "../schemas.ts";

const tags = ["Shop settings"];

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/settings",
  operationId: "readSettings",
  tags,
  summary: "Settings of the shop; secrets are never part of them",
  request: { params: inShop },
  responses: { 200: json(shopSettings, "The live settings") },
});

const patch = createRoute({
  method: "patch",
  path: "/shops/{shop}/settings",
  operationId: "patchSettings",
  tags,
  summary: "Change name, time zone, opening hours, language, retention, or where the panel may be framed",
  request: { params: inShop, body: body(settingsPatch) },
  responses: { 200: json(shopSettings, "The settings as they are live now") },
});

export function settingsRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(read, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    return c.json(publicSettings(snapshot), 200);
  });

  api.openapi(patch, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { name, timeZone, hours, language, retentionDays, panelOrigins } = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) => ({
      ...snapshot,
      name: name ?? snapshot.name,
      timeZone: timeZone ?? snapshot.timeZone,
      hours: hours === undefined ? snapshot.hours : (hours ?? undefined),
      language: language ?? snapshot.language,
      retentionDays: retentionDays ?? snapshot.retentionDays,
      panelOrigins: panelOrigins ?? snapshot.panelOrigins,
    }));
    return c.json(publicSettings(next), 200);
  });
}
