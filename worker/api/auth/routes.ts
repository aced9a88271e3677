import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { isAPIError } from "better-auth/api";
import type { Context } from "hono";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { membershipsOf } from "../../../db/queries/members.ts";
import { allShops } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, json } from "../describe.ts";
import { authOf } from "./auth.ts";
import { dismiss } from "./dismiss.ts";
import { newPassword } from "./guessable.ts";
import { signOut } from "./login.ts";
import { forgiveTry, type Tries, triesOf } from "./sign-in-tries.ts";
import { refuseTooMany } from "./too-many.ts";

const tags = ["Sign-in"];
const done = z.object({ ok: z.literal(true) });
const password = z.string().min(1).max(128);

const signIn = createRoute({
  method: "post",
  path: "/auth/sign-in/email",
  operationId: "signIn",
  tags,
  summary: "Sign in with e-mail and password",
  description:
    "Sets the login cookie. 403: the account is disabled. After ten tries in fifteen minutes the account answers 429, with the right password too.",
  security: [],
  request: { body: body(z.strictObject({ email: z.email().max(254), password, rememberMe: z.boolean().optional() })) },
  responses: { 200: json(done, "Signed in; the cookie is set") },
});

const leave = createRoute({
  method: "post",
  path: "/auth/sign-out",
  operationId: "signOut",
  tags,
  summary: "Sign out",
  security: [],
  responses: { 200: json(done, "Signed out; the login session is gone on the server too") },
});

const change = createRoute({
  method: "post",
  path: "/auth/change-password",
  operationId: "changePassword",
  tags,
  summary: "Change one's password",
  description: "Ends all login sessions of the account, and starts a new one for this browser.",
  security: [{ login: [] }],
  request: { body: body(z.strictObject({ currentPassword: password, newPassword })) },
  responses: { 200: json(done, "Changed") },
});

export function authRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(signIn, async (c) => {
    const credentials = c.req.valid("json");
    const { headers } = c.req.raw;
    const db = writeClient(c.env);
    const tries = triesFrom(c, credentials.email);
    await refuseTooMany(db, tries);
    const auth = await authOf(c.env);
    const answer = await auth.api.signInEmail({ body: credentials, headers, returnHeaders: true }).catch(refuse);
    await forgiveTry(db, tries);
    const { user, token } = answer.response;
    if ((await membershipsOf(readClient(c.env), user.id)).length === 0) {
      await (await auth.$context).internalAdapter.deleteSession(token);
      throw new Refused("forbidden", { message: "This account is disabled, or a member of nothing any more" });
    }
    // The login session that the browser had before must not outlive this one.
    await signOut(c.env, headers);
    for (const cookie of answer.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
    return c.json({ ok: true as const }, 200);
  });

  api.openapi(leave, async (c) => {
    for (const cookie of await signOut(c.env, c.req.raw.headers)) c.header("set-cookie", cookie, { append: true });
    return c.json({ ok: true as const }, 200);
  });

  api.openapi(change, async (c) => {
    const { user, member, merchant, by } = c.get("identity");
    if (user === null) throw new Refused("forbidden", { message: "An API key has no password" });
    const tries = triesFrom(c, member.email);
    const db = writeClient(c.env);
    await refuseTooMany(db, tries);
    const auth = await authOf(c.env);
    const passwords = { ...c.req.valid("json"), revokeOtherSessions: true };
    const answer = await auth.api
      .changePassword({ body: passwords, headers: c.req.raw.headers, returnHeaders: true })
      .catch(refuse);
    await forgiveTry(db, tries);
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      { at: Date.now(), by, action: "password.changed", target: by },
    );
    // Those of this browser too: they belong to a login session that is over, and come back with the new one.
    await dismiss(c.env, merchant.id, by);
    for (const cookie of answer.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
    return c.json({ ok: true as const }, 200);
  });
}

function triesFrom(c: Context<Api>, email: string): Tries {
  return triesOf({ email, address: c.req.header("cf-connecting-ip") ?? "unknown", now: Date.now() });
}

/** The library's refusals in our words; one text for an unknown account and a wrong password. */
function refuse(error: unknown): never {
  if (!isAPIError(error)) throw error;
  if (error.statusCode === 401)
    throw new Refused("not-signed-in", { message: "E-mail address or password is not right" });
  if (error.statusCode === 400) {
    throw new Refused("invalid", { path: "currentPassword", message: "The current password is not right" });
  }
  throw error;
}
