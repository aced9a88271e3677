import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { packs } from "../../../plugins/manifest.ts";
import { type Manifest, manifestOf } from "../../../plugins/sdk/manifest.ts";
import type { PackDefinition } from "../../../plugins/sdk/pack.ts";
import { settingsSchema } from "../../../plugins/sdk/settings-schema.ts";
import { settingsOf } from "../../settings/cache.ts";
import { effectiveSettings, patchPoint, pointIn, resetPoint, withDefaults } from "../../settings/point-changes.ts";
import { publish } from "../../settings/publish.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { manifestItem, pointPatch, pointSettingsItem, revision } from "../schemas.ts";

const tags = ["Packs and points"];
const onePoint = inShop.extend({ pack: segment("pack", "alerts"), point: segment("point", "unanswered") });
const saved = z.object({ revision, settings: pointSettingsItem }).openapi("SavedPoint");

/** Code that is compiled in does not change: its manifests are derived once. */
const manifests = new WeakMap<PackDefinition, Manifest>();

function manifestFor(pack: PackDefinition): Manifest {
  const manifest = manifests.get(pack) ?? manifestOf(pack);
  manifests.set(pack, manifest);
  return manifest;
}

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/packs",
  operationId: "listPacks",
  tags,
  summary: "Installed packs with their points and the settings that are live",
  request: { params: inShop },
  responses: {
    200: json(
      z.object({
        revision,
        packs: z.array(
          z.object({
            manifest: manifestItem,
            points: z.array(
              z.object({
                id: z.string().openapi({ description: "Full id", example: "alerts/unanswered" }),
                settings: pointSettingsItem,
                shadow: pointSettingsItem
                  .optional()
                  .openapi({ description: "Trial settings, which run beside the live ones" }),
                schema: settingsSchema,
                problem: z
                  .string()
                  .optional()
                  .openapi({ description: "Why the stored settings are not used: the point runs with its defaults" }),
              }),
            ),
          }),
        ),
      }),
      "Packs in the order of the catalogue",
    ),
  },
});

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
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot, problems } = await settingsOf(c.env, merchant, shop);
    const installed = packs
      .filter((pack) => snapshot.packs.includes(pack.id))
      .map((pack) => {
        const manifest = manifestFor(pack);
        const points = pack.points.map((point, index) => {
          const id = `${pack.id}/${point.id}`;
          // A manifest lists the points in the order of its pack.
          const schema = manifest.points[index]?.settings ?? { type: "object" as const, properties: {} };
          const problem = problems.find((item) => item.point === id)?.problem;
          const settings = effectiveSettings(snapshot, id, point);
          const tried = snapshot.shadows[id];
          return {
            id,
            settings,
            schema,
            ...(tried !== undefined && { shadow: withDefaults(point, tried) }),
            ...(problem !== undefined && { problem }),
          };
        });
        return { manifest, points };
      });
    return c.json({ revision: snapshot.revision, packs: installed }, 200);
  });

  api.openapi(patch, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const change = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      patchPoint(snapshot, { id, point: pointIn(snapshot, id, packs), patch: change }),
    );
    return c.json({ revision: next.revision, settings: effectiveSettings(next, id, pointIn(next, id, packs)) }, 200);
  });

  api.openapi(reset, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { pack, point: name } = c.req.valid("param");
    const id = `${pack}/${name}`;
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) => {
      pointIn(snapshot, id, packs);
      return resetPoint(snapshot, id);
    });
    return c.json({ revision: next.revision, settings: effectiveSettings(next, id, pointIn(next, id, packs)) }, 200);
  });
}
