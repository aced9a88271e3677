import { z } from "@hono/zod-openapi";
import { ruleWarnings } from "./rule-body.ts";

const sampleItem = z.object({
  channel: z.string(),
  conversation: z.string(),
  event: z.string(),
  at: z.number(),
  text: z.string(),
  spans: z.array(z.object({ start: z.number(), end: z.number() })),
});

export const rulePreview = z
  .object({
    warnings: ruleWarnings,
    messages: z.number().int().openapi({ description: "How many of the shop's newest messages were read" }),
    contents: z.array(
      z.object({
        path: z.string().openapi({ example: "standards.0.conditions.1" }),
        side: z.enum(["buyer", "agent"]),
        read: z.number().int().openapi({ description: "Those of that side among them" }),
        count: z.number().int(),
        samples: z.array(sampleItem).openapi({ description: "The newest hits" }),
      }),
    ),
  })
  .openapi("RulePreview");
