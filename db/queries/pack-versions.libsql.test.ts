import { createHash } from "node:crypto";
import { createClient, type InValue } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { snapshotWith } from "../../worker/settings/snapshot-fixture.ts";
import { type Database, readClient } from "../client.ts";
import { merchant, packVersion, shop } from "../schema.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { newestFindingsQuery, readPackUsage } from "./pack-usage.ts";
import {
  keepGuardedCode,
  keepPackVersion,
  keptVersions,
  readPackCode,
  readPackVersions,
  readRemovedPacks,
} from "./pack-versions.ts";
import { insertRevision } from "./settings.ts";

let database: TestDatabase;
let db: Database;

const own = { merchant: "m-1", shop: "s-1" };
const digest = (name: string) => createHash("sha256").update(name).digest("hex");
const signature = { key: "k", value: "v" };

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  await db.insert(merchant).values({ id: "m-1", name: "One", createdAt: 1 });
  await db.insert(shop).values({ id: "s-1", merchant: "m-1", name: "A", createdAt: 1 });
});

afterAll(() => database.stop());

function row(name: string, at: number, changes: Partial<typeof packVersion.$inferInsert> = {}) {
  const title = { zh: name, en: `${name} ${at}` };
  return {
    merchant: "m-1",
    pack: name,
    sha256: digest(`${name}-${at}`),
    version: "1.0.0",
    tier: "guest" as const,
    manifest: { id: name, title },
    code: "export default {}",
    guarded: "guarded",
    guardVersion: 1,
    by: "user:u",
    at,
    ...changes,
  };
}

test("a content is kept once, gains a signature, and is no other merchant's", async () => {
  await keepPackVersion(db, row("calm", 1));
  await keepPackVersion(db, { ...row("calm", 1), at: 5, signature });
  await keepPackVersion(db, { ...row("calm", 1), at: 6, code: "other", by: "user:other" });
  expect(await db.select().from(packVersion)).toMatchObject([
    { sha256: digest("calm-1"), at: 6, by: "user:u", code: "export default {}", signature },
  ]);
  expect(await readPackVersions(db, "m-1", [digest("calm-1"), "nothing"])).toEqual([
    {
      pack: "calm",
      sha256: digest("calm-1"),
      version: "1.0.0",
      tier: "guest",
      manifest: row("calm", 1).manifest,
      signature,
    },
  ]);
  expect(await readPackVersions(db, "m-2", [digest("calm-1")])).toEqual([]);
  expect(await readPackVersions(db, "m-1", [])).toEqual([]);
  expect(await readPackCode(db, "m-2", digest("calm-1"))).toBeNull();
});

test("code that was guarded anew takes the place of what an earlier guard made", async () => {
  await keepGuardedCode(db, { merchant: "m-2", sha256: digest("calm-1"), guarded: "foreign", guardVersion: 9 });
  await keepGuardedCode(db, { merchant: "m-1", sha256: digest("calm-1"), guarded: "anew", guardVersion: 2 });
  expect(await readPackCode(db, "m-1", digest("calm-1"))).toEqual({
    code: "export default {}",
    guarded: "anew",
    guardVersion: 2,
  });
});

test("only so many contents are kept, besides those that a shop names", async () => {
  const named = row("named", 10);
  await keepPackVersion(db, named);
  const previous = [{ version: "1.0.0", sha256: named.sha256, revision: 1 }];
  const runs = {
    id: "named",
    version: "1.1.0",
    sha256: digest("gone"),
    tier: "guest",
    publisher: null,
    by: "u",
    at: 1,
  };
  const first = snapshotWith({
    ...own,
    name: "A",
    installs: [{ ...runs, previous }],
  });
  await insertRevision(db, { snapshot: first, by: "u", at: 1, summary: [], expected: null });
  await keepPackVersion(db, row("stranger", 1, { merchant: "m-2" }));
  await db.insert(packVersion).values(Array.from({ length: keptVersions }, (_, index) => row("many", 100 + index)));
  await keepPackVersion(db, row("newest", 1_000));
  const left = (await db.select({ sha256: packVersion.sha256 }).from(packVersion)).map(({ sha256 }) => sha256);
  expect(left).toHaveLength(keptVersions + 2);
  expect(left).toEqual(expect.arrayContaining(["named-10", "stranger-1", "newest-1000", "many-101"].map(digest)));
  expect(left).not.toContain(digest("calm-1"));
  expect(left).not.toContain(digest("many-100"));
});

test("packs are named as removed while their findings stay, by their newest title", async () => {
  const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => 1, random: () => 0 });
  const rows = rowsFixture({ ...own, findings: 3, messages: 4 });
  for (const [index, finding] of rows.findings.entries()) {
    Object.assign(finding, { point: ["many/loud", "many/loud", "many-more/loud"][index] });
  }
  await writer.append(rows);
  expect(await readRemovedPacks(db, own, ["alerts"])).toEqual([
    { id: "many", title: { zh: "many", en: `many ${99 + keptVersions}` } },
  ]);
  expect(await readRemovedPacks(db, own, ["many"])).toEqual([]);
  expect(await readRemovedPacks(db, { ...own, shop: "s-2" }, [])).toEqual([]);

  const usage = await readPackUsage(db, own, { pack: "many", since: fixtureAt - 1 });
  expect([usage.messages, usage.findings, usage.wrong]).toEqual([4, new Map([["many/loud", 2]]), new Map()]);
  expect(
    (await readPackUsage(db, { merchant: "m-2", shop: "s-1" }, { pack: "many", since: fixtureAt - 1 })).messages,
  ).toBe(0);
});

test("samples come out of an index in their order", async () => {
  const query = newestFindingsQuery(db, own, { point: "many/loud", limit: 3 });
  expect(await query).toHaveLength(2);
  const { sql, params } = query.toSQL();
  const client = createClient({ url: database.url });
  const plan = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: params as InValue[] });
  const text = plan.rows.map(({ detail }) => String(detail)).join("\n");
  expect(text).toContain("finding_point (shop=? AND point=?)");
  expect(text).not.toMatch(/SCAN|TEMP B-TREE/);
});
