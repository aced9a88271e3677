import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packs } from "../plugins/manifest.ts";
import { verifyPassword } from "../worker/api/auth/password.ts";
import { sha256 } from "../worker/api/auth/sha256.ts";
import { unseal } from "../worker/settings/secrets.ts";
import { readClient } from "./client.ts";
import { apiKeyByHash } from "./queries/api-keys.ts";
import { readCurrentSettings } from "./queries/settings.ts";
import { type DemoAccess, seedDemo } from "./seed.ts";
import { startTestDatabase, type TestDatabase } from "./test-database.ts";

const masterKey = Buffer.alloc(32, 7).toString("base64");
const tenant = { merchant: "demo", shop: "demo" };

let database: TestDatabase;
let access: DemoAccess;

beforeAll(async () => {
  database = await startTestDatabase();
  access = await seedDemo({ url: database.url, masterKey, now: 1_000 });
});

afterAll(() => database.stop());

async function settings() {
  const found = await readCurrentSettings(readClient({ LIBSQL_URL: database.url }), tenant);
  if (found === null || found === "unchanged") throw new Error("no settings");
  return found;
}

async function passwordFits(password: string): Promise<boolean> {
  const { rows } = await createClient({ url: database.url }).execute("SELECT password FROM account");
  return verifyPassword({ hash: String(rows[0]?.password), password });
}

test("the shop has every pack, and all their policies act", async () => {
  const snapshot = await settings();
  expect(snapshot.packs).toEqual(packs.map(({ id }) => id));
  expect(snapshot.policies.length).toBe(packs.flatMap(({ policies }) => policies).length);
  expect(new Set(snapshot.policies.map(({ mode }) => mode))).toEqual(new Set(["act"]));
  expect(snapshot.channels.map(({ channel, secrets }) => [channel, secrets.length])).toEqual([
    ["interject", 1],
    ["chatwoot", 1],
  ]);
});

test("what it returns opens the shop", async () => {
  const db = readClient({ LIBSQL_URL: database.url });
  const sealed = (await settings()).channels[0]?.secrets[0];
  if (sealed === undefined) throw new Error("no secret");
  expect(await unseal(masterKey, "demo", sealed)).toBe(access.secret);
  expect(await apiKeyByHash(db, sha256(access.apiKey))).toMatchObject({
    merchant: { id: "demo" },
    scopes: ["read", "write"],
  });
  expect(await passwordFits(access.password)).toBe(true);
});

test("a dump of the database shows none of it", async () => {
  const files = ["data", "data-wal", "wallog"].map((name) => join(database.stateDir, "libsql/dbs/default", name));
  const dump = Buffer.concat(await Promise.all(files.map((file) => readFile(file)))).toString("latin1");
  expect(dump).toContain(access.email);
  for (const secret of [access.secret.slice("whsec_".length), access.apiKey, access.password]) {
    expect(dump.includes(secret)).toBe(false);
  }
});

test("seeding again changes nothing", async () => {
  const before = await settings();
  expect(await seedDemo({ url: database.url, masterKey, known: access })).toEqual(access);
  expect(await settings()).toEqual(before);
});

test("a password that its owner has changed stays", async () => {
  const known = { ...access, password: "what demo.json still says" };
  await seedDemo({ url: database.url, masterKey, known });
  expect(await passwordFits(access.password)).toBe(true);
});

test("whoever lost demo.json gets new keys, and the lost API key stops working", async () => {
  const fresh = await seedDemo({ url: database.url, masterKey, now: 2_000 });
  const db = readClient({ LIBSQL_URL: database.url });
  expect(new Set([...Object.values(fresh), ...Object.values(access)]).size).toBe(7);
  expect(await apiKeyByHash(db, sha256(access.apiKey))).toBeNull();
  expect(await apiKeyByHash(db, sha256(fresh.apiKey))).not.toBeNull();
  expect(await passwordFits(fresh.password)).toBe(true);
  const snapshot = await settings();
  expect(snapshot.revision).toBe(2);
  const secrets = snapshot.channels[0]?.secrets ?? [];
  const plain = await Promise.all(secrets.map((sealed) => unseal(masterKey, "demo", sealed)));
  expect(plain).toEqual([access.secret, fresh.secret]);
});
