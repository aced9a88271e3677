import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readClient } from "../../../db/client.ts";
import { listConversations, readConversation } from "../../../db/queries/conversations.ts";
import { listFindings } from "../../../db/queries/findings.ts";
import { listMessages } from "../../../db/queries/messages.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";
import { conversationFilter, findingFilter, within as withinFilter } from "../filters.ts";
import { conversationItem, conversationPage, findingItem, messageItem, pageOf } from "../schemas.ts";

const tags = ["Results"];

function list<Path extends string, Query extends z.ZodObject, Item extends z.ZodType>(
  path: Path,
  { query, item, operationId, summary }: { query: Query; item: Item; operationId: string; summary: string },
) {
  return createRoute({
    method: "get",
    path,
    operationId,
    tags,
    summary,
    request: { params: inShop, query },
    responses: { 200: json(pageOf(item), "A page, newest first") },
  });
}

const conversations = list("/shops/{shop}/conversations", {
  query: conversationFilter,
  item: conversationItem,
  operationId: "listConversations",
  summary: "Conversations by their last event",
});
const messages = list("/shops/{shop}/messages", {
  query: withinFilter,
  item: messageItem,
  operationId: "listMessages",
  summary: "Messages; the text of a retracted one is null",
});
const findings = list("/shops/{shop}/findings", {
  query: findingFilter,
  item: findingItem,
  operationId: "listFindings",
  summary: "Findings with their evidence",
});
const one = createRoute({
  method: "get",
  path: "/shops/{shop}/conversations/{conversation}",
  operationId: "readConversation",
  tags,
  summary: "One conversation with its transcript, findings and decisions, oldest first",
  request: {
    params: inShop.extend({ conversation: segment("conversation", "c-1") }),
    query: z.strictObject({
      channel: z
        .string()
        .max(32)
        .optional()
        .openapi({ description: "Where two channels use the same id; otherwise the one that was active last" }),
    }),
  },
  responses: { 200: json(conversationPage, "Its newest thousand rows of each kind") },
});

export function readingRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(conversations, async (c) =>
    c.json(await listConversations(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), ...within(c) }), 200),
  );
  api.openapi(messages, async (c) =>
    c.json(await listMessages(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), ...within(c) }), 200),
  );
  api.openapi(findings, async (c) =>
    c.json(await listFindings(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), ...within(c) }), 200),
  );
  api.openapi(one, async (c) => {
    const { conversation } = c.req.valid("param");
    const { channel } = c.req.valid("query");
    const found = await readConversation(readClient(c.env), c.get("tenant"), {
      conversation,
      channel,
      ...within(c),
    });
    if (found === null) throw new Refused("not-found");
    return c.json(found, 200);
  });
}

const within = (c: Context<Api>) => ({ servedBy: c.get("limits").agents });
