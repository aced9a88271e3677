import { afterAll, beforeAll, expect, test } from "vitest";
import type { Snapshot } from "../../worker/settings/snapshot.ts";
import { snapshotWith } from "../../worker/settings/snapshot-fixture.ts";
import { type Database, readClient } from "../client.ts";
import { apiKey, audit, member, merchant, shop, user } from "../schema.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { apiKeyByHash } from "./api-keys.ts";
import { recordAudit } from "./audit.ts";
import { membershipsOf, shopsOf } from "./members.ts";
import { insertRevision, listRevisions, merchantOfShop, readCurrentSettings, readRevision } from "./settings.ts";

let database: TestDatabase;
let db: Database;

const own = { merchant: "m-1", shop: "s-1" };
const foreign = { merchant: "m-2", shop: "s-1" };

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  await db.insert(merchant).values([
    { id: "m-1", name: "One", createdAt: 1 },
    { id: "m-2", name: "Two", createdAt: 1 },
  ]);
  await db.insert(shop).values([
    { id: "s-1", merchant: "m-1", name: "B", createdAt: 1 },
    { id: "s-2", merchant: "m-1", name: "A", createdAt: 1 },
    { id: "s-3", merchant: "m-2", name: "C", createdAt: 1 },
  ]);
});

afterAll(() => database.stop());

function snapshot(revision: number, changes: Partial<Snapshot> = {}): Snapshot {
  return snapshotWith({
    ...own,
    revision,
    name: `Shop ${revision}`,
    packs: ["alerts"],
    ...changes,
  });
}

function insert(revision: number, expected: number | null, changes: Partial<Snapshot> = {}) {
  return insertRevision(db, {
    snapshot: snapshot(revision, changes),
    by: "user:u-1",
    at: 1_000 * revision,
    summary: [`step ${revision}`],
    expected,
  });
}

test("a shop without settings has none, and an unknown shop no merchant", async () => {
  expect(await readCurrentSettings(db, { merchant: "m-1", shop: "s-2" })).toBeNull();
  expect(await merchantOfShop(db, "s-3")).toBe("m-2");
  expect(await merchantOfShop(db, "nope")).toBeNull();
});

test("revisions follow each other; one that lost the race writes nothing at all", async () => {
  expect(await insert(1, null)).toBe(true);
  expect(await insert(1, null)).toBe(false);
  expect(await insert(2, 1)).toBe(true);
  expect(await insert(2, 1, { name: "Too late" })).toBe(false);

  expect(await readCurrentSettings(db, own)).toEqual(snapshot(2));
  expect(await readCurrentSettings(db, own, { known: 1 })).toEqual(snapshot(2));
  expect(await readCurrentSettings(db, own, { known: 2 })).toBe("unchanged");
  expect(await readRevision(db, own, 1)).toEqual(snapshot(1));
  expect(await listRevisions(db, own)).toEqual({
    items: [
      { revision: 2, at: 2_000, by: "user:u-1", summary: ["step 2"] },
      { revision: 1, at: 1_000, by: "user:u-1", summary: ["step 1"] },
    ],
    next: null,
    live: 2,
  });
  expect((await listRevisions(db, own, { before: 2 })).items).toMatchObject([{ revision: 1 }]);
  expect((await listRevisions(db, own, { prefixes: ["other", "step 1"] })).items).toMatchObject([{ revision: 1 }]);
  expect((await shopsOf(db, "m-1")).map(({ name }) => name)).toEqual(["A", "Shop 2"]);
  const trail = await db.select().from(audit);
  expect(trail.map(({ target, detail }) => [target, detail])).toEqual([
    ["revision 1", { summary: ["step 1"] }],
    ["revision 2", { summary: ["step 2"] }],
  ]);
});

test("of two who publish on the same revision, one succeeds", async () => {
  const results = [await insert(3, 2, { name: "First" }), await insert(3, 2, { name: "Second" })];
  expect(results).toEqual([true, false]);
  expect(await readCurrentSettings(db, own)).toMatchObject({ revision: 3, name: "First" });
});

test("another merchant neither reads nor writes a shop's settings", async () => {
  expect(await readCurrentSettings(db, foreign)).toBeNull();
  expect(await readRevision(db, foreign, 1)).toBeNull();
  expect((await listRevisions(db, foreign)).items).toEqual([]);
  expect(await insert(4, 3, { merchant: "m-2", name: "Stolen" })).toBe(false);
  expect(await readCurrentSettings(db, own)).toMatchObject({ revision: 3, name: "First" });
});

test("a member's roles come with their merchants, oldest first", async () => {
  const at = new Date(0);
  await db.insert(user).values({ id: "u-1", name: "U", email: "u@example.com", createdAt: at, updatedAt: at });
  await db.insert(member).values([
    { id: "b", merchant: "m-2", shop: "s-3", user: "u-1", role: "quality", language: "en", createdAt: 2 },
    { id: "a", merchant: "m-1", shop: "*", user: "u-1", role: "admin", createdAt: 1 },
  ]);
  expect(await membershipsOf(db, "u-1")).toEqual([
    {
      merchant: { id: "m-1", name: "One" },
      shop: "*",
      role: "admin",
      language: "zh",
      agents: [],
      own: null,
      ownRole: null,
    },
    {
      merchant: { id: "m-2", name: "Two" },
      shop: "s-3",
      role: "quality",
      language: "en",
      agents: [],
      own: null,
      ownRole: null,
    },
  ]);
  expect(await membershipsOf(db, "u-2")).toEqual([]);
});

test("a revoked key is no key", async () => {
  const key = {
    merchant: "m-1",
    shop: "*",
    name: "CI",
    prefix: "ik_abc",
    scopes: ["read" as const],
    createdBy: "u-1",
    createdAt: 1,
  };
  await db.insert(apiKey).values([
    { ...key, id: "k-1", hash: "hash-1" },
    { ...key, id: "k-2", hash: "hash-2", revokedAt: 5 },
  ]);
  expect(await apiKeyByHash(db, "hash-1")).toEqual({
    id: "k-1",
    name: "CI",
    merchant: { id: "m-1", name: "One" },
    shop: "*",
    scopes: ["read"],
  });
  expect(await apiKeyByHash(db, "hash-2")).toBeNull();
  expect(await apiKeyByHash(db, "hash-3")).toBeNull();
});

test("an audit entry says who did what, when and where", async () => {
  await recordAudit(db, { merchant: "m-2", shop: "*" }, { at: 7, by: "user:u-1", action: "member.add", target: "u-9" });
  const found = (await db.select().from(audit)).filter(({ merchant: owner }) => owner === "m-2");
  expect(found).toMatchObject([{ shop: "*", at: 7, by: "user:u-1", action: "member.add", target: "u-9", detail: {} }]);
});
