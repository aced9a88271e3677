import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listAgents } from "../../../db/queries/agents.ts";
import { aroundDay, listSessions, sessionsOfDayQuery } from "../../../db/queries/sessions.ts";
import { buyerFeelings } from "../../../plugins/alerts/buyer-feelings.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { sampleFilter, sessionFilter } from "../filters.ts";
import { agentsOfGroup } from "../group-agents.ts";
import { drawSample } from "../sample.ts";
import { listedSession, pageOf } from "../schemas.ts";
import { searchDays, searchPeriod } from "../search-words.ts";

const tags = ["Results"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/sessions",
  operationId: "listSessions",
  tags,
  summary: "Sessions (通): one buyer, one agent account, one day",
  description: "Newest first by their first message. All filters that are given must be met.",
  request: { params: inShop, query: sessionFilter },
  responses: { 200: json(pageOf(listedSession), "A page, newest first") },
});

const sample = createRoute({
  method: "get",
  path: "/shops/{shop}/sessions/sample",
  operationId: "sampleSessions",
  tags,
  summary: "A day's random sample of sessions to review by hand",
  description:
    "The same for the same day. Without `size`: up to 1,000 human sessions all of them, above that 30 %, and at least 1,000. Sessions of the bot all belong to it. Every session is judged, sampled or not.",
  request: { params: inShop, query: sampleFilter },
  responses: {
    200: json(
      pageOf(listedSession).extend({
        human: z.number().int().openapi({ description: "Human sessions of the day" }),
        bot: z.number().int().openapi({ description: "Sessions of the bot" }),
        drawn: z.number().int().openapi({ description: "Sessions in the sample" }),
      }),
      "A page of the sample, newest first",
    ),
  },
});

const agents = createRoute({
  method: "get",
  path: "/shops/{shop}/agents",
  operationId: "listAgents",
  tags,
  summary: "Accounts that served buyers in the kept history, also those that do not exist any more",
  request: { params: inShop },
  responses: {
    200: json(
      z.object({
        items: z.array(
          z
            .object({
              agent: z.string(),
              name: z.string().nullable().openapi({ description: "As it was called last" }),
              role: z.enum(["agent", "bot"]).nullable(),
              lastAt: z.number().openapi({ description: "First message of its last session" }),
            })
            .openapi("KnownAgent"),
        ),
      }),
      "By account",
    ),
  },
});

export function sessionRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { buyerText, agentText, point, feeling, alerts, group, from, to, ...rest } = c.req.valid("query");
    const searched = buyerText !== undefined || agentText !== undefined;
    const period = searched ? searchPeriod({ from, to }, Date.now()) : { from, to };
    if (period === null) {
      const message = `Words are searched for in at most ${searchDays} days`;
      throw new Refused("invalid", { path: "from", message });
    }
    const page = await listSessions(readClient(c.env), c.get("tenant"), {
      ...rest,
      groupAgents: await agentsOfGroup(c.env, c.get("tenant"), group),
      ...period,
      buyerWords: buyerText,
      agentWords: agentText,
      unseen: alerts === "unseen",
      points: [...(point === undefined ? [] : [[point]]), ...(feeling === undefined ? [] : [buyerFeelings])],
    });
    return c.json(page, 200);
  });

  api.openapi(sample, async (c) => {
    const tenant = c.get("tenant");
    const { day, size, cursor, limit } = c.req.valid("query");
    const db = readClient(c.env);
    const { drawn, human, bot } = drawSample(await sessionsOfDayQuery(db, tenant, day), {
      seed: `${tenant.shop}\n${day}`,
      size,
    });
    const page = await listSessions(db, tenant, { ...aroundDay(day), among: drawn, cursor, limit });
    return c.json({ ...page, human, bot, drawn: drawn.length }, 200);
  });

  api.openapi(agents, async (c) => c.json({ items: await listAgents(readClient(c.env), c.get("tenant")) }, 200));
}
