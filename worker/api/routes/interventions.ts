import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { listConversations } from "../../../db/queries/conversations.ts";
import { settingValue } from "../../../plugins/sdk/setting-value.ts";
import { Refused } from "../../errors.ts";
import { reasonText } from "../../explained/reason-text.ts";
import { invalidField } from "../../invalid-field.ts";
import { decisionOutcomes } from "../../ledger/rows.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { body, inShop, json, segment } from "../describe.ts";

const ask = z
  .strictObject({
    intervention: z.string().max(128).openapi({ example: "supervision/nudge-agent" }),
    config: z.record(z.string().max(64), settingValue).default({}),
    channel: z.string().max(32).optional().openapi({ description: "Where two channels use the same id" }),
  })
  .openapi("InterventionByHand");

const intervene = createRoute({
  method: "post",
  path: "/shops/{shop}/conversations/{conversation}/interventions",
  operationId: "intervene",
  tags: ["Decisions"],
  summary: "Run an intervention by hand, such as a nudge to the agent",
  description:
    "No policy, frequency or hold-out; what the intervention itself asks for holds, so it may still be `suppressed`. The decision is in the ledger within a second.",
  request: { params: inShop.extend({ conversation: segment("conversation", "c-1") }), body: body(ask) },
  responses: {
    200: json(
      z
        .object({
          decision: z.string(),
          outcome: z.enum(decisionOutcomes),
          reason: z.string(),
          said: z.object({ zh: z.string(), en: z.string() }),
        })
        .openapi("Intervened"),
      "What became of it",
    ),
  },
});

export function interventionRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(intervene, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { conversation } = c.req.valid("param");
    const { intervention, config, channel } = c.req.valid("json");
    const { interventions, packs } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const installed = interventions.get(intervention);
    if (installed === undefined) {
      const allowed = [...interventions.keys()].join(", ");
      throw new Refused("invalid", { path: "intervention", message: `Expected one of ${allowed}` });
    }
    const parsed = installed.config.strict().safeParse(config);
    if (!parsed.success) throw invalidField(parsed.error, ["config"]);
    const { items } = await listConversations(readClient(c.env), tenant, { conversation, channel, limit: 1 });
    const [found] = items;
    if (found === undefined) throw new Refused("not-found");
    const made = await conversationOf(c.env, tenant, found).intervene(intervention, config, by);
    if (made === null) throw new Refused("not-found");
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by,
      action: "conversation.intervene",
      target: found.id,
      detail: { intervention, decision: made.decision },
    });
    const outcome = z.enum(decisionOutcomes).parse(made.outcome);
    return c.json({ ...made, outcome, said: reasonText({ reason: made.reason, intervention }, packs) }, 200);
  });
}
