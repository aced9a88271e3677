import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import {
  addPasskey,
  listPasskeys,
  mostPasskeys,
  passwordOf,
  removePasskey,
  renamePasskey,
} from "../../../db/queries/passkeys.ts";
import { allShops } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";
import { options, response } from "./passkey-schemas.ts";
import { checkNewKey, optionsToAdd } from "./passkeys.ts";
import { verifyPassword } from "./password.ts";
import { forgiveTry, triesOf } from "./sign-in-tries.ts";
import { refuseTooMany } from "./too-many.ts";

const tags = ["Sign-in"];
const login = [{ login: [] }];
const name = z.string().trim().min(1).max(60);
const at = z.number().int();
const item = z
  .object({ id: z.string(), name, createdAt: at, lastUsedAt: at.nullable() })
  .openapi("Passkey", { description: "A key that a device of the person holds" });
const items = z.object({ items: z.array(item) });
const onePasskey = z.object({ passkey: segment("passkey", "dGhlLWtleQ") });

const list = createRoute({
  method: "get",
  path: "/me/passkeys",
  operationId: "listMyPasskeys",
  tags,
  summary: "Passkeys that one may sign in with",
  security: login,
  responses: { 200: json(items, "Oldest first") },
});
const start = createRoute({
  method: "post",
  path: "/me/passkeys/options",
  operationId: "startPasskey",
  tags,
  summary: "What a device needs to make a passkey",
  security: login,
  request: { body: body(z.strictObject({})) },
  responses: { 200: json(options, "Good for five minutes, once") },
});
const add = createRoute({
  method: "post",
  path: "/me/passkeys",
  operationId: "addPasskey",
  tags,
  summary: "Keep a passkey that a device has made",
  description: "Takes the password as well: a browser left open must not be enough to stay in for good.",
  security: login,
  request: { body: body(z.strictObject({ name, password: z.string().min(1).max(128), response })) },
  responses: { 200: json(items, "All passkeys as they are now") },
});
const rename = createRoute({
  method: "patch",
  path: "/me/passkeys/{passkey}",
  operationId: "renamePasskey",
  tags,
  summary: "Name a passkey",
  security: login,
  request: { params: onePasskey, body: body(z.strictObject({ name })) },
  responses: { 200: json(items, "All passkeys as they are now") },
});
const remove = createRoute({
  method: "delete",
  path: "/me/passkeys/{passkey}",
  operationId: "removePasskey",
  tags,
  summary: "Forget a passkey",
  security: login,
  request: { params: onePasskey },
  responses: { 200: json(items, "The passkeys that are left") },
});
export function passkeyRoutes(api: OpenAPIHono<Api>): void {
  const listed = async (c: Context<Api>) => {
    const keys = await listPasskeys(readClient(c.env), userOf(c));
    return { items: keys.map(({ transports: _, ...key }) => key) };
  };

  api.openapi(list, async (c) => c.json(await listed(c), 200));

  api.openapi(start, async (c) => {
    const user = userOf(c);
    const known = await listPasskeys(readClient(c.env), user);
    if (known.length >= mostPasskeys) {
      throw new Refused("invalid", { path: "name", message: `At most ${mostPasskeys} passkeys: remove one first` });
    }
    const { email, name: display } = c.get("identity").member;
    return c.json(await optionsToAdd(c.env, { user, email, name: display, known }, Date.now()), 200);
  });

  api.openapi(add, async (c) => {
    const user = userOf(c);
    const { name: label, password, response: made } = c.req.valid("json");
    const now = Date.now();
    const db = writeClient(c.env);
    const tries = triesOf({ email: c.get("identity").member.email, address: address(c), now });
    await refuseTooMany(db, tries);
    const hash = await passwordOf(readClient(c.env), user);
    if (hash === null || !(await verifyPassword({ hash, password }))) {
      throw new Refused("invalid", { path: "password", message: "Not the password of this account" });
    }
    await forgiveTry(db, tries);
    const key = await checkNewKey(c.env, { user, response: made, now });
    if (key === null)
      throw new Refused("invalid", { path: "response", message: "Not a passkey that was asked for here" });
    const { id, publicKey, counter, transports = [] } = key;
    const row = { id, user, name: label, counter, transports: [...transports], createdAt: now };
    if (!(await addPasskey(db, { ...row, publicKey: Buffer.from(publicKey).toString("base64url") }))) {
      throw new Refused("conflict", { path: "response", message: "This passkey is kept already" });
    }
    await note(c, "passkey.added", { name: label });
    return c.json(await listed(c), 200);
  });

  api.openapi(rename, async (c) => {
    const own = { user: userOf(c), id: c.req.valid("param").passkey };
    if (!(await renamePasskey(writeClient(c.env), own, c.req.valid("json").name))) throw new Refused("not-found");
    return c.json(await listed(c), 200);
  });

  api.openapi(remove, async (c) => {
    const own = { user: userOf(c), id: c.req.valid("param").passkey };
    if (!(await removePasskey(writeClient(c.env), own))) throw new Refused("not-found");
    await note(c, "passkey.removed", {});
    return c.json(await listed(c), 200);
  });
}

function userOf(c: Context<Api>): string {
  const { user } = c.get("identity");
  if (user === null) throw new Refused("forbidden", { message: "An API key has no passkeys" });
  return user;
}

function address(c: Context<Api>): string {
  return c.req.header("cf-connecting-ip") ?? "unknown";
}

async function note(c: Context<Api>, action: string, detail: Record<string, unknown>): Promise<void> {
  const { merchant, by } = c.get("identity");
  const entry = { at: Date.now(), by, action, target: by, detail };
  await recordAudit(writeClient(c.env), { merchant: merchant.id, shop: allShops }, entry);
}
