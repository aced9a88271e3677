import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { maskedKinds, memberRoles } from "../../../db/schema.ts";
import type { Api } from "../context.ts";
import { json } from "../describe.ts";
import { permissions } from "../identity.ts";

const named = z.object({ id: z.string(), name: z.string() });
const me = z
  .object({
    by: z.string().openapi({ description: "How results and the audit name whoever asks", example: "user:8f2c" }),
    member: z
      .object({
        email: z.string(),
        name: z.string(),
        role: z.enum(memberRoles),
        ownRole: z
          .string()
          .nullable()
          .openapi({ description: "Name of the role that the merchant made, if it is one" }),
        language: z.enum(["zh", "en"]),
      })
      .openapi({
        description: "For an API key: no e-mail address, the key's name, and the role that its scopes amount to",
      }),
    merchant: named,
    manages: z.boolean().openapi({ description: "May see and change members and keys of the merchant" }),
    shops: z.array(
      named.extend({
        may: z.array(z.enum(permissions)).openapi({ description: "What whoever asks may do there" }),
        agents: z.array(z.string()).openapi({ description: "Accounts on the chat platform that an agent speaks for" }),
        masks: z.array(z.enum(maskedKinds)).openapi({ description: "What of buyers' personal data is hidden there" }),
        groups: z
          .array(z.string())
          .nullable()
          .openapi({ description: "Only chats of agents in these groups are seen there; null: all" }),
      }),
    ),
  })
  .openapi("Me");

const route = createRoute({
  method: "get",
  path: "/me",
  operationId: "me",
  tags: ["Sign-in"],
  summary: "Who asks, and which shops they reach",
  responses: { 200: json(me, "The signed-in member, or the API key") },
});

export function meRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(route, (c) => {
    const { by, member, merchant, manages, shops } = c.get("identity");
    return c.json(
      {
        by,
        member,
        merchant,
        manages,
        shops: shops.map((shop) => ({
          ...shop,
          may: [...shop.may],
          agents: [...shop.agents],
          masks: [...shop.masks],
          groups: shop.groups === null ? null : [...shop.groups],
        })),
      },
      200,
    );
  });
}
