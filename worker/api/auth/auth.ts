import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { readClient, writeClient } from "../../../db/client.ts";
import { account, loginSession, user, verification } from "../../../db/schema.ts";
import type { Env } from "../../env.ts";
import { deriveSecret } from "../../settings/secrets.ts";
import { cookieOptions } from "./cookies.ts";
import { enterPlugin } from "./enter.ts";
import { withHashedTokens } from "./hashed-tokens.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/** Idle and absolute life of a login session; the second is ours to check (`login.ts`), the library knows only the first. */
const idleSeconds = 12 * 3_600;
export const absoluteMs = 7 * 86_400_000;
/** How long a signed cookie vouches for a login while libSQL does not answer. */
const cookieCacheSeconds = 300;

export type Auth = Awaited<ReturnType<typeof makeAuth>>;

const made = new WeakMap<Env, Auth>();

/** better-auth on our tables, one instance per isolate. Nothing of it is mounted: our routes call the few things we use. */
export async function authOf(env: Env): Promise<Auth> {
  const known = made.get(env);
  if (known !== undefined) return known;
  const auth = await makeAuth(env);
  made.set(env, auth);
  return auth;
}

async function makeAuth(env: Env) {
  type Client = ReturnType<typeof readClient>;
  // Reads go straight to libSQL, writes through the one writer; a client each time, because this object outlives requests.
  const database: Pick<Client, "select" | "insert" | "update" | "delete"> = {
    select: (...query: []) => readClient(env).select(...query),
    insert: (table) => writeClient(env).insert(table),
    update: (table) => writeClient(env).update(table),
    delete: (table) => writeClient(env).delete(table),
  };
  const tables = { user, session: loginSession, account, verification };
  const adapter = drizzleAdapter(database, { provider: "sqlite", schema: tables, transaction: false });
  return betterAuth({
    appName: "Interject",
    baseURL: env.PUBLIC_URL,
    basePath: "/v1/auth",
    secret: await deriveSecret(env.MASTER_KEY, "interject login cookies"),
    database: withHashedTokens(adapter),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      expiresIn: idleSeconds,
      updateAge: 900,
      cookieCache: { enabled: true, maxAge: cookieCacheSeconds },
    },
    // Ours counts exactly, per account too: `sign-in-tries.ts`.
    rateLimit: { enabled: false },
    advanced: { ...cookieOptions(env.PUBLIC_URL), ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] } },
    plugins: [enterPlugin],
    telemetry: { enabled: false },
    // It logs whole errors, with the parameters of the query that failed.
    logger: { disabled: true },
  });
}
