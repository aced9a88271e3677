import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { membershipsOf } from "../../../db/queries/members.ts";
import { noteUse, readPasskey } from "../../../db/queries/passkeys.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, json } from "../describe.ts";
import { authOf } from "./auth.ts";
import { signOut } from "./login.ts";
import { options, response } from "./passkey-schemas.ts";
import { checkKey, optionsToEnter } from "./passkeys.ts";
import { forgiveTry, triesOf } from "./sign-in-tries.ts";
import { refuseTooMany } from "./too-many.ts";

const tags = ["Sign-in"];

const ask = createRoute({
  method: "post",
  path: "/auth/passkey/options",
  operationId: "startPasskeySignIn",
  tags,
  summary: "What a device needs to sign somebody in",
  security: [],
  request: { body: body(z.strictObject({})) },
  responses: { 200: json(options, "Good for five minutes, once") },
});
const enter = createRoute({
  method: "post",
  path: "/auth/passkey",
  operationId: "signInWithPasskey",
  tags,
  summary: "Sign in with a passkey",
  description: "Sets the login cookie. Tries are counted as those with a password are. 403: the account is disabled.",
  security: [],
  request: { body: body(z.strictObject({ response })) },
  responses: { 200: json(z.object({ ok: z.literal(true) }), "Signed in; the cookie is set") },
});

export function passkeySignInRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(ask, async (c) => c.json(await optionsToEnter(c.env, Date.now()), 200));

  api.openapi(enter, async (c) => {
    const { response: signed } = c.req.valid("json");
    const now = Date.now();
    const db = writeClient(c.env);
    const tries = triesOf({
      email: `passkey:${signed.id}`,
      address: c.req.header("cf-connecting-ip") ?? "unknown",
      now,
    });
    await refuseTooMany(db, tries);
    const key = await readPasskey(readClient(c.env), signed.id);
    const counter = key === null ? null : await checkKey(c.env, { key, response: signed, now });
    if (key === null || counter === null || !(await noteUse(db, key.id, { counter, now }))) {
      throw new Refused("not-signed-in", { message: "This passkey is not known here, or was not used in time" });
    }
    await forgiveTry(db, tries);
    if ((await membershipsOf(readClient(c.env), key.user)).length === 0) {
      throw new Refused("forbidden", { message: "This account is disabled, or a member of nothing any more" });
    }
    const auth = await authOf(c.env);
    const answer = await auth.api.enter({ body: { user: key.user }, headers: c.req.raw.headers, returnHeaders: true });
    // The login session that the browser had before must not outlive this one.
    await signOut(c.env, c.req.raw.headers);
    for (const cookie of answer.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
    return c.json({ ok: true as const }, 200);
  });
}
