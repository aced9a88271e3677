import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { placeOfDecision } from "../../../db/queries/deliveries.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { inShop, json, segment } from "../describe.ts";

const replay = createRoute({
  method: "post",
  path: "/shops/{shop}/decisions/{decision}/actions/{key}/replay",
  operationId: "replayAction",
  tags: ["Results"],
  summary: "Send an action again that failed or could not be carried out",
  description:
    "The id of a decision holds `/` and `|`: send it percent-encoded, as `encodeURIComponent` writes it. It goes out under the same key, so that a receiver which has it drops it. What was sent, or may have been shown to the buyer, is not sent again.",
  request: {
    params: inShop.extend({
      decision: segment("decision", "demo/interject/c-1/m-1|alerts/unanswered|late|waiting-to-supervisor|0"),
      key: segment("key", "act_5f2c"),
    }),
  },
  responses: { 200: json(z.object({ key: z.string(), due: z.literal(true) }), "It is on its way") },
});

export function replayRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(replay, async (c) => {
    const tenant = c.get("tenant");
    const { decision, key } = c.req.valid("param");
    const place = await placeOfDecision(readClient(c.env), tenant, decision);
    if (place === null) throw new Refused("not-found");
    const answer = await conversationOf(c.env, tenant, place).replay(decision, key);
    if (answer === "not-found") throw new Refused("not-found");
    if (answer === "settled") {
      throw new Refused("invalid", { path: "key", message: "Only what failed or waits can be sent again" });
    }
    const { by } = c.get("identity");
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by,
      action: "action.replay",
      target: decision,
      detail: { key },
    });
    return c.json({ key, due: true as const }, 200);
  });
}
