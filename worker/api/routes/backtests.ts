import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Tenant } from "../../../db/tenant.ts";
import { order as orderSchema } from "../../backtest/run.ts";
import { type Versions, versionsOfPoint, versionsOfRule } from "../../backtest/versions.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { shopRules } from "../../runners/rules.ts";
import { settingsOf } from "../../settings/cache.ts";
import { backtestItem, backtestPage } from "../backtest-schemas.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { readRule, ruleBody, ruleError } from "../rule-body.ts";
import { pointPatch } from "../schemas.ts";
import { pageOfRun, shownRun } from "../shown-backtest.ts";

const tags = ["Backtests"];
const oneRun = inShop.extend({ backtest: segment("backtest", "5f0c2b1e-…") });

const request = z
  .strictObject({
    point: z.string().min(1).max(128).optional().openapi({ description: "Full id", example: "alerts/unanswered" }),
    settings: pointPatch.optional().openapi({ description: "With `point`: what differs from the live settings" }),
    rule: ruleBody
      .optional()
      .openapi({ description: "Instead of `point`: a rule, new or in place of the live one of its id" }),
    days: z.number().int().min(1).max(90).openapi({ description: "Conversations that were active since" }),
  })
  .refine(({ point, rule }) => (point === undefined) !== (rule === undefined), {
    path: ["point"],
    message: "Send either point or rule",
  })
  .refine(({ point, settings }) => settings === undefined || point !== undefined, {
    path: ["settings"],
    message: "A rule has no settings here",
  })
  .openapi("BacktestRequest");

const start = createRoute({
  method: "post",
  path: "/shops/{shop}/backtests",
  operationId: "startBacktest",
  tags,
  summary: "Play the shop's stored conversations with a changed point or a rule",
  description:
    "Compares the live version with the changed one, conversation by conversation, in their own time. Reads only: no finding, score or decision changes. Follow it with `readBacktest`.",
  request: { params: inShop, body: body(request) },
  responses: { 202: json(z.object({ id: z.string() }), "It runs"), 400: json(ruleError, "A field is not valid") },
});

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/backtests",
  operationId: "listBacktests",
  tags,
  summary: "Recent backtests, newest first",
  request: { params: inShop },
  responses: { 200: json(z.object({ items: z.array(backtestItem) }), "The newest twenty, and those that wait") },
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/backtests/{backtest}",
  operationId: "readBacktest",
  tags,
  summary: "How far a backtest is, and what it has found so far",
  request: { params: oneRun },
  responses: { 200: json(backtestPage, "Counts are final when `state` is `done`") },
});

const cancel = createRoute({
  method: "post",
  path: "/shops/{shop}/backtests/{backtest}/cancel",
  operationId: "cancelBacktest",
  tags,
  summary: "End a backtest where it is",
  request: { params: oneRun },
  responses: { 200: json(backtestItem, "What it had counted stays") },
});

export function backtestRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(start, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { point: named, settings: patch = {}, rule, days } = c.req.valid("json");
    const { snapshot, packs } = await settingsOf(c.env, merchant, shop);
    let point: string;
    let settings: Versions;
    if (rule !== undefined) {
      const written = readRule(rule, { under: "rule" });
      if (!written.ok) return c.json(written.refused, 400);
      point = `${shopRules}/${written.parsed.rule.id}`;
      settings = versionsOfRule(snapshot, written.parsed.rule);
    } else {
      point = named ?? "";
      settings = inSettings(() => versionsOfPoint(snapshot, { id: point, patch, packs }));
    }
    const { by } = c.get("identity");
    const { revision, timeZone } = snapshot;
    const order = orderSchema.parse({ merchant, shop, by, point, days, timeZone, revision, settings });
    const id = await runsOf(c.env, { merchant, shop }).start(order);
    if (id === null) throw new Refused("too-many-requests", { message: "Too many backtests wait: try again later" });
    return c.json({ id }, 202);
  });

  api.openapi(list, async (c) => {
    const runs = await runsOf(c.env, c.get("tenant")).list();
    return c.json({ items: runs.map(shownRun) }, 200);
  });

  api.openapi(read, async (c) => {
    const tenant = c.get("tenant");
    const run = await runsOf(c.env, tenant).read(c.req.valid("param").backtest);
    if (run === null) throw new Refused("not-found");
    return c.json(await pageOfRun(c.env, tenant, run), 200);
  });

  api.openapi(cancel, async (c) => {
    const run = await runsOf(c.env, c.get("tenant")).cancel(c.req.valid("param").backtest);
    if (run === null) throw new Refused("not-found");
    return c.json(shownRun(run), 200);
  });
}

function runsOf(env: Env, { merchant, shop }: Tenant) {
  return env.BACKTEST.getByName(`${merchant}/${shop}`);
}

/** A refused setting is named by its place in this request. */
function inSettings<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refused) || error.path === undefined) throw error;
    throw new Refused(error.code, { message: error.message, path: `settings.${error.path}` });
  }
}
