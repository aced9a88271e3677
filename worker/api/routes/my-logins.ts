import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { endLogin, listLogins } from "../../../db/queries/logins.ts";
import { Refused } from "../../errors.ts";
import { loginItem } from "../account-schemas.ts";
import { dismiss, loginTag } from "../auth/dismiss.ts";
import type { Api } from "../context.ts";
import { json, segment } from "../describe.ts";

const tags = ["Sign-in"];

const list = createRoute({
  method: "get",
  path: "/me/logins",
  operationId: "listMyLogins",
  tags,
  summary: "Where one is signed in",
  security: [{ login: [] }],
  responses: { 200: json(z.object({ items: z.array(loginItem) }), "Used last first") },
});

const end = createRoute({
  method: "delete",
  path: "/me/logins/{login}",
  operationId: "endMyLogin",
  tags,
  summary: "Sign oneself out somewhere",
  security: [{ login: [] }],
  request: { params: z.object({ login: segment("login", "hX2…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "Ended; its live feeds are closed") },
});

export function myLoginRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const items = await listLogins(readClient(c.env), person(c.get("identity").user), Date.now());
    return c.json({ items: items.map((item) => ({ ...item, current: item.id === c.get("login") })) }, 200);
  });

  api.openapi(end, async (c) => {
    const { user, merchant } = c.get("identity");
    const { login } = c.req.valid("param");
    if (!(await endLogin(writeClient(c.env), person(user), login))) throw new Refused("not-found");
    await dismiss(c.env, merchant.id, loginTag(login));
    return c.json({ id: login }, 200);
  });
}

function person(user: string | null): string {
  if (user === null) throw new Refused("forbidden", { message: "An API key does not sign in" });
  return user;
}
