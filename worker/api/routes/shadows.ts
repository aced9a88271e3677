import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { packsOf } from "../../settings/pack-store.ts";
import { effectiveSettings, pointIn, withDefaults } from "../../settings/point-changes.ts";
import { publish } from "../../settings/publish.ts";
import { dropShadow, promoteShadow, putShadow, shadowOf } from "../../settings/shadow-changes.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { pointPatch, pointSettingsItem, revision } from "../schemas.ts";

const tags = ["Packs and points"];
const onePoint = inShop.extend({ pack: segment("pack", "alerts"), point: segment("point", "unanswered") });
const path = "/shops/{shop}/points/{pack}/{point}/shadow";
const saved = z.object({ revision, settings: pointSettingsItem });

const put = createRoute({
  method: "put",
  path,
  operationId: "tryPoint",
  tags,
  summary: "Try other settings of a point beside the live ones",
  description:
    "The body says what differs from the live settings. What they find is listed under `status=shadow` and nowhere else: no score, no policy, no panel. A point that is off may be tried, too.",
  request: { params: onePoint, body: body(pointPatch) },
  responses: { 200: json(saved, "The trial settings with all defaults") },
});

const drop = createRoute({
  method: "delete",
  path,
  operationId: "dropTrial",
  tags,
  summary: "End the trial of a point",
  request: { params: onePoint },
  responses: {
    200: json(z.object({ revision }), "The revision that was published; the live settings are as they were"),
  },
});

const promote = createRoute({
  method: "post",
  path: `${path}/promote`,
  operationId: "promoteTrial",
  tags,
  summary: "Make the trial settings of a point live",
  description: "One revision ends the trial and goes live with it. Past findings and scores stay as they are.",
  request: { params: onePoint },
  responses: { 200: json(saved, "The settings as they are live now") },
});

export function shadowRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const patch = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot, packs) =>
      putShadow(snapshot, { id, point: pointIn(snapshot, id, packs), patch }),
    );
    const settings = withDefaults(pointIn(next, id, await packsOf(c.env, next)), shadowOf(next, id));
    return c.json({ revision: next.revision, settings }, 200);
  });

  api.openapi(drop, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point } = c.req.valid("param");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      dropShadow(snapshot, `${pack}/${point}`),
    );
    return c.json({ revision: next.revision }, 200);
  });

  api.openapi(promote, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) => promoteShadow(snapshot, id));
    const point = pointIn(next, id, await packsOf(c.env, next));
    return c.json({ revision: next.revision, settings: effectiveSettings(next, id, point) }, 200);
  });
}
