import { randomBytes } from "node:crypto";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { merchantsOf } from "../../../db/queries/invitations.ts";
import { membershipsOf, readMember } from "../../../db/queries/members.ts";
import { addReset, readReset, takeReset, userByEmail } from "../../../db/queries/password-resets.ts";
import { allShops } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";
import { dismissUser } from "./dismiss.ts";
import { newPassword } from "./guessable.ts";
import { hashPassword } from "./password.ts";
import { mailReset, sendsMail } from "./reset-mail.ts";
import { sha256 } from "./sha256.ts";
import { forgiveTry, triesOf, triesOfLink } from "./sign-in-tries.ts";
import { refuseTooMany } from "./too-many.ts";

const tags = ["Sign-in"];
const token = z.string().min(1).max(200);
/** A letter is read soon; a link that an administrator hands over may wait until the next day. */
const mailedMs = 3_600_000;
const handedMs = 86_400_000;

const forgot = createRoute({
  method: "post",
  path: "/auth/password-reset",
  operationId: "askPasswordReset",
  tags,
  summary: "Ask for a letter with a link that sets a new password",
  description:
    "The answer is the same whether or not the address has an account. `mail` false: this deployment sends no letters, and an administrator makes the link. Tries are counted as those to sign in are.",
  security: [],
  request: {
    body: body(z.strictObject({ email: z.email().max(254), language: z.enum(["zh", "en"]).default("zh") })),
  },
  responses: { 200: json(z.object({ mail: z.boolean() }), "Whether letters are sent here at all") },
});

const look = createRoute({
  method: "post",
  path: "/auth/password-reset/link",
  operationId: "readPasswordReset",
  tags,
  summary: "Whose password a link sets",
  description: "POST, so that the token is in no address. 404: used, replaced, run out, or never made.",
  security: [],
  request: { body: body(z.strictObject({ token })) },
  responses: { 200: json(z.object({ email: z.string() }), "The account") },
});

const take = createRoute({
  method: "post",
  path: "/auth/password-reset/complete",
  operationId: "resetPassword",
  tags,
  summary: "Set a new password by a link",
  description:
    "Ends all login sessions of the account and forgets its passkeys; sign in with the new password afterwards.",
  security: [],
  request: { body: body(z.strictObject({ token, password: newPassword })) },
  responses: { 200: json(z.object({ ok: z.literal(true) }), "Set; the link is void") },
});

const make = createRoute({
  method: "post",
  path: "/merchant/members/{member}/password-reset",
  operationId: "makePasswordReset",
  tags: ["Members and keys"],
  summary: "Make a link by which a member sets a new password",
  description:
    "Shown once, works once and for a day; an earlier one is void. Whoever opens it may sign in as the member: hand it over safely. Using it ends all login sessions of the member.",
  request: { params: z.object({ member: segment("member", "5f0c2b1e-…") }), body: body(z.strictObject({})) },
  responses: { 200: json(z.object({ link: z.string(), expiresAt: z.number().int() }), "The link, once") },
});

export function resetRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(forgot, async (c) => {
    const { email, language } = c.req.valid("json");
    const db = writeClient(c.env);
    const now = Date.now();
    await refuseTooMany(db, triesOf({ email: `reset:${email}`, address: address(c), now }));
    const mail = sendsMail(c.env);
    // Beside the answer, which must not take longer for an account that exists.
    if (mail) c.executionCtx.waitUntil(mailTo(c, email.trim().toLowerCase(), { language, now }));
    return c.json({ mail }, 200);
  });

  api.openapi(look, async (c) => {
    const { found, forgive } = await opened(c, c.req.valid("json").token);
    await forgive();
    return c.json({ email: found.email }, 200);
  });

  api.openapi(take, async (c) => {
    const given = c.req.valid("json");
    const { hash, found, forgive } = await opened(c, given.token);
    const now = Date.now();
    const password = await hashPassword(given.password);
    const db = writeClient(c.env);
    if (!(await takeReset(db, { hash, user: found.user, password, now }))) throw voidLink();
    const by = `user:${found.user}`;
    for (const merchant of await merchantsOf(readClient(c.env), found.user)) {
      await recordAudit(db, { merchant, shop: allShops }, { at: now, by, action: "password.reset", target: by });
    }
    await dismissUser(c.env, found.user);
    // Whoever forgot a password has used up tries; the new one must open.
    await forgiveTry(db, triesOf({ email: found.email, address: address(c), now }));
    await forgive();
    return c.json({ ok: true as const }, 200);
  });

  api.openapi(make, async (c) => {
    const { merchant, by } = c.get("identity");
    const known = await readMember(readClient(c.env), { merchant: merchant.id, id: c.req.valid("param").member });
    if (known === null) throw new Refused("not-found");
    const merchants = await merchantsOf(readClient(c.env), known.user);
    if (merchants.some((id) => id !== merchant.id)) {
      throw new Refused("conflict", { path: "member", message: "This person is a member of another merchant as well" });
    }
    const now = Date.now();
    const { link, hash } = newLink(c.env.PUBLIC_URL);
    const expiresAt = now + handedMs;
    const db = writeClient(c.env);
    await addReset(db, { hash, user: known.user, by, createdAt: now, expiresAt });
    const entry = { at: now, by, action: "password.reset-made", target: `user:${known.user}` };
    await recordAudit(db, { merchant: merchant.id, shop: allShops }, entry);
    return c.json({ link, expiresAt }, 200);
  });
}

/** The token stands behind the `#`, which browsers send to nobody. */
function newLink(publicUrl: string): { link: string; hash: string } {
  const secret = `pr_${randomBytes(32).toString("base64url")}`;
  return { link: `${new URL(publicUrl).origin}/reset#${secret}`, hash: sha256(secret) };
}

async function mailTo(c: Context<Api>, email: string, { language, now }: { language: "zh" | "en"; now: number }) {
  const found = await userByEmail(readClient(c.env), email);
  if (found === null || (await membershipsOf(readClient(c.env), found.id)).length === 0) return;
  const { link, hash } = newLink(c.env.PUBLIC_URL);
  await addReset(writeClient(c.env), { hash, user: found.id, by: "mail", createdAt: now, expiresAt: now + mailedMs });
  await mailReset(c.env, { to: found.email, link, language, key: hash });
}

async function opened(c: Context<Api>, given: string) {
  const hash = sha256(given);
  const tries = triesOfLink({ hash, address: address(c), now: Date.now() });
  const db = writeClient(c.env);
  await refuseTooMany(db, tries);
  const found = await readReset(readClient(c.env), hash, Date.now());
  if (found === null) throw voidLink();
  return { hash, found, forgive: () => forgiveTry(db, tries) };
}

function voidLink(): Refused {
  return new Refused("not-found", { message: "This link was used, replaced, or has run out: ask for a new one" });
}

function address(c: Context<Api>): string {
  return c.req.header("cf-connecting-ip") ?? "unknown";
}
