import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { policyModes } from "../../../plugins/sdk/policy.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { dropPolicy, putPolicy, setPolicyMode } from "../../settings/policy-changes.ts";
import { publish } from "../../settings/publish.ts";
import type { Snapshot } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { policyItem, policyWrite, revision } from "../schemas.ts";

const tags = ["Policies"];
const onePolicy = inShop.extend({ policy: segment("policy", "offer-human") });
const saved = z.object({ revision, policy: policyItem }).openapi("SavedPolicy");

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/policies",
  operationId: "listPolicies",
  tags,
  summary: "Which findings lead to which interventions",
  request: { params: inShop },
  responses: { 200: json(z.object({ revision, policies: z.array(policyItem) }), "All policies of the shop") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/policies/{policy}",
  operationId: "putPolicy",
  tags,
  summary: "Write a policy, new or in place of the one with that id",
  description:
    "`id` in the body is that of the path. Points, codes and interventions must exist in the installed packs.",
  request: { params: onePolicy, body: body(policyWrite) },
  responses: { 200: json(saved, "The policy as it is live now") },
});

const patch = createRoute({
  method: "patch",
  path: "/shops/{shop}/policies/{policy}",
  operationId: "setPolicyMode",
  tags,
  summary: "Switch a policy off, to observing, or to acting",
  request: { params: onePolicy, body: body(z.strictObject({ mode: z.enum(policyModes) })) },
  responses: { 200: json(saved, "The policy as it is live now") },
});

const drop = createRoute({
  method: "delete",
  path: "/shops/{shop}/policies/{policy}",
  operationId: "dropPolicy",
  tags,
  summary: "Take a policy away",
  description: "Its decisions stay in the records. `restoreRevision` brings it back where it was.",
  request: { params: onePolicy },
  responses: { 200: json(z.object({ revision }), "The revision that was published") },
});

export function policyRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    return c.json({ revision: snapshot.revision, policies: snapshot.policies }, 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { policy: id } = c.req.valid("param");
    const policy = c.req.valid("json");
    if (policy.id !== id) throw new Refused("invalid", { path: "id", message: `Expected ${id}, as in the path` });
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot, packs) =>
      putPolicy(snapshot, policy, packs),
    );
    return c.json({ revision: next.revision, policy: policyOf(next, id) }, 200);
  });

  api.openapi(patch, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { policy: id } = c.req.valid("param");
    const { mode } = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      setPolicyMode(snapshot, id, mode),
    );
    return c.json({ revision: next.revision, policy: policyOf(next, id) }, 200);
  });

  api.openapi(drop, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { policy: id } = c.req.valid("param");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) => dropPolicy(snapshot, id));
    return c.json({ revision: next.revision }, 200);
  });
}

function policyOf(snapshot: Snapshot, id: string) {
  const policy = snapshot.policies.find((candidate) => candidate.id === id);
  if (policy === undefined) throw new Refused("not-found");
  return policy;
}
