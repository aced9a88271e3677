import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { packs } from "../plugins/manifest.ts";
import type { Policy } from "../plugins/sdk/policy.ts";
import { hashPassword } from "../worker/api/auth/password.ts";
import { sha256 } from "../worker/api/auth/sha256.ts";
import { addChannelSecret } from "../worker/settings/channel-changes.ts";
import { seal, unseal } from "../worker/settings/secrets.ts";
import { type Snapshot, snapshot as snapshotSchema } from "../worker/settings/snapshot.ts";
import { type Database, readClient } from "./client.ts";
import { apiKeyByHash } from "./queries/api-keys.ts";
import { insertRevision, readCurrentSettings } from "./queries/settings.ts";
import { account, allShops, apiKey, install, member, merchant, shop, user } from "./schema.ts";

/** What opens the demo shop. The database keeps hashes and sealed secrets only, so whoever loses these gets new ones. */
export type DemoAccess = { secret: string; apiKey: string; email: string; password: string };

export type SeedOptions = {
  url: string;
  authToken?: string | undefined;
  /** Seals the channels' secrets, see `worker/settings/secrets.ts`. */
  masterKey: string;
  /** What an earlier run returned: each part that still opens the shop stays as it is. */
  known?: Partial<DemoAccess> | undefined;
  now?: number;
};

const demo = { merchant: "demo", shop: "demo" };
const by = "system:seed";
const email = "admin@demo.example";
const userId = "demo-admin";

/**
 * Sees to it that the merchant and the shop `demo` exist, with every pack installed and its policies acting, and that what it
 * returns opens them. Changes nothing that is in order. Writes straight to libSQL: call it before a worker is running.
 */
export async function seedDemo({
  url,
  authToken,
  masterKey,
  known = {},
  now = Date.now(),
}: SeedOptions): Promise<DemoAccess> {
  const db = readClient({ LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken });
  await db.batch([
    db.insert(merchant).values({ id: demo.merchant, name: "示例商家 Demo", createdAt: now }).onConflictDoNothing(),
    db
      .insert(shop)
      .values({ id: demo.shop, merchant: demo.merchant, name: "示例店铺 Demo shop", createdAt: now })
      .onConflictDoNothing(),
  ]);
  return {
    secret: await ensureSettings(db, { masterKey, known: known.secret, now }),
    apiKey: await ensureApiKey(db, { known: known.apiKey, now }),
    email,
    password: await ensureAdmin(db, { known: known.password, now }),
  };
}

type Part = { known: string | undefined; now: number };

async function ensureSettings(db: Database, { masterKey, known, now }: Part & { masterKey: string }): Promise<string> {
  const current = await readCurrentSettings(db, demo);
  if (current !== null && current !== "unchanged") {
    if (known !== undefined && (await opens(current, { masterKey, secret: known }))) return known;
    const secret = newSecret();
    const changed = addChannelSecret(current, "interject", await seal(masterKey, demo.merchant, secret));
    await publish(db, { ...changed, revision: current.revision + 1 }, { now, expected: current.revision });
    return secret;
  }
  const secret = newSecret();
  const channels = [
    { channel: "interject", secrets: [await seal(masterKey, demo.merchant, secret)] },
    { channel: "chatwoot", secrets: [await seal(masterKey, demo.merchant, newSecret())] },
  ];
  await publish(db, firstSnapshot(channels), { now, expected: null });
  await db
    .insert(install)
    .values(packs.map(({ id, version }) => ({ ...demo, pack: id, version, by, at: now })))
    .onConflictDoNothing();
  return secret;
}

function firstSnapshot(channels: unknown[]): Snapshot {
  return snapshotSchema.parse({
    ...demo,
    revision: 1,
    name: "示例店铺 Demo shop",
    timeZone: "Asia/Shanghai",
    language: "zh",
    retentionDays: 180,
    channels,
    endpoints: [],
    points: {},
    packs: packs.map(({ id }) => id),
    policies: packs.flatMap((pack) => pack.policies.map(seen)),
  });
}

/** Elsewhere policies start in observe; this shop is there to be seen acting, and gives each kind of verdict. */
function seen(policy: Policy): Policy {
  const then = policy.then.map((step) =>
    policy.id === "gate-ad-law" ? { ...step, config: { ...step.config, normal: "replace" } } : step,
  );
  return { ...policy, mode: "act", then };
}

async function publish(
  db: Database,
  snapshot: Snapshot,
  { now, expected }: { now: number; expected: number | null },
): Promise<void> {
  const summary = expected === null ? ["created"] : ["channels.interject.secrets: changed"];
  const written = await insertRevision(db, { snapshot, by, at: now, summary, expected });
  if (!written) throw new Error("seed: somebody else changed the demo shop's settings meanwhile");
}

async function opens(
  current: Snapshot,
  { masterKey, secret }: { masterKey: string; secret: string },
): Promise<boolean> {
  const sealed = current.channels.find(({ channel }) => channel === "interject")?.secrets ?? [];
  // A secret that was sealed under another master key opens nothing: it counts as lost.
  const plain = await Promise.all(sealed.map((one) => unseal(masterKey, demo.merchant, one).catch(() => null)));
  return plain.includes(secret);
}

async function ensureApiKey(db: Database, { known, now }: Part): Promise<string> {
  if (known !== undefined && (await apiKeyByHash(db, sha256(known))) !== null) return known;
  const key = `ik_${randomBytes(32).toString("base64url")}`;
  await db.batch([
    // The lost one must not go on working.
    db
      .update(apiKey)
      .set({ revokedAt: now })
      .where(and(eq(apiKey.merchant, demo.merchant), eq(apiKey.createdBy, by))),
    db.insert(apiKey).values({
      id: crypto.randomUUID(),
      merchant: demo.merchant,
      shop: allShops,
      name: "demo.json",
      prefix: key.slice(0, 10),
      hash: sha256(key),
      scopes: ["read", "write"],
      createdBy: by,
      createdAt: now,
    }),
  ]);
  return key;
}

async function ensureAdmin(db: Database, { known, now }: Part): Promise<string> {
  const [stored] = await db.select({ id: account.id }).from(account).where(eq(account.userId, userId));
  // A password that no longer fits was changed by its owner; only where none is known was it lost.
  if (known !== undefined && stored !== undefined) return known;
  const password = randomBytes(15).toString("base64url");
  const hash = await hashPassword(password);
  const at = new Date(now);
  const times = { createdAt: at, updatedAt: at };
  await db.batch([
    db
      .insert(user)
      .values({ id: userId, name: "Demo admin", email, emailVerified: true, ...times })
      .onConflictDoNothing(),
    db
      .insert(account)
      .values({ id: userId, accountId: userId, providerId: "credential", userId, password: hash, ...times })
      .onConflictDoUpdate({ target: account.id, set: { password: hash, updatedAt: at } }),
    db
      .insert(member)
      .values({ id: userId, merchant: demo.merchant, shop: allShops, user: userId, role: "admin", createdAt: now })
      .onConflictDoNothing(),
  ]);
  return password;
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
