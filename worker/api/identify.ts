import type { MiddlewareHandler } from "hono";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { executionOf } from "../execution.ts";
import { Fresh } from "../settings/fresh.ts";
import { noteKeyUse } from "./auth/key-use.ts";
import { loginOf } from "./auth/login.ts";
import { sha256 } from "./auth/sha256.ts";
import type { Api } from "./context.ts";
import { type Identity, type Permission, requireShop } from "./identity.ts";
import { readKeyIdentity, readMemberIdentity, readPassIdentity } from "./identity-store.ts";
import { accountsOf, refuseOutsideGroups } from "./within-groups.ts";

/** A revoked key works for at most five seconds in an isolate that knows it: this long, and while it is read anew. */
const keys = new Fresh<Identity | null>({ maxAgeMs: 3_000 });
/** As a key. */
const passes = new Fresh<Identity | null>({ maxAgeMs: 3_000 });
/** Never older than the request: a role that was taken away is gone on the next one. Kept for when libSQL does not answer. */
const members = new Fresh<Identity | null>({ maxAgeMs: 0 });

const openToAll = new Set([
  "/v1/openapi.json",
  "/v1/auth/sign-in/email",
  "/v1/auth/sign-out",
  "/v1/auth/invitation",
  "/v1/auth/invitation/accept",
  "/v1/auth/password-reset",
  "/v1/auth/password-reset/link",
  "/v1/auth/password-reset/complete",
  "/v1/auth/passkey",
  "/v1/auth/passkey/options",
  "/v1/panel/pass",
]);

/** Finds out who asks, for every route of /v1 that is not open to all. */
export function identify(): MiddlewareHandler<Api> {
  return async function whoAsks(c, next) {
    if (openToAll.has(c.req.path)) return next();
    const authorization = c.req.header("authorization");
    if (authorization !== undefined) {
      const byPass = await identityOfPass(c.env, authorization);
      const identity = byPass ?? (await identityOfKey(c.env, authorization));
      c.set("identity", identity);
      c.set("login", null);
      if (byPass !== null) return next();
      // Beside the request: the note never throws, and an answer must not wait for the writer.
      const noted = noteKeyUse(c.env, identity.by, Date.now());
      await next();
      executionOf(c)?.waitUntil(noted);
      return;
    }
    const login = await loginOf(c.env, c.req.raw.headers, Date.now());
    const identity = login === null ? null : await members.get(login.user, () => readMemberIdentity(c.env, login));
    if (login === null || identity === null) throw new Refused("not-signed-in");
    c.set("identity", identity);
    c.set("login", login.id);
    await next();
    for (const cookie of login.setCookies) c.header("set-cookie", cookie, { append: true });
  };
}

/** Changes that are a person's word on a result, or what he does in one chat. */
const reviews =
  /^\/v1\/shops\/[^/]+\/(findings\/[^/]+\/(feedback|handling|remarks|score)|remarks\/[^/]+|sessions\/[^/]+\/(type|review|remarks|counted|findings(\/[^/]+)?)|review-visits|views(\/[^/]+)?|appeals(\/[^/]+\/decision)?|tasks\/[^/]+|seats\/[^/]+|conversations\/[^/]+\/interventions)$/;

/** What only those see who can do something about it, although it is only read. */
const configures = /^\/v1\/shops\/[^/]+\/operations$/;

/** What an agent reads and says of his own results. */
const own = /^\/v1\/shops\/[^/]+\/my\//;

/** The tenant check of every route under `/v1/shops/:shop`: safe methods read, a few review, all others configure. */
export function reachShop(): MiddlewareHandler<Api, "/v1/shops/:shop/*"> {
  return async function tenantCheck(c, next) {
    const identity = c.get("identity");
    const permission = permissionFor(c.req);
    const { id, masks, groups } = requireShop(identity, c.req.param("shop"), permission);
    const tenant = { merchant: identity.merchant.id, shop: id };
    c.set("tenant", tenant);
    // One's own results are of one's own accounts, whatever the groups.
    const agents = groups === null || permission === "own" ? null : await accountsOf(c.env, tenant, groups);
    c.set("limits", { masks, agents, groups: agents === null ? null : groups });
    if (agents !== null) await refuseOutsideGroups(c.env, tenant, { method: c.req.method, path: c.req.path, agents });
    await next();
  };
}

/** People and keys of the merchant are the business of its administrators alone. */
export function manageMerchant(): MiddlewareHandler<Api> {
  return async function administratorsOnly(c, next) {
    if (!c.get("identity").manages) throw new Refused("forbidden");
    await next();
  };
}

function permissionFor({ method, path }: { method: string; path: string }): Permission {
  if (own.test(path)) return "own";
  if (configures.test(path)) return "configure";
  if (method === "GET" || method === "HEAD") return "read";
  return reviews.test(path) ? "review" : "configure";
}

/** null: it is no pass of a panel. */
async function identityOfPass(env: Env, authorization: string): Promise<Identity | null> {
  const [, pass] = /^Bearer (ip_[a-f0-9]{64})$/.exec(authorization) ?? [];
  if (pass === undefined) return null;
  const hash = sha256(pass);
  const identity = await passes.get(hash, () => readPassIdentity(env, hash, Date.now()));
  if (identity === null) throw new Refused("not-signed-in");
  return identity;
}

async function identityOfKey(env: Env, authorization: string): Promise<Identity> {
  const [, key] = /^Bearer (ik_[A-Za-z0-9_-]{20,128})$/i.exec(authorization) ?? [];
  if (key === undefined) throw new Refused("not-signed-in");
  const hash = sha256(key);
  const identity = await keys.get(hash, () => readKeyIdentity(env, hash));
  if (identity === null) {
    // A wrong key is not worth remembering: one that was made a second ago must work.
    keys.forget(hash);
    throw new Refused("not-signed-in");
  }
  return identity;
}
