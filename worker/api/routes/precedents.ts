import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { readOverturned } from "../../../db/queries/overturned.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { readPrecedents, readQuotes } from "../../../db/queries/precedents.ts";
import { likestFirst, mostPrecedents, precedentDays, sharedPoints } from "../../appeals/precedents.ts";
import type { AppealItem } from "../../appeals/states.ts";
import { appealIn, namedAppeal } from "../appeal-case.ts";
import { appeal } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";

const dayMs = 86_400_000;

const precedent = appeal
  .extend({
    points: z
      .array(z.object({ point: z.string(), overturned: z.boolean() }))
      .openapi({ description: "Those that both are about, and whether it was wrong there" }),
    quotes: z.array(z.string()).openapi({ description: "Words that its findings of these points quote" }),
    likeness: z.number().openapi({ description: "Of words and reasons, 0 to 1" }),
  })
  .openapi("Precedent");
const rate = z.object({
  point: z.string(),
  decided: z.number().int(),
  overturned: z.number().int(),
  rate: z.number().nullable().openapi({ description: "overturned / decided, 0 to 1; null: none decided" }),
});

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/appeals/{appeal}/precedents",
  operationId: "listPrecedents",
  tags: ["Feedback"],
  summary: "How appeals about the same points were decided before",
  description: `The ${mostPrecedents} likest of the last ${precedentDays} days, and how often each point was overturned in them.`,
  request: { params: inShop.extend({ appeal: segment("appeal", "5f0c2b1e-…") }) },
  responses: {
    200: json(z.object({ items: z.array(precedent), rates: z.array(rate) }).openapi("Precedents"), "The likest first"),
  },
});

export function precedentRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const tenant = c.get("tenant");
    const db = readClient(c.env);
    const asked = await appealIn(c.env, tenant, c.req.valid("param").appeal);
    const points = new Set(asked.items.map(({ point }) => point));
    const now = Date.now();
    const since = now - precedentDays * dayMs;
    const [known, overturned, people] = await Promise.all([
      readPrecedents(db, tenant, { session: asked.session, points: [...points], since }),
      readOverturned(db, tenant, { from: since, to: now }),
      readPeople(db, tenant.merchant),
    ]);
    const shared = (items: readonly AppealItem[]) => items.filter(({ point }) => points.has(point));
    const findings = [asked, ...known].flatMap(({ items }) => shared(items).map(({ finding }) => finding));
    const quotes = await readQuotes(db, tenant, findings);
    const quotesOf = (items: readonly AppealItem[]) => [
      ...new Set(shared(items).flatMap(({ finding }) => quotes.get(finding) ?? [])),
    ];
    const about = { reason: asked.reason, quotes: quotesOf(asked.items) };
    const likest = likestFirst(
      about,
      known.map((one) => ({ ...one, quotes: quotesOf(one.items) })),
    );
    return c.json(
      {
        items: likest.map((one) => ({
          ...namedAppeal(one, people),
          points: sharedPoints(one.items, points),
          quotes: one.quotes,
          likeness: one.likeness,
        })),
        rates: overturned
          .filter(({ point }) => points.has(point))
          .map(({ point, decided, overturned: wrong }) => ({
            point,
            decided,
            overturned: wrong,
            rate: decided === 0 ? null : wrong / decided,
          })),
      },
      200,
    );
  });
}
