import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { isAPIError } from "better-auth/api";
import type { Context } from "hono";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { merchantsOf, readInvitation, takeInvitation } from "../../../db/queries/invitations.ts";
import { Refused } from "../../errors.ts";
import { reach, role } from "../account-schemas.ts";
import type { Api } from "../context.ts";
import { body, json } from "../describe.ts";
import { authOf } from "./auth.ts";
import { guessableMessage, isGuessable } from "./guessable.ts";
import { signOut } from "./login.ts";
import { hashPassword } from "./password.ts";
import { sha256 } from "./sha256.ts";
import { forgiveTry, type Tries, triesOf, triesOfLink } from "./sign-in-tries.ts";
import { refuseTooMany } from "./too-many.ts";

const tags = ["Sign-in"];
const token = z.string().min(1).max(200);

const look = createRoute({
  method: "post",
  path: "/auth/invitation",
  operationId: "readInvitation",
  tags,
  summary: "What a link of invitation is for",
  description: "POST, so that the token is in no address. 404: used, taken back, run out, or never made.",
  security: [],
  request: { body: body(z.strictObject({ token })) },
  responses: {
    200: json(
      z.object({
        email: z.string(),
        merchant: z.string(),
        shop: reach,
        role,
        ownRole: z.string().nullable().openapi({ description: "Name of the role, where the merchant made it" }),
        expiresAt: z.number().int(),
        hasAccount: z.boolean().openapi({ description: "Then its password is asked for, and not a new one" }),
      }),
      "The invitation",
    ),
  },
});

const accept = createRoute({
  method: "post",
  path: "/auth/invitation/accept",
  operationId: "acceptInvitation",
  tags,
  summary: "Take an invitation, and be signed in",
  description:
    "`password`: a new one, or that of the account which the address has. Tries are counted as those to sign in are. 409: the address belongs to another merchant.",
  security: [],
  request: {
    body: body(
      z.strictObject({
        token,
        name: z.string().trim().min(1).max(80).optional(),
        password: z.string().min(1).max(128),
        language: z.enum(["zh", "en"]).default("zh"),
      }),
    ),
  },
  responses: { 200: json(z.object({ ok: z.literal(true) }), "A member, and signed in; the cookie is set") },
});

export function invitationAuthRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(look, async (c) => {
    const hash = sha256(c.req.valid("json").token);
    const tries = linkTries(c, hash);
    await refuseTooMany(writeClient(c.env), tries);
    const { merchant, email, shop, role: offered, ownRole, expiresAt, hasAccount } = await open(c, hash);
    await forgiveTry(writeClient(c.env), tries);
    const known = { email, merchant: merchant.name, shop, role: offered, ownRole };
    return c.json({ ...known, expiresAt, hasAccount }, 200);
  });

  api.openapi(accept, async (c) => {
    const { name, password, language, ...given } = c.req.valid("json");
    const hash = sha256(given.token);
    const db = writeClient(c.env);
    const tries = linkTries(c, hash);
    await refuseTooMany(db, tries);
    const invited = await open(c, hash);
    const { email, hasAccount } = invited;
    // A password may be guessed here as well as on the page to sign in, so the account counts here too.
    const accountTries = triesOf({ email, address: address(c), now: Date.now() });
    let cookies: string[] | null = null;
    if (hasAccount) {
      await refuseTooMany(db, { ...accountTries, keys: accountTries.keys.slice(0, 1) });
      // Before the link is taken: shows that the account is theirs.
      cookies = await enter(c, { email, password });
    } else {
      if (name === undefined) throw new Refused("invalid", { path: "name", message: "Your name, 1 to 80 characters" });
      if (password.length < 12) {
        throw new Refused("invalid", { path: "password", message: "A password of 12 to 128 characters" });
      }
      if (isGuessable(password)) throw new Refused("invalid", { path: "password", message: guessableMessage });
    }
    const now = Date.now();
    const user = invited.user ?? crypto.randomUUID();
    const credentials = hasAccount ? null : { email, name: name ?? "", password: await hashPassword(password) };
    const taken = await takeInvitation(db, { invitation: invited.id, user, credentials, language, now });
    if (!taken) throw voidLink();
    await recordAudit(
      db,
      { merchant: invited.merchant.id, shop: invited.shop },
      { at: now, by: `user:${user}`, action: "member.joined", target: `invitation:${invited.id}` },
    );
    cookies ??= await enter(c, { email, password });
    await signOut(c.env, c.req.raw.headers);
    for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
    await forgiveTry(db, tries);
    await forgiveTry(db, { ...accountTries, keys: accountTries.keys.slice(0, 1) });
    return c.json({ ok: true as const }, 200);
  });
}

/** An account without a password, or one that is a member of nothing, may be had by whoever is invited under its address: it opens nothing. */
async function open(c: Context<Api>, hash: string) {
  const db = readClient(c.env);
  const invited = await readInvitation(db, hash, Date.now());
  if (invited === null) throw voidLink();
  const merchants = invited.user === null ? [] : await merchantsOf(db, invited.user);
  if (merchants.some((id) => id !== invited.merchant.id)) {
    throw new Refused("conflict", { message: "This e-mail address belongs to another merchant: ask for another one" });
  }
  return { ...invited, hasAccount: merchants.length > 0 && invited.credential !== null };
}

async function enter(c: Context<Api>, credentials: { email: string; password: string }): Promise<string[]> {
  const auth = await authOf(c.env);
  const answer = await auth.api
    .signInEmail({ body: credentials, headers: c.req.raw.headers, returnHeaders: true })
    .catch((error: unknown) => {
      if (!isAPIError(error) || error.statusCode !== 401) throw error;
      throw new Refused("invalid", { path: "password", message: "Not the password of this account" });
    });
  return answer.headers.getSetCookie();
}

function voidLink(): Refused {
  return new Refused("not-found", { message: "This link was used, taken back, or has run out: ask for a new one" });
}

function address(c: Context<Api>): string {
  return c.req.header("cf-connecting-ip") ?? "unknown";
}

function linkTries(c: Context<Api>, hash: string): Tries {
  return triesOfLink({ hash, address: address(c), now: Date.now() });
}
