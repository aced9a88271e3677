import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { type Appeal, appealsOf, decideAppeal, readAppeal } from "../../../db/queries/appeals.ts";
import { readPeople } from "../../../db/queries/people.ts";
import type { Tenant } from "../../../db/tenant.ts";
import { type Decided, decide, type Refusal, whyNot } from "../../appeals/decide.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { appealIn, namedAppeal, reviewerOf } from "../appeal-case.ts";
import { appeal, decision } from "../appeal-schemas.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { overturn } from "../overturn.ts";

const answer = createRoute({
  method: "post",
  path: "/shops/{shop}/appeals/{appeal}/decision",
  operationId: "decideAppeal",
  tags: ["Feedback"],
  summary: "Accept an appeal, accept a part of it, or reject it",
  description:
    "Accepted findings become `wrong` as by `judgeFinding`: they are dismissed and the session is scored anew, within a second. Only for people who are signed in; not for one's own appeal, nor for a second one by whoever decided the first. The same decision once more changes nothing; another one is 409.",
  request: {
    params: inShop.extend({ appeal: segment("appeal", "5f0c2b1e-…") }),
    body: body(decision),
  },
  responses: { 200: json(appeal, "The appeal as it is now") },
});

const refusals: Record<Refusal, string> = {
  key: "A person decides an appeal: sign in",
  own: "This appeal is about your own account: somebody else decides it",
  first: "You decided the first appeal: somebody else decides the second one",
};

export function appealDecisionRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(answer, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const db = readClient(c.env);
    const found = await appealIn(c.env, tenant, c.req.valid("param").appeal);
    const earlier = (await appealsOf(db, tenant, [found.session])).filter(({ round }) => round < found.round);
    const refusal = whyNot(reviewerOf(c), found, earlier);
    if (refusal !== null) throw new Refused("forbidden", { message: refusals[refusal] });
    const { precedent = null, ...said } = c.req.valid("json");
    const decided = decide(found.items, said);
    if ("problem" in decided) throw new Refused("invalid", decided.problem);
    await requirePrecedent(c.env, tenant, found, precedent);
    // Who decides is settled first, so that of two reviewers only one changes findings.
    const isFirst = await decideAppeal(writeClient(c.env), tenant, {
      id: found.id,
      decided,
      precedent,
      by,
      at: Date.now(),
    });
    const now = isFirst ? null : await appealIn(c.env, tenant, found.id);
    if (now !== null && !(now.decidedBy === by && isSame(now, decided))) {
      throw new Refused("conflict", { path: "appeal", message: "It was decided already" });
    }
    await overturn(c.env, tenant, decided.items, by);
    const people = await readPeople(db, tenant.merchant);
    return c.json(namedAppeal(await appealIn(c.env, tenant, found.id), people), 200);
  });
}

/** @throws Refused `invalid` unless it was decided and is about one of the same points */
async function requirePrecedent(env: Env, tenant: Tenant, found: Appeal, precedent: string | null): Promise<void> {
  if (precedent === null) return;
  const known = await readAppeal(readClient(env), tenant, precedent);
  const shares = known?.items.some(({ point }) => found.items.some((item) => item.point === point)) ?? false;
  if (known === null || known.state === "open" || known.session === found.session || !shares) {
    const message = "The id of a decided appeal of another session about one of the same points";
    throw new Refused("invalid", { path: "precedent", message });
  }
}

function isSame(stored: { state: string; items: unknown; answer: string | null }, decided: Decided): boolean {
  const { state, items, answer } = stored;
  return JSON.stringify([state, items, answer]) === JSON.stringify([decided.state, decided.items, decided.answer]);
}
