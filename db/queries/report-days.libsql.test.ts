import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { readServiceReport } from "../../worker/reports/service-report.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import type { DayKeeper } from "./report-days.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;
beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => fixtureAt, random: () => 0 });
});
afterAll(() => database.stop());

const dayMs = 86_400_000;
/** The fixture's day and the one after it. */
const days = { from: "2026-10-01", to: "2026-10-02" };
let shops = 0;
let tenant = { merchant: "m-1", shop: "" };
beforeEach(() => {
  tenant = { merchant: "m-1", shop: `kept-${++shops}` };
});

async function put(conversation: string, change: (rows: LedgerRows) => void = () => {}) {
  const rows = rowsFixture({ ...tenant, conversation, findings: 3, messages: 4 });
  change(rows);
  await writer.append(rows);
}

/** A report, and what it left to do behind the answer. */
async function report({ now = fixtureAt + 10 * dayMs } = {}) {
  const work: Promise<unknown>[] = [];
  const keeper: DayKeeper = { db, now, later: (promise) => void work.push(promise) };
  const read = await readServiceReport(db, tenant, { ...days, groups: [] }, keeper);
  await Promise.all(work);
  return { sessions: read.total.sessions.value, score: read.total.averageScore.value, deductions: read.deductions };
}

const kept = async () => {
  const rows = await db.all(
    sql`SELECT count(*) AS days, count(body) AS bodies FROM report_day WHERE shop = ${tenant.shop}`,
  );
  return rows[0];
};

test("a day is added up once, and the next report says the same out of what was kept", async () => {
  await put("c-1");
  await put("c-2");
  const first = await report();
  // Two days of sums, two of deductions.
  expect(await kept()).toMatchObject({ days: 4, bodies: 4 });
  // Would be noticed: rows that no trigger knows of.
  await db.run(
    sql`UPDATE report_day SET body = replace(body, '"sessions":2', '"sessions":7') WHERE shop = ${tenant.shop}`,
  );
  expect((await report()).sessions).toBe(7);
  expect(first.sessions).toBe(2);
});

test("whatever changes of a day drops it: a session, a score, a finding that was called wrong, a tag by hand", async () => {
  await put("c-1");
  const changes: [string, () => Promise<unknown>][] = [
    ["another session", () => put("c-2")],
    ["a new judgement", () => put("c-1", ({ sessions }) => Object.assign(sessions[0] ?? {}, { score: 10 }))],
    [
      "a dismissal",
      () => db.run(sql`UPDATE finding SET status = 'dismissed', kind = 'deduct' WHERE shop = ${tenant.shop}`),
    ],
    ["an erased session", () => db.run(sql`DELETE FROM session WHERE shop = ${tenant.shop} AND conversation = 'c-2'`)],
  ];
  for (const [what, change] of changes) {
    await report();
    await change();
    const plain = await readServiceReport(db, tenant, { ...days, groups: [] });
    const again = await report();
    expect([what, again.sessions, again.score]).toEqual([
      what,
      plain.total.sessions.value,
      plain.total.averageScore.value,
    ]);
    expect(again.deductions).toEqual(plain.deductions);
  }
});

test("what changes between reading a day and keeping it is not lost", async () => {
  await put("c-1");
  const work: Promise<unknown>[] = [];
  // Another write comes first: it takes the mark away, and the sums have no place any more.
  const slow = new Proxy(db, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name);
      return async (statements: Parameters<Database["batch"]>[0]) => {
        await put("c-2");
        return target.batch(statements);
      };
    },
  });
  const keeper: DayKeeper = { db: slow, now: fixtureAt + 10 * dayMs, later: (promise) => void work.push(promise) };
  await readServiceReport(db, tenant, { ...days, groups: [] }, keeper);
  await Promise.all(work);
  expect((await report()).sessions).toBe(2);
});

test("a day that goes on is not kept", async () => {
  await put("c-1");
  await report({ now: fixtureAt });
  expect(await kept()).toMatchObject({ days: 0 });
});
