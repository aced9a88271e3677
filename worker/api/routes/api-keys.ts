import { randomBytes } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { addApiKey, listApiKeys, revokeApiKey } from "../../../db/queries/api-keys.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { readPeople } from "../../../db/queries/people.ts";
import { type ApiKeyScope, allShops } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import { keyAccess, keyItem, reach } from "../account-schemas.ts";
import { dismiss } from "../auth/dismiss.ts";
import { sha256 } from "../auth/sha256.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";
import { requireReach } from "../reach.ts";

const tags = ["Members and keys"];

type Access = z.infer<typeof keyAccess>;
const scopesOf: Record<Access, ApiKeyScope[]> = {
  read: ["read"],
  review: ["read", "review"],
  configure: ["read", "write"],
};

function accessOf(scopes: readonly ApiKeyScope[]): Access {
  if (scopes.includes("write")) return "configure";
  return scopes.includes("review") ? "review" : "read";
}

const list = createRoute({
  method: "get",
  path: "/merchant/keys",
  operationId: "listApiKeys",
  tags,
  summary: "API keys that work",
  responses: {
    200: json(
      z.object({ items: z.array(keyItem), people: z.array(z.object({ by: z.string(), name: z.string() })) }),
      "Newest first, and names of those who made them",
    ),
  },
});

const create = createRoute({
  method: "post",
  path: "/merchant/keys",
  operationId: "createApiKey",
  tags,
  summary: "Make an API key",
  description: "The key is shown in this answer and never again: only its SHA-256 is kept.",
  request: {
    body: body(
      z.strictObject({ name: z.string().trim().min(1).max(80), shop: reach, access: keyAccess }).openapi("ApiKeyWrite"),
    ),
  },
  responses: { 201: json(keyItem.extend({ key: z.string() }), "The key, once") },
});

const revoke = createRoute({
  method: "delete",
  path: "/merchant/keys/{key}",
  operationId: "revokeApiKey",
  tags,
  summary: "Revoke an API key",
  description: "It stops within ten seconds everywhere; its live feeds are closed at once.",
  request: { params: z.object({ key: segment("key", "5f0c2b1e-…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "Revoked") },
});

export function apiKeyRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant } = c.get("identity");
    const db = readClient(c.env);
    const [keys, people] = await Promise.all([listApiKeys(db, merchant.id), readPeople(db, merchant.id)]);
    const items = keys.map(({ scopes, ...key }) => ({ ...key, access: accessOf(scopes) }));
    return c.json({ items, people: [...people].map(([by, name]) => ({ by, name })) }, 200);
  });

  api.openapi(create, async (c) => {
    const { merchant, by } = c.get("identity");
    const { name, shop, access } = c.req.valid("json");
    await requireReach(c.env, merchant.id, shop);
    const key = `ik_${randomBytes(32).toString("base64url")}`;
    const item = {
      id: crypto.randomUUID(),
      name,
      prefix: key.slice(0, 10),
      shop,
      createdBy: by,
      createdAt: Date.now(),
    };
    const db = writeClient(c.env);
    await addApiKey(db, { ...item, merchant: merchant.id, hash: sha256(key), scopes: scopesOf[access] });
    await recordAudit(
      db,
      { merchant: merchant.id, shop },
      { at: item.createdAt, by, action: "key.created", target: `key:${item.id}`, detail: { name, access } },
    );
    return c.json({ ...item, access, lastUsedAt: null, key }, 201);
  });

  api.openapi(revoke, async (c) => {
    const { merchant, by } = c.get("identity");
    const id = c.req.valid("param").key;
    const db = writeClient(c.env);
    const now = Date.now();
    const name = await revokeApiKey(db, merchant.id, id, now);
    if (name === null) throw new Refused("not-found");
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      { at: now, by, action: "key.revoked", target: `key:${id}`, detail: { name } },
    );
    await dismiss(c.env, merchant.id, `key:${id}`);
    return c.json({ id }, 200);
  });
}
