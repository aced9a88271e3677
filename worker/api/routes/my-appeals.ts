import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { listAppeals, openAppeal } from "../../../db/queries/appeals.ts";
import { appealDays, dueAt, type Entry, lastRound } from "../../appeals/entry.ts";
import { Refused } from "../../errors.ts";
import { appealReason, ownAppeal } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { body, inShop, json } from "../describe.ts";
import { ownAppealFilter } from "../filters.ts";
import { shownToAgent } from "../own-result.ts";
import { accountsOf, ownSessionOf } from "../own-session.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Own results"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/my/appeals",
  operationId: "listMyAppeals",
  tags,
  summary: "Appeals about one's own sessions",
  request: { params: inShop, query: ownAppealFilter },
  responses: { 200: json(pageOf(ownAppeal), "A page, newest session first") },
});

const create = createRoute({
  method: "post",
  path: "/shops/{shop}/my/appeals",
  operationId: "appeal",
  tags,
  summary: "Doubt the result of one of one's own sessions",
  description: `Against all that stands and counts against one, or against some findings, alerts too. Until ${appealDays} days after the session ended. A second appeal is decided by somebody else, and is the last. 409: one waits, the time is over, two were decided, or nothing stands.`,
  request: {
    params: inShop,
    body: body(
      z
        .strictObject({
          session: z.string().min(1).max(1_024),
          findings: z
            .array(z.string().min(1).max(1_024))
            .min(1)
            .max(200)
            .optional()
            .openapi({ description: "Absent: all that stand" }),
          reason: appealReason,
        })
        .openapi("AppealWrite"),
    ),
  },
  responses: { 201: json(ownAppeal, "It waits for a reviewer") },
});

const refusals: Record<Extract<Entry, { may: false }>["why"], string> = {
  open: "An appeal against this session waits for its answer",
  late: `Appeals are possible for ${appealDays} days`,
  final: `This session was looked at ${lastRound} times, and that is final`,
  nothing: "No finding stands that counts against you",
};

export function myAppealRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const agents = accountsOf(c);
    if (agents.length === 0) return c.json({ items: [], next: null }, 200);
    const page = await listAppeals(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), agents });
    return c.json({ ...page, items: page.items.map(shownToAgent) }, 200);
  });

  api.openapi(create, async (c) => {
    const tenant = c.get("tenant");
    const now = Date.now();
    const { session: id, findings: wanted, reason } = c.req.valid("json");
    const { session, agent, doubtable, entry } = await ownSessionOf(c, id, now);
    if (!entry.may) throw new Refused("conflict", { path: "session", message: refusals[entry.why] });
    const chosen = wanted === undefined ? doubtable : doubtable.filter((one) => wanted.includes(one.id));
    if (wanted !== undefined && chosen.length < new Set(wanted).size) {
      const message = "Only findings of this session that stand and count against you";
      throw new Refused("invalid", { path: "findings", message });
    }
    const row = {
      id: crypto.randomUUID(),
      channel: session.channel,
      conversation: session.conversation,
      session: id,
      agent,
      sessionAt: session.startedAt,
      round: entry.round,
      items: chosen.map(({ id: finding, point }) => ({ finding, point, overturned: null })),
      reason,
      by: c.get("identity").by,
      at: now,
      dueAt: dueAt(now),
      state: "open" as const,
      decidedBy: null,
      decidedAt: null,
      answer: null,
    };
    const opened = await openAppeal(writeClient(c.env), tenant, row);
    if (!opened) throw new Refused("conflict", { path: "session", message: refusals.open });
    return c.json(shownToAgent(row), 201);
  });
}
