import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { conversationsOfBuyer } from "../../../db/queries/buyers.ts";
import { deleteConversations } from "../../../db/queries/retention.ts";
import { Refused } from "../../errors.ts";
import { sha256 } from "../auth/sha256.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { body, inShop, json } from "../describe.ts";

/** Conversations of one request; a buyer with more takes several. */
const atOnce = 100;

const erase = createRoute({
  method: "post",
  path: "/shops/{shop}/buyers/erasure",
  operationId: "eraseBuyer",
  tags: ["Operations"],
  summary: "Forget a buyer: all his conversations, with everything that was found, decided and reviewed in them",
  description:
    "For good: there is no way back. `buyer` is the platform's id. Conversations go from their objects, the ledger and the live feed; counts by hour stay, which name nobody. While `more` is true, or the ledger lags (`/waiting`), ask again. The audit keeps that it was done, with a digest of the id.",
  request: {
    params: inShop,
    body: body(z.strictObject({ buyer: z.string().min(1).max(256) }).openapi("EraseBuyer")),
  },
  responses: {
    200: json(
      z
        .object({
          conversations: z.number().int().openapi({ description: "That are gone now" }),
          more: z.boolean().openapi({ description: "There may be others: ask again" }),
        })
        .openapi("ErasedBuyer"),
      "What is gone",
    ),
  },
});

export function erasureRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(erase, async (c) => {
    const tenant = c.get("tenant");
    const { buyer } = c.req.valid("json");
    const found = await conversationsOfBuyer(readClient(c.env), tenant, { buyer, limit: atOnce });
    if (found.length === 0) throw new Refused("not-found", { message: "No chat of this buyer is stored" });
    // The objects first: what they still owe would come back into the ledger.
    await Promise.all(found.map((place) => conversationOf(c.env, tenant, place).erase()));
    await c.env.FLOOR.getByName(`${tenant.merchant}/${tenant.shop}`).erase(
      found.map(({ channel, conversation }) => ({ channel, conversation })),
    );
    const db = writeClient(c.env);
    await deleteConversations(db, found);
    await recordAudit(db, tenant, {
      at: Date.now(),
      by: c.get("identity").by,
      action: "buyer.erase",
      target: sha256(`${tenant.merchant}\n${buyer}`).slice(0, 16),
      detail: { conversations: found.length },
    });
    return c.json({ conversations: found.length, more: found.length === atOnce }, 200);
  });
}
