import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { listAgents } from "../../../db/queries/agents.ts";
import { readRiskFacts } from "../../../db/queries/risk-facts.ts";
import { aroundDay, listSessions, sessionsOfDayQuery } from "../../../db/queries/sessions.ts";
import { buyerFeelings } from "../../../plugins/alerts/buyer-feelings.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { sampleFilter, sessionFilter } from "../filters.ts";
import { agentsOfGroup } from "../group-agents.ts";
import { drawByRisk, type RiskReason, riskReasons } from "../risk.ts";
import { drawSample } from "../sample.ts";
import { listedSession, pageOf } from "../schemas.ts";
import { searchDays, searchPeriod } from "../search-words.ts";

const tags = ["Results"];
/** Sessions of a draw by risk, where no size is named: a reviewer's day. */
const riskSize = 100;

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
  summary: "A day's sample of sessions to review by hand, by chance or by risk",
  description:
    "By chance: the same for the same day. Without `size`: up to 1,000 human sessions all of them, above that 30 %, and at least 1,000. Sessions of the bot all belong to it. By risk: those that most speaks against, each with the reasons; at most `size`, else 100. Every session is judged, sampled or not.",
  request: { params: inShop, query: sampleFilter },
  responses: {
    200: json(
      pageOf(listedSession).extend({
        human: z.number().int().openapi({ description: "Human sessions of the day" }),
        bot: z.number().int().openapi({ description: "Sessions of the bot" }),
        drawn: z.number().int().openapi({ description: "Sessions in the sample" }),
        reasons: z
          .record(z.string(), z.array(z.enum(riskReasons)))
          .openapi({ description: "By session of this page: why it was drawn; empty for a draw by chance" }),
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
    const { buyerText, agentText, point, feeling, alerts, from, to, group, sides, ...rest } = c.req.valid("query");
    const searched = buyerText !== undefined || agentText !== undefined;
    const period = searched ? searchPeriod({ from, to }, Date.now()) : { from, to };
    if (period === null) {
      const message = `Words are searched for in at most ${searchDays} days`;
      throw new Refused("invalid", { path: "from", message });
    }
    const page = await listSessions(readClient(c.env), c.get("tenant"), {
      ...rest,
      ...period,
      buyerWords: buyerText,
      agentWords: agentText,
      servedBy: c.get("limits").agents,
      namesHidden: c.get("limits").masks.includes("names"),
      unseen: alerts === "unseen",
      twoSided: sides === "both",
      servedByOneOf: await agentsOfGroup(c.env, c.get("tenant"), group),
      points: [...(point === undefined ? [] : [[point]]), ...(feeling === undefined ? [] : [buyerFeelings])],
    });
    return c.json(page, 200);
  });

  api.openapi(sample, async (c) => {
    const tenant = c.get("tenant");
    const { by, day, size, cursor, limit } = c.req.valid("query");
    const db = readClient(c.env);
    const sessions = await sessionsOfDayQuery(db, tenant, day);
    const chance = drawSample(sessions, { seed: `${tenant.shop}\n${day}`, size });
    const { drawn, reasons }: { drawn: string[]; reasons: Record<string, RiskReason[]> } =
      by === "chance"
        ? { drawn: chance.drawn, reasons: {} }
        : drawByRisk(await readRiskFacts(db, tenant, day), { feelings: buyerFeelings, size: size ?? riskSize });
    const page = await listSessions(db, tenant, { ...aroundDay(day), among: drawn, cursor, limit });
    const shown = page.items.flatMap(({ id }) => (reasons[id] === undefined ? [] : [[id, reasons[id]] as const]));
    const { human, bot } = chance;
    return c.json({ ...page, human, bot, drawn: drawn.length, reasons: Object.fromEntries(shown) }, 200);
  });

  api.openapi(agents, async (c) => {
    const { agents: only } = c.get("limits");
    const items = await listAgents(readClient(c.env), c.get("tenant"));
    return c.json({ items: only === null ? items : items.filter(({ agent }) => only.includes(agent)) }, 200);
  });
}
