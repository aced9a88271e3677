import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listConversations } from "../../../db/queries/conversations.ts";
import { sessionTypes } from "../../../plugins/sdk/conversation.ts";
import { settingGuards } from "../../conversation/meant.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { inShop, json } from "../describe.ts";

const span = { message: z.string(), start: z.number(), end: z.number() };
const quoted = z.object({ ...span, quote: z.string() });
const found = z.object({
  point: z.string(),
  code: z.string(),
  evidence: z.array(quoted),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const traceItem = z
  .object({
    event: z.string(),
    at: z.number(),
    revision: z.number().int().openapi({ description: "Settings that this was judged with: the live ones" }),
    sessionType: z.enum(sessionTypes),
    points: z.array(
      z.object({
        point: z.string().openapi({ example: "alerts/ad-law" }),
        shadow: z.boolean().openapi({ description: "Judged with trial settings" }),
        hits: z
          .array(z.object({ ...span, phrase: z.string(), list: z.string() }))
          .openapi({ description: "Phrases of the point that were found" }),
        findings: z.array(found),
        suppressed: z.array(found.extend({ guard: z.enum(settingGuards) })).openapi({
          description: "Held back by the shop's settings, and by which: session types, groups, hours, phrases",
        }),
        held: z
          .array(z.object({ guard: z.string(), evidence: z.array(quoted) }))
          .openapi({ description: "Held back by a guard of the point, such as a question or a negation" }),
        error: z.string().nullable(),
        microseconds: z
          .number()
          .openapi({ description: "Time of this call; 0 where the platform's clock stands still while code runs" }),
      }),
    ),
  })
  .openapi("Trace");

const trace = createRoute({
  method: "get",
  path: "/shops/{shop}/messages/trace",
  operationId: "traceMessage",
  tags: ["Results"],
  summary: "Why each enabled point did or did not find something in a message",
  description:
    "Judged anew with the live settings, in the place of the message in its conversation. Nothing is recorded.",
  request: {
    params: inShop,
    query: z.strictObject({
      conversation: z.string().min(1).max(128).openapi({ description: "The platform's id", example: "c-1" }),
      event: z.string().min(1).max(1_024).openapi({ description: "The platform's id of the message", example: "m-1" }),
      channel: z
        .string()
        .min(1)
        .max(32)
        .optional()
        .openapi({ description: "Where two channels use the same id; otherwise the one that was active last" }),
    }),
  },
  responses: { 200: json(traceItem, "What every point saw") },
});

export function traceRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(trace, async (c) => {
    const tenant = c.get("tenant");
    const { conversation, event, channel } = c.req.valid("query");
    const page = await listConversations(readClient(c.env), tenant, { conversation, channel, limit: 1 });
    const place = page.items[0];
    const explained = place === undefined ? null : await conversationOf(c.env, tenant, place).explain(event);
    if (explained === null) throw new Refused("not-found");
    return c.json(traceItem.parse(explained), 200);
  });
}
