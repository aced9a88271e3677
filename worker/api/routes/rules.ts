import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { parseRule } from "../../../plugins/sdk/rules/parse-rule.ts";
import { codesOf } from "../../../plugins/sdk/rules/rule-codes.ts";
import { Refused } from "../../errors.ts";
import { shopRules } from "../../runners/rules.ts";
import { settingsOf } from "../../settings/cache.ts";
import { publish } from "../../settings/publish.ts";
import { dropRule, putRule, ruleModes, rulesNamed } from "../../settings/rule-changes.ts";
import type { ShopRule } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { readRule, ruleBody, ruleError, ruleWarnings } from "../rule-body.ts";
import { revision } from "../schemas.ts";

const tags = ["Rules"];
const oneRule = inShop.extend({ rule: segment("rule", "coupon-refused") });
const mode = z.enum(ruleModes).openapi({
  description:
    "`draft` runs nowhere; `shadow` only records what it would find, also beside the live rule; `live` counts",
});

const ruleItem = z
  .object({
    mode,
    rule: ruleBody,
    warnings: ruleWarnings,
    problem: z.string().optional().openapi({ description: "Why it does not run: this version does not accept it" }),
  })
  .openapi("ShopRule");
const wrong = json(ruleError, "The rule is not valid: nothing was changed, and the live version goes on");

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/rules",
  operationId: "listRules",
  tags,
  summary: "Rules that the shop wrote",
  request: { params: inShop },
  responses: { 200: json(z.object({ revision, items: z.array(ruleItem) }), "In the order in which they were made") },
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/rules/{rule}",
  operationId: "readRule",
  tags,
  summary: "One rule in all its modes",
  request: { params: oneRule },
  responses: {
    200: json(z.object({ revision, items: z.array(ruleItem) }), "The live one first, as far as there is one"),
  },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/rules/{rule}",
  operationId: "putRule",
  tags,
  summary: "Write a rule, as a draft, to be tried, or live",
  description:
    "`rule.id` is that of the path; its findings are of the point `shop/<id>`. It takes the place of the rule in that mode and of those that are not so far: going live ends its draft and its trial. Live everywhere within ten seconds.",
  request: { params: oneRule, body: body(z.strictObject({ mode, rule: ruleBody }).openapi("RuleWrite")) },
  responses: {
    200: json(z.object({ revision, ...ruleItem.shape }), "The rule with its defaults, and what is odd about it"),
    400: wrong,
  },
});

const drop = createRoute({
  method: "delete",
  path: "/shops/{shop}/rules/{rule}",
  operationId: "dropRule",
  tags,
  summary: "Take a rule away, altogether or in one mode",
  description: "What it has found stays.",
  request: { params: oneRule, query: z.strictObject({ mode: mode.optional() }) },
  responses: { 200: json(z.object({ revision }), "The revision that was published") },
});

const check = createRoute({
  method: "post",
  path: "/shops/{shop}/rules/check",
  operationId: "checkRule",
  tags,
  summary: "Read a rule and say what is wrong or odd about it, without saving",
  request: { params: inShop, body: body(z.strictObject({ rule: ruleBody }).openapi("RuleCheck")) },
  responses: {
    200: json(
      z.object({
        rule: ruleBody,
        warnings: ruleWarnings,
        codes: z.array(z.string()).openapi({ description: "Codes that its findings can have" }),
      }),
      "The rule with its defaults",
    ),
    400: wrong,
  },
});

export function ruleRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot, problems } = await settingsOf(c.env, merchant, shop);
    const items = (snapshot.rules ?? []).map((stored) => shown(stored, problems));
    return c.json({ revision: snapshot.revision, items }, 200);
  });

  api.openapi(read, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot, problems } = await settingsOf(c.env, merchant, shop);
    const items = rulesNamed(snapshot, c.req.valid("param").rule).map((stored) => shown(stored, problems));
    if (items.length === 0) throw new Refused("not-found");
    return c.json({ revision: snapshot.revision, items }, 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { rule: id } = c.req.valid("param");
    const { mode, rule: written } = c.req.valid("json");
    const read = readRule(written, { under: "rule" });
    if (!read.ok) return c.json(read.refused, 400);
    const { rule, warnings } = read.parsed;
    if (rule.id !== id) throw new Refused("invalid", { path: "rule.id", message: `Expected ${id}, as in the path` });
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      putRule(snapshot, mode, rule),
    );
    return c.json({ revision: next.revision, mode, rule, warnings: [...warnings] }, 200);
  });

  api.openapi(drop, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { rule } = c.req.valid("param");
    const { mode } = c.req.valid("query");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      dropRule(snapshot, rule, mode),
    );
    return c.json({ revision: next.revision }, 200);
  });

  api.openapi(check, async (c) => {
    const read = readRule(c.req.valid("json").rule, { under: "rule" });
    if (!read.ok) return c.json(read.refused, 400);
    const { rule, warnings } = read.parsed;
    return c.json({ rule, warnings: [...warnings], codes: codesOf(rule).map(({ code }) => code) }, 200);
  });
}

function shown({ mode, rule }: ShopRule, problems: readonly { point: string; problem: string }[]) {
  const parsed = parseRule(rule);
  const warnings = parsed.ok ? [...parsed.warnings] : [];
  const problem = problems.find(({ point }) => point === `${shopRules}/${rule.id}`)?.problem;
  return { mode, rule, warnings, ...(problem !== undefined && { problem }) };
}
