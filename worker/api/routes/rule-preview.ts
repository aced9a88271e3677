import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { newestTexts } from "../../../db/queries/messages.ts";
import type { Message } from "../../../plugins/sdk/conversation.ts";
import { previewRule } from "../../../plugins/sdk/rules/preview.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { readRule, ruleBody, ruleError } from "../rule-body.ts";
import { rulePreview } from "../rule-preview-schemas.ts";

/** A page of the transcript list reads two hundred; this is read while somebody types, and folds every text. */
const messagesRead = 500;
const samplesShown = 5;

const preview = createRoute({
  method: "post",
  path: "/shops/{shop}/rules/preview",
  operationId: "previewRule",
  tags: ["Rules"],
  summary: "What each condition of a rule hits in the shop's newest messages, without saving",
  description:
    "Each condition on what is said is tried for itself, message by message. What the whole rule would find is what `startBacktest` says.",
  request: { params: inShop, body: body(z.strictObject({ rule: ruleBody }).openapi("RulePreviewRequest")) },
  responses: { 200: json(rulePreview, "Hits by condition"), 400: json(ruleError, "The rule is not valid") },
});

export function rulePreviewRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(preview, async (c) => {
    const read = readRule(c.req.valid("json").rule, { under: "rule" });
    if (!read.ok) return c.json(read.refused, 400);
    const { rule, warnings } = read.parsed;
    const rows = await newestTexts(readClient(c.env), c.get("tenant"), messagesRead);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const contents = previewRule(rule, rows.map(messageOf)).map(({ path, side, read: asked, hits }) => ({
      path,
      side,
      read: asked,
      count: hits.length,
      samples: hits.slice(0, samplesShown).flatMap(({ message, spans }) => {
        const row = byId.get(message);
        if (row === undefined) return [];
        const { channel, conversation, event, at, text } = row;
        return [{ channel, conversation, event, at, text, spans: [...spans] }];
      }),
    }));
    return c.json({ warnings: [...warnings], messages: rows.length, contents }, 200);
  });
}

type Row = Awaited<ReturnType<typeof newestTexts>>[number];

function messageOf({ id, at, role, automatic, text }: Row): Message {
  return { id, at, from: { role, id: role }, text, content: [], automatic, retracted: false };
}
