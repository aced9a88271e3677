import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Env } from "../../env.ts";
import { packsOf } from "../../settings/pack-store.ts";
import { effectiveSettings, patchPoint, pointIn, resetPoint } from "../../settings/point-changes.ts";
import { publish } from "../../settings/publish.ts";
import type { Snapshot } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { pointPatch, pointSettingsItem, revision } from "../schemas.ts";

const tags = ["Packs and points"];
const onePoint = inShop.extend({ pack: segment("pack", "alerts"), point: segment("point", "unanswered") });
const saved = z.object({ revision, settings: pointSettingsItem }).openapi("SavedPoint");

const patch = createRoute({
  method: "patch",
  path: "/shops/{shop}/points/{pack}/{point}",
  operationId: "patchPoint",
  tags,
  summary: "Change a point's settings",
  description: "Absent fields stay as they are; null goes back to the default. Live everywhere within ten seconds.",
  request: { params: onePoint, body: body(pointPatch) },
  responses: { 200: json(saved, "The revision that was published, and all settings of the point") },
});

const reset = createRoute({
  method: "delete",
  path: "/shops/{shop}/points/{pack}/{point}",
  operationId: "resetPoint",
  tags,
  summary: "Put a point back to its defaults",
  request: { params: onePoint },
  responses: { 200: json(saved, "The revision that was published, and the defaults") },
});

export function pointRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(patch, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const change = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot, packs) =>
      patchPoint(snapshot, { id, point: pointIn(snapshot, id, packs), patch: change }),
    );
    return c.json(await savedPoint(c.env, next, id), 200);
  });

  api.openapi(reset, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot, packs) => {
      pointIn(snapshot, id, packs);
      return resetPoint(snapshot, id);
    });
    return c.json(await savedPoint(c.env, next, id), 200);
  });
}

async function savedPoint(env: Env, next: Snapshot, id: string) {
  const point = pointIn(next, id, await packsOf(env, next));
  return { revision: next.revision, settings: effectiveSettings(next, id, point) };
}
