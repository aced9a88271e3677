import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { appealsOf, countOpen, listAppeals } from "../../../db/queries/appeals.ts";
import { readOverturned } from "../../../db/queries/overturned.ts";
import { readWholeSession } from "../../../db/queries/own-results.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { whyNot } from "../../appeals/decide.ts";
import { regressionCases } from "../../appeals/regression-cases.ts";
import { appealIn, namedAppeal, reviewerOf } from "../appeal-case.ts";
import { appeal, appealCase, appealCases } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { epochMs, inShop, json, segment } from "../describe.ts";
import { appealFilter } from "../filters.ts";
import { agentsOfGroup } from "../group-agents.ts";
import { defaultDays, mostDays, periodOf } from "../period.ts";
import { pointTitles } from "../point-titles.ts";
import { pageOf } from "../schemas.ts";

const tags = ["Feedback"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/appeals",
  operationId: "listAppeals",
  tags,
  summary: "Appeals of agents against results",
  request: { params: inShop, query: appealFilter },
  responses: {
    200: json(
      pageOf(appeal).extend({
        open: z.number().int().openapi({ description: "How many of the period wait, whatever else was asked for" }),
        overdue: z.number().int().openapi({ description: "Those of them whose deadline has passed" }),
      }),
      "A page, newest session first",
    ),
  },
});

const overturned = createRoute({
  method: "get",
  path: "/shops/{shop}/appeals/overturned",
  operationId: "readOverturned",
  tags,
  summary: "How often reviewers agreed with an agent, by point",
  description: "In findings: one that was doubted twice counts once. A point with a high rate should be changed.",
  request: {
    params: inShop,
    query: z.strictObject({
      from: epochMs(`Sessions not before; ${defaultDays} days before \`to\` when absent`).optional(),
      to: epochMs(`Sessions before; now when absent. At most ${mostDays} days after \`from\``).optional(),
      group: z.string().min(1).max(64).optional().openapi({
        description:
          "Id of a group of agents: only appeals of its accounts. A point may be right for one and wrong for another",
      }),
    }),
  },
  responses: {
    200: json(
      z
        .object({
          from: z.number(),
          to: z.number(),
          points: z.array(
            z.object({
              point: z.string(),
              appealed: z.number().int().openapi({ description: "Findings that agents doubted" }),
              decided: z.number().int().openapi({ description: "Those of them about which somebody decided" }),
              overturned: z.number().int().openapi({ description: "Those that were wrong" }),
              rate: z.number().nullable().openapi({ description: "overturned / decided, 0 to 1; null: none decided" }),
            }),
          ),
        })
        .openapi("Overturned"),
      "Points with a doubted finding",
    ),
  },
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/appeals/{appeal}",
  operationId: "readAppeal",
  tags,
  summary: "One appeal with what it doubts",
  request: { params: inShop.extend({ appeal: segment("appeal", "5f0c2b1e-…") }) },
  responses: { 200: json(appealCase, "The appeal, the session's findings, and whether one may decide it") },
});

const cases = createRoute({
  method: "get",
  path: "/shops/{shop}/appeals/{appeal}/cases",
  operationId: "exportAppealCases",
  tags,
  summary: "What was decided, as cases that the tester of plugins runs",
  description:
    "By point: where it was wrong, the chat must find nothing (`ignores`); where it was right, the same (`flags`). Put them into the suite of the point, `testPoint(point, { ignores: [...own, ...exported], … })`. Without names and accounts, and long numbers are replaced; read it before it leaves the house all the same.",
  request: { params: inShop.extend({ appeal: segment("appeal", "5f0c2b1e-…") }) },
  responses: { 200: json(appealCases, "Empty as long as nothing was decided") },
});

export function appealRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const tenant = c.get("tenant");
    const { agent, overdue, ...filter } = c.req.valid("query");
    const { from, to } = filter;
    const now = Date.now();
    const overdueAt = overdue === undefined ? undefined : now;
    const db = readClient(c.env);
    const [page, waiting, people] = await Promise.all([
      listAppeals(db, tenant, { ...filter, overdueAt, agents: agent === undefined ? undefined : [agent] }),
      countOpen(db, tenant, { from, to, now }),
      readPeople(db, tenant.merchant),
    ]);
    return c.json({ ...page, items: page.items.map((item) => namedAppeal(item, people)), ...waiting }, 200);
  });

  // Before the one with an id, whose place it would be otherwise.
  api.openapi(overturned, async (c) => {
    const { group, ...asked } = c.req.valid("query");
    const period = periodOf(asked);
    const tenant = c.get("tenant");
    const agents = await agentsOfGroup(c.env, tenant, group);
    const rows = await readOverturned(readClient(c.env), tenant, { ...period, agents });
    const points = rows.map((row) => ({ ...row, rate: row.decided === 0 ? null : row.overturned / row.decided }));
    return c.json({ ...period, points }, 200);
  });

  api.openapi(cases, async (c) => {
    const tenant = c.get("tenant");
    const found = await appealIn(c.env, tenant, c.req.valid("param").appeal);
    const whole = await readWholeSession(readClient(c.env), tenant, found.session);
    const { messages = [], findings = [] } = whole ?? {};
    const points = regressionCases({ appeal: found.id, items: found.items, messages, findings });
    c.header("content-disposition", `attachment; filename="appeal-${found.id}.json"`);
    return c.json({ points }, 200);
  });

  api.openapi(read, async (c) => {
    const tenant = c.get("tenant");
    const db = readClient(c.env);
    const found = await appealIn(c.env, tenant, c.req.valid("param").appeal);
    const [all, whole, people] = await Promise.all([
      appealsOf(db, tenant, [found.session]),
      readWholeSession(db, tenant, found.session),
      readPeople(db, tenant.merchant),
    ]);
    const earlier = all.filter(({ round }) => round < found.round);
    const titleOf = await pointTitles(c.env, tenant);
    return c.json(
      {
        appeal: namedAppeal(found, people),
        earlier: earlier.map((one) => namedAppeal(one, people)),
        session: whole?.session ?? null,
        findings: (whole?.findings ?? []).map((finding) => ({ ...finding, title: titleOf(finding.point) })),
        whyNot: whyNot(reviewerOf(c), found, earlier),
      },
      200,
    );
  });
}
