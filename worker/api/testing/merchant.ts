import { scryptSync } from "node:crypto";
import { writeClient } from "../../../db/client.ts";
import { insertRevision } from "../../../db/queries/settings.ts";
import {
  type ApiKeyScope,
  account,
  allShops,
  apiKey,
  type MemberRole,
  member,
  merchant,
  shop,
  user,
} from "../../../db/schema.ts";
import { packs } from "../../../plugins/manifest.ts";
import type { Env } from "../../env.ts";
import { seal } from "../../settings/secrets.ts";
import { snapshot } from "../../settings/snapshot.ts";
import { sha256 } from "../auth/sha256.ts";

/** A merchant of a test's own, in the real database. Every text of it holds `canary`, so that an answer shows whose it is. */
export type TestMerchant = Awaited<ReturnType<typeof newMerchant>>;

export async function newMerchant(env: Env, { shops = 1 }: { shops?: number } = {}) {
  const canary = `canary-${crypto.randomUUID().slice(0, 8)}`;
  const id = `m-${canary}`;
  const secret = `whsec_${btoa(`signs the events of ${canary}`)}`;
  const at = Date.now();
  const db = writeClient(env);
  await db.insert(merchant).values({ id, name: `Merchant ${canary}`, createdAt: at });
  const shopIds = Array.from({ length: shops }, (_, index) => `shop-${index}-${canary}`);
  for (const shopId of shopIds) {
    await db.insert(shop).values({ id: shopId, merchant: id, name: `Shop ${canary}`, createdAt: at });
    await insertRevision(db, {
      snapshot: snapshot.parse({
        merchant: id,
        shop: shopId,
        revision: 1,
        name: `Shop ${canary}`,
        timeZone: "Asia/Shanghai",
        language: "zh",
        retentionDays: 90,
        channels: [{ channel: "interject", secrets: [await seal(env.MASTER_KEY, id, secret)] }],
        endpoints: [],
        points: {},
        packs: packs.map((pack) => pack.id),
        policies: packs.flatMap((pack) => pack.policies),
      }),
      by: "test",
      at,
      summary: [`first revision of ${canary}`],
      expected: null,
    });
  }
  const [first = ""] = shopIds;
  return {
    id,
    canary,
    /** Of the channel `interject`. */
    secret,
    shop: first,
    shops: shopIds,
    key: (options: { scopes?: ApiKeyScope[]; shop?: string } = {}) => newKey(env, { merchant: id, ...options }),
    member: (options: { role?: MemberRole; shop?: string; agents?: string[] } = {}) =>
      newMember(env, { merchant: id, canary, ...options }),
  };
}

type KeyOptions = { merchant: string; scopes?: ApiKeyScope[]; shop?: string };

async function newKey(env: Env, { merchant: owner, scopes = ["read", "write"], shop: reach = allShops }: KeyOptions) {
  const key = `ik_${crypto.randomUUID().replaceAll("-", "")}`;
  await writeClient(env)
    .insert(apiKey)
    .values({
      id: crypto.randomUUID(),
      merchant: owner,
      shop: reach,
      name: "Test key",
      prefix: key.slice(0, 8),
      hash: sha256(key),
      scopes,
      createdBy: "test",
      createdAt: Date.now(),
    });
  return key;
}

const password = "correct horse battery staple";
/** The cheapest that is read: a hash names its own cost, and at ours each sign-in of a test would take a third of a second. */
const passwordHash = cheapHash(password);

type MemberOptions = { merchant: string; canary: string; role?: MemberRole; shop?: string; agents?: string[] };

async function newMember(env: Env, options: MemberOptions) {
  const { merchant: owner, canary, role = "admin", shop: reach = allShops, agents = [] } = options;
  const id = crypto.randomUUID();
  const email = `${id.slice(0, 8)}-${canary}@example.com`;
  const at = new Date();
  const db = writeClient(env);
  await db.insert(user).values({ id, name: `Member ${canary}`, email, createdAt: at, updatedAt: at });
  await db.insert(account).values({
    id: crypto.randomUUID(),
    accountId: id,
    providerId: "credential",
    userId: id,
    password: passwordHash,
    createdAt: at,
    updatedAt: at,
  });
  const row = {
    id: crypto.randomUUID(),
    merchant: owner,
    shop: reach,
    user: id,
    role,
    agents,
    createdAt: at.getTime(),
  };
  await db.insert(member).values(row);
  return { id, email, password, membership: row.id };
}

function cheapHash(text: string): string {
  const key = scryptSync(text, "salt", 32, { N: 2, r: 1, p: 1 });
  return `scrypt$1$1$1$${btoa("salt")}$${key.toString("base64")}`;
}
