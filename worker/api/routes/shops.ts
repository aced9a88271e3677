import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { makeShop } from "../../settings/make-shop.ts";
import { shopIdPattern, shopIdRule } from "../../settings/shop-id.ts";
import { named } from "../account-schemas.ts";
import type { Api } from "../context.ts";
import { body, json } from "../describe.ts";

const newShop = z
  .strictObject({
    name: z.string().trim().min(1).max(80).openapi({ example: "小鱼旗舰店" }),
    id: z.string().regex(shopIdPattern, shopIdRule).optional().openapi({
      description: "Unique among all shops, also those of others; absent: made from the name",
      example: "my-shop",
    }),
    language: z.enum(["zh", "en"]).optional().openapi({ description: "Of what the shop's people are told" }),
  })
  .openapi("NewShop");

const create = createRoute({
  method: "post",
  path: "/merchant/shops",
  operationId: "createShop",
  tags: ["Shop settings"],
  summary: "Open a shop",
  description:
    "It has the pack of live alerts, no channel yet, and nobody is written to. Renamed by `patchSettings`. `invalid` at `id`: taken.",
  request: { body: body(newShop) },
  responses: { 201: json(named, "The shop; `GET /v1/me` lists it from now on") },
});

export function shopRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(create, async (c) => {
    const { merchant, by, member } = c.get("identity");
    const { name, id, language = member.language } = c.req.valid("json");
    return c.json(await makeShop(c.env, { merchant: merchant.id, by, name, id, language }), 201);
  });
}
