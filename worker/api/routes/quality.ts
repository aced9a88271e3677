import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { type ShopQuality, sceneIds, scenes } from "../../../plugins/sdk/shop.ts";
import { botQuality, interventionRate, widestGap } from "../../../plugins/sdk/tuning.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Snapshot } from "../../settings/snapshot.ts";
import { qualityDays, refreshQuality } from "../../shop/refresh-quality.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { shopQualityView } from "../shop-schemas.ts";

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/quality",
  operationId: "readShopQuality",
  tags: ["Shop"],
  summary: "How content buyers are with bot and humans by scene, and how often tuned policies intervene for that",
  description: `Over the last ${qualityDays} days, computed once an hour.`,
  request: { params: inShop },
  responses: { 200: json(shopQualityView, "As last computed") },
});

export function qualityRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(read, async (c) => {
    const tenant = c.get("tenant");
    const { merchant, shop } = tenant;
    const kept = await c.env.FLOOR.getByName(`${merchant}/${shop}`).quality();
    const quality = kept ?? (await refreshQuality(c.env, tenant, Date.now()));
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    return c.json(
      {
        at: quality.at,
        days: qualityDays,
        overall: quality.overall,
        scenes: sceneIds.flatMap((scene) => {
          const known = quality.scenes[scene];
          return known === undefined ? [] : [{ scene, title: scenes[scene], ...known }];
        }),
        widestGap: widestGap(quality),
        policies: tunedPolicies(snapshot, quality),
      },
      200,
    );
  });
}

/** The published function of N04, worked out: the same functions as policies decide with. */
function tunedPolicies({ policies }: Snapshot, quality: ShopQuality) {
  return policies.flatMap(({ id, title, tuning, rollout }) => {
    if (tuning === undefined) return [];
    const rateIn = (scene: (typeof sceneIds)[number] | null) =>
      Math.min(rollout, interventionRate(botQuality(quality, scene), tuning));
    return [
      {
        policy: id,
        title,
        tuning,
        rollout,
        rate: rateIn(null),
        scenes: sceneIds.map((scene) => ({ scene, rate: rateIn(scene) })),
      },
    ];
  });
}
