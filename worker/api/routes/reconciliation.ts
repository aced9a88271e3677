import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { maxLimit } from "../../../db/queries/page.ts";
import { reconciledOutcomes, reconciledReasons, reconcileSessions } from "../../../db/queries/reconciliation.ts";
import { sessionTypes } from "../../../plugins/sdk/conversation.ts";
import { settingsOf } from "../../settings/cache.ts";
import { familiesOf } from "../../settings/families.ts";
import type { Api } from "../context.ts";
import { epochMs, inShop, json, pageSize } from "../describe.ts";
import { countOutcomes, qualityOf } from "../reconcile.ts";

/** Without a period. */
const defaultDays = 30;
const dayMs = 86_400_000;

const item = z.object({
  outcome: z.enum(reconciledOutcomes),
  reason: z.enum(reconciledReasons),
  session: z.string(),
  channel: z.string(),
  conversation: z.string().openapi({ description: "The platform's id" }),
  day: z.string(),
  startedAt: z.number(),
  type: z.enum(sessionTypes),
  agent: z.string().nullable(),
  alerts: z.array(z.string()).openapi({ description: "Alerts of the family that stand" }),
  findings: z.array(z.string()).openapi({ description: "Ids of the alerts and of what the session point found" }),
});

const share = z.number().nullable().openapi({ description: "0 to 1; null where there is nothing to divide by" });
const family = z
  .object({
    point: z.string().openapi({ example: "service/ad-law" }),
    counts: z
      .object({
        confirmed: z.number().int(),
        overridden: z.number().int(),
        "missed-live": z.number().int(),
        "missed-by-session": z.number().int(),
      })
      .openapi({ description: "Sessions by how live alert and session point agreed" }),
    alerts: z.array(
      z.object({
        alert: z.string().openapi({ example: "alerts/ad-law" }),
        right: z.number().int(),
        wrong: z.number().int(),
        missing: z.number().int(),
        precision: share,
        recall: share,
      }),
    ),
    items: z.array(item),
  })
  .openapi("ReconciledFamily");

const reconcile = createRoute({
  method: "get",
  path: "/shops/{shop}/reconciliation",
  operationId: "reconcile",
  tags: ["Results"],
  summary: "How live alerts and the session points that override them agreed",
  description:
    "By judged session: `confirmed` both found it; `overridden` the alert was raised and the session point found nothing; `missed-live` only the session point found it; `missed-by-session` only the alert did and a person called it right. An alert that a person called wrong does not stand. Session types that the session point does not inspect today are left out.",
  request: {
    params: inShop,
    query: z.strictObject({
      from: epochMs(`Sessions that began not before; ${defaultDays} days before \`to\` when absent`).optional(),
      to: epochMs("Sessions that began before; now when absent").optional(),
      point: z.string().min(1).max(128).optional().openapi({ description: "One session point, or one alert" }),
      limit: pageSize.openapi({
        description: "Sessions listed of each family and outcome, newest first",
        maximum: maxLimit,
      }),
    }),
  },
  responses: {
    200: json(z.object({ from: z.number(), to: z.number(), families: z.array(family) }), "All families of the shop"),
  },
});

export function reconciliationRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(reconcile, async (c) => {
    const tenant = c.get("tenant");
    const { to = Date.now(), from = to - defaultDays * dayMs, point, limit } = c.req.valid("query");
    const shop = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const families = familiesOf(shop).filter(
      (candidate) => point === undefined || candidate.point === point || candidate.alerts.includes(point),
    );
    const rows =
      families.length === 0 ? [] : await reconcileSessions(readClient(c.env), tenant, { families, from, to, limit });
    const answer = families.map((one) => {
      const own = rows.filter((row) => row.family === one.point);
      const items = own
        .filter(({ place }) => place <= limit)
        .map((row) =>
          item.parse({ ...row, alerts: one.alerts.filter((_, index) => (row.alerts & (1 << index)) !== 0) }),
        );
      return { point: one.point, counts: countOutcomes(own), alerts: qualityOf(one, own), items };
    });
    return c.json({ from, to, families: answer }, 200);
  });
}
