import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readClient, writeClient } from "../../../db/client.ts";
import type { DayKeeper } from "../../../db/queries/report-days.ts";
import { Refused } from "../../errors.ts";
import { reviewCsv, serviceCsv } from "../../reports/report-csv.ts";
import { readReviewReport } from "../../reports/review-report.ts";
import { readDailyTrend, readHourlyTrend, readServiceReport } from "../../reports/service-report.ts";
import { type Days, daysOf, mostReportDays, periodOfDays } from "../../reports/shop-days.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { chosenGroup } from "../group-agents.ts";
import {
  reportDays,
  reviewFileQuery,
  reviewReport,
  serviceFileQuery,
  serviceQuery,
  serviceReport,
  trend,
  trendQuery,
} from "../report-schemas.ts";

const tags = ["Reports"];
const csv = { description: "CSV", content: { "text/csv": { schema: { type: "string" as const } } } };

const service = createRoute({
  method: "get",
  path: "/shops/{shop}/reports/service",
  operationId: "readServiceReport",
  tags,
  summary: "How buyers were served: the shop, its groups and every agent account",
  description: "By days of the shop's calendar. A figure that cannot be known is null, with the reason.",
  request: { params: inShop, query: serviceQuery },
  responses: { 200: json(serviceReport, "Figures, and what cost scores") },
});
const serviceFile = createRoute({
  method: "get",
  path: "/shops/{shop}/reports/service/export",
  operationId: "exportServiceReport",
  tags,
  summary: "The same figures as a file for spreadsheets",
  request: { params: inShop, query: serviceFileQuery },
  responses: { 200: csv },
});
const review = createRoute({
  method: "get",
  path: "/shops/{shop}/reports/review",
  operationId: "readReviewReport",
  tags,
  summary: "What reviewers did, all together and each, by the time of the review",
  request: { params: inShop, query: reportDays },
  responses: { 200: json(reviewReport, "Most sessions first") },
});
const reviewFile = createRoute({
  method: "get",
  path: "/shops/{shop}/reports/review/export",
  operationId: "exportReviewReport",
  tags,
  summary: "The same work as a file for spreadsheets",
  request: { params: inShop, query: reviewFileQuery },
  responses: { 200: csv },
});
const course = createRoute({
  method: "get",
  path: "/shops/{shop}/reports/trend",
  operationId: "readReportTrend",
  tags,
  summary: "One figure day by day, or by weekday and hour",
  request: { params: inShop, query: trendQuery },
  responses: { 200: json(trend, "In the order of time") },
});

export function reportRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(service, async (c) => {
    const { days, snapshot, groups, agents, group } = await asked(c, c.req.valid("query"));
    const report = await readServiceReport(
      readClient(c.env),
      c.get("tenant"),
      { ...days, groups, agents },
      keeperOf(c),
    );
    return c.json({ ...days, timeZone: snapshot.timeZone, group, ...report }, 200);
  });
  api.openapi(serviceFile, async (c) => {
    const { language, ...query } = c.req.valid("query");
    const { days, snapshot, groups, agents } = await asked(c, query);
    const report = await readServiceReport(
      readClient(c.env),
      c.get("tenant"),
      { ...days, groups, agents },
      keeperOf(c),
    );
    // Figures of agents and points, and no buyer's word.
    c.set("keepsMasks", true);
    return c.body(serviceCsv(report, language ?? snapshot.language), 200, headers("service", days));
  });
  api.openapi(review, async (c) => {
    const { days, snapshot } = await asked(c, c.req.valid("query"));
    const { timeZone } = snapshot;
    const report = await readReviewReport(readClient(c.env), c.get("tenant"), periodOfDays(days, timeZone));
    return c.json({ ...days, timeZone, ...report }, 200);
  });
  api.openapi(reviewFile, async (c) => {
    const { language, ...query } = c.req.valid("query");
    const { days, snapshot } = await asked(c, query);
    const period = periodOfDays(days, snapshot.timeZone);
    const report = await readReviewReport(readClient(c.env), c.get("tenant"), period);
    c.set("keepsMasks", true);
    return c.body(reviewCsv(report, language ?? snapshot.language), 200, headers("review", days));
  });
  api.openapi(course, async (c) => {
    const { by, metric, ...query } = c.req.valid("query");
    const { days, snapshot, agents, group } = await asked(c, query);
    const { timeZone } = snapshot;
    const filter = { ...days, agents, metric, timeZone };
    const [db, tenant] = [readClient(c.env), c.get("tenant")];
    const points =
      by === "day"
        ? { days: await readDailyTrend(db, tenant, filter, keeperOf(c)), hours: [] }
        : { days: [], hours: await readHourlyTrend(db, tenant, filter, keeperOf(c)) };
    return c.json({ ...days, timeZone, group, metric, ...points }, 200);
  });
}

const keeperOf = (c: Context<Api>): DayKeeper => ({
  db: writeClient(c.env),
  now: Date.now(),
  later: (work) => c.executionCtx.waitUntil(work),
});

const headers = (name: string, { from, to }: Days) => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": `attachment; filename="${name}-${from}-${to}.csv"`,
});

type Asked = { from?: string | undefined; to?: string | undefined; group?: string | undefined };

/** The days of a request in the shop's time zone, the groups that are shown, and the accounts of the one that was asked for. @throws Refused `invalid` */
async function asked(c: Context<Api>, { group, ...wanted }: Asked) {
  const { merchant, shop } = c.get("tenant");
  const { snapshot } = await settingsOf(c.env, merchant, shop);
  const { timeZone } = snapshot;
  const limits = c.get("limits");
  // Whoever sees only some groups gets their sums as the whole, and no other group by its name.
  const groups = (snapshot.groups ?? []).filter(({ id }) => limits.groups?.includes(id) ?? true);
  const days = daysOf(wanted, { now: Date.now(), timeZone });
  if (days === null)
    throw new Refused("invalid", { path: "from", message: `Not after \`to\`, and at most ${mostReportDays} days` });
  if (group === undefined) return { days, snapshot, groups, agents: limits.agents ?? undefined, group: null };
  const chosen = chosenGroup({ groups }, group);
  return { days, snapshot, groups: [chosen], agents: chosen.agents, group };
}
