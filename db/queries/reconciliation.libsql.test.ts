import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { FindingRow } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { recordVerdict } from "./findings.ts";
import { reconcileSessions, reconciliationSql } from "./reconciliation.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;

const tenant = { merchant: "m-1", shop: "s-1" };
const families = [
  { point: "service/attitude", alerts: ["alerts/abuse", "alerts/sarcasm"], types: ["presale", "aftersale"] },
  { point: "service/ad-law", alerts: ["alerts/ad-law"], types: ["presale"] },
];
const everything = { families, from: 0, to: Number.MAX_SAFE_INTEGER, limit: 50 };

type Seen = { point: string; status?: FindingRow["status"]; at?: number; kept?: boolean };

/** A session with these findings; `judgedAt` is an hour after its first message. */
async function session(
  conversation: string,
  seen: Seen[],
  { owner = tenant, judgedAt = fixtureAt + 3_600_000, at = fixtureAt, type = "presale" as const }: SessionOptions = {},
): Promise<void> {
  const rows = rowsFixture({ ...owner, conversation, at, findings: seen.length, decisions: 0 });
  for (const one of rows.sessions) Object.assign(one, { judgedAt, type });
  for (const [index, finding] of rows.findings.entries()) {
    const { point, status = "active", at: foundAt = at + 1_000 } = seen[index] as Seen;
    Object.assign(finding, { id: `${owner.shop}/${conversation}/${index}`, point, status, at: foundAt });
  }
  expect(await writer.append(rows)).toEqual({ ok: true });
  for (const [index, { kept }] of seen.entries()) {
    if (kept !== true) continue;
    await recordVerdict(db, owner, {
      id: `${owner.shop}/${conversation}/${index}`,
      verdict: "right",
      by: "user:q",
      at: 1,
    });
  }
}

type SessionOptions = {
  owner?: typeof tenant;
  judgedAt?: number | null;
  at?: number;
  type?: "presale" | "aftersale" | "unsure";
};

const attitude = { point: "service/attitude" };
const abuse = { point: "alerts/abuse" };
const sarcasm = { point: "alerts/sarcasm" };

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => 0, random: () => 0 });
  await session("both", [attitude, abuse, { ...abuse, at: fixtureAt + 2_000 }]);
  await session("only-alert", [abuse, sarcasm]);
  await session("only-session", [attitude]);
  await session("kept", [{ ...abuse, kept: true }, sarcasm]);
  await session("dismissed-alert", [{ ...abuse, status: "dismissed" }]);
  await session("dismissed-alert-found", [attitude, { ...abuse, status: "dismissed" }]);
  await session("dismissed-finding", [{ ...attitude, status: "dismissed" }, abuse]);
  await session("resolved", [attitude, { ...sarcasm, status: "resolved" }]);
  // None of these has anything to compare.
  await session("not-judged", [abuse], { judgedAt: null });
  await session("after-judgement", [{ ...abuse, at: fixtureAt + 7_200_000 }]);
  await session("withdrawn", [
    { ...abuse, status: "withdrawn" },
    { ...attitude, status: "shadow" },
  ]);
  await session("only-dismissed-finding", [{ ...attitude, status: "dismissed" }]);
  await session("another-type", [{ point: "alerts/ad-law" }], { type: "aftersale" });
  await session("another-point", [{ point: "alerts/unanswered" }]);
  await session("foreign", [attitude, abuse], { owner: { merchant: "m-2", shop: "s-2" } });
});

afterAll(() => database.stop());

const outcomes = async (filter: Partial<typeof everything> = {}, owner = tenant) => {
  const rows = await reconcileSessions(db, owner, { ...everything, ...filter });
  return Object.fromEntries(rows.map((row) => [row.conversation, `${row.outcome} ${row.reason}`]));
};

test("each judged session is confirmed, overridden, missed live, or missed by the session point, with the reason (F090)", async () => {
  expect(await outcomes()).toEqual({
    both: "confirmed both-found",
    "only-alert": "overridden session-found-nothing",
    "only-session": "missed-live no-alert",
    kept: "missed-by-session alert-kept",
    "dismissed-alert": "overridden alert-dismissed",
    "dismissed-alert-found": "missed-live alert-dismissed",
    "dismissed-finding": "overridden finding-dismissed",
    resolved: "confirmed both-found",
  });
});

test("an item names its alerts, its findings and where it is", async () => {
  const rows = await reconcileSessions(db, tenant, everything);
  expect(rows.find(({ conversation }) => conversation === "kept")).toMatchObject({
    family: "service/attitude",
    alerts: 0b11,
    kept: 0b01,
    dismissed: 0,
    session: "s-1/interject/kept/2026-10-01:a-1",
    channel: "interject",
    startedAt: fixtureAt,
    type: "presale",
    agent: "a-1",
    findings: ["s-1/kept/0", "s-1/kept/1"],
  });
});

test("the period is of the session's first message", async () => {
  await session("later", [attitude, abuse], { at: fixtureAt + 1_000_000 });
  expect(Object.keys(await outcomes({ from: fixtureAt + 1 }))).toEqual(["later"]);
  expect(Object.keys(await outcomes({ to: fixtureAt }))).toEqual([]);
  expect(Object.keys(await outcomes({ to: fixtureAt + 1 }))).not.toContain("later");
});

test("what is not shown is counted: a row stands for all sessions of its kind", async () => {
  for (let index = 0; index < 9; index++) await session(`many-${index}`, [{ point: "service/ad-law" }]);
  const rows = await reconcileSessions(db, tenant, { ...everything, limit: 2 });
  const many = rows.filter(({ family }) => family === "service/ad-law");
  expect(many.map(({ place }) => place)).toEqual([1, 2]);
  expect(many.map(({ first, alike }) => [first, alike])).toEqual([
    [true, 9],
    [false, 9],
  ]);
  // Kinds that are not among the newest two of their outcome still have the row that counts them.
  const overridden = rows.filter(({ family, outcome }) => family === "service/attitude" && outcome === "overridden");
  expect(overridden.filter(({ first }) => first).reduce((sum, { alike }) => sum + alike, 0)).toBe(3);
});

test("no tenant sees another's sessions", async () => {
  expect(await outcomes({}, { merchant: "m-2", shop: "s-2" })).toEqual({ foreign: "confirmed both-found" });
  expect(await outcomes({}, { merchant: "m-2", shop: "s-1" })).toEqual({});
  expect(Object.keys(await outcomes())).not.toContain("foreign");
});

test("findings come from the index of their point and sessions from theirs, never from a whole table", async () => {
  const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${reconciliationSql(tenant, everything)}`);
  const text = plan.map(({ detail }) => detail).join("\n");
  expect(text).toContain("SEARCH finding USING INDEX finding_point (shop=? AND point=? AND at>?)");
  expect(text).toContain("SEARCH session USING INDEX session_id_unique (id=?)");
  expect(text).not.toMatch(/SCAN (finding|session)/);
});
