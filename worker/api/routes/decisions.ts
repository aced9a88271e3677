import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readClient } from "../../../db/client.ts";
import { countDecisions } from "../../../db/queries/decision-counts.ts";
import { everyDecision, listDecisions } from "../../../db/queries/decisions.ts";
import { Refused } from "../../errors.ts";
import { decisionCsv } from "../../explained/decision-csv.ts";
import { explainDecision } from "../../explained/explain-decision.ts";
import { maskedFor } from "../../masking/masking-of.ts";
import { settingsOf } from "../../settings/cache.ts";
import { packsOf } from "../../settings/pack-store.ts";
import type { Api } from "../context.ts";
import { decisionCounts, explainedDecision } from "../decision-schemas.ts";
import { inPieces, inShop, json, segment } from "../describe.ts";
import { decisionCountFilter, decisionExportFilter, decisionFilter } from "../filters.ts";
import { defaultDays, mostDays, periodOf } from "../period.ts";
import { decisionItem, pageOf } from "../schemas.ts";

const tags = ["Decisions"];

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/decisions",
  operationId: "listDecisions",
  tags,
  summary: "What policies decided and why, and what became of the buyer",
  description: "Without the later steps of interventions, unless `steps=1`.",
  request: { params: inShop, query: decisionFilter },
  responses: { 200: json(pageOf(decisionItem), "A page, newest first") },
});

const counts = createRoute({
  method: "get",
  path: "/shops/{shop}/decisions/counts",
  operationId: "countDecisions",
  tags,
  summary: "How many decisions and conversations there are of each kind",
  description: `Without \`from\`, of ${defaultDays} days; of ${mostDays} at most.`,
  request: { params: inShop, query: decisionCountFilter },
  responses: { 200: json(decisionCounts, "Most first") },
});

const file = createRoute({
  method: "get",
  path: "/shops/{shop}/decisions/export",
  operationId: "exportDecisions",
  tags,
  summary: "The same decisions as a file for spreadsheets",
  description: "Times are those of the shop's time zone. Holds no words of the chats: messages are named by their ids.",
  request: { params: inShop, query: decisionExportFilter },
  responses: { 200: { description: "CSV, newest first", content: { "text/csv": { schema: { type: "string" } } } } },
});

const one = createRoute({
  method: "get",
  path: "/shops/{shop}/decisions/{decision}",
  operationId: "explainDecision",
  tags,
  summary: "One decision explained: what set it off, what the policy asked for and how it was, what followed",
  description:
    "The id holds `/` and `|`: send it percent-encoded, as `encodeURIComponent` writes it. The id of a later step gives the whole.",
  request: {
    params: inShop.extend({ decision: segment("decision", "demo/interject/c-1/m-1|alerts/angry|offer-human|0") }),
  },
  responses: { 200: json(explainedDecision, "The decision") },
});

export function decisionRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) =>
    c.json(await listDecisions(readClient(c.env), c.get("tenant"), { ...c.req.valid("query"), ...within(c) }), 200),
  );
  api.openapi(counts, async (c) => {
    const query = c.req.valid("query");
    const filter = { ...query, ...periodOf(query), ...within(c) };
    return c.json({ items: await countDecisions(readClient(c.env), c.get("tenant"), filter) }, 200);
  });
  api.openapi(file, async (c) => {
    const tenant = c.get("tenant");
    const { language, ...filter } = c.req.valid("query");
    const { snapshot, packs } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const { masks } = c.get("limits");
    const pages = maskedPages(everyDecision(readClient(c.env), tenant, { ...filter, ...within(c) }), (rows) =>
      masks.length === 0 ? rows : (maskedFor(c.env, tenant, masks, rows) as Promise<typeof rows>),
    );
    c.set("keepsMasks", true);
    const options = { language: language ?? snapshot.language, timeZone: snapshot.timeZone, packs };
    c.header("content-type", "text/csv; charset=utf-8");
    c.header("content-disposition", 'attachment; filename="decisions.csv"');
    return c.body(inPieces(decisionCsv(pages, options)), 200);
  });
  api.openapi(one, async (c) => {
    const explained = await explainDecision(readClient(c.env), c.get("tenant"), {
      id: c.req.valid("param").decision,
      packsOf: (snapshot) => packsOf(c.env, snapshot),
    });
    if (explained === null) throw new Refused("not-found");
    return c.json(explained, 200);
  });
}

const within = (c: Context<Api>) => ({ servedBy: c.get("limits").agents });

async function* maskedPages<Rows>(pages: AsyncIterable<Rows>, mask: (rows: Rows) => Rows | Promise<Rows>) {
  for await (const rows of pages) yield await mask(rows);
}
