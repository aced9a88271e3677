import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { FindingRow } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { type AlertView, alertViews } from "./alert-views.ts";
import { alertsQuery, listAlerts } from "./alerts.ts";
import { recordHandling } from "./handling.ts";
import { suggestionsQuery } from "./own-desk.ts";
import { addRemark } from "./remarks.ts";

let database: TestDatabase;
let db: Database;
const tenant = { merchant: "m-1", shop: "s-1" };
const by = "user:q";

const statuses = ["active", "active", "active", "resolved", "dismissed", "withdrawn", "shadow"] as const;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  const writer = new Writer({
    execute: executeOn({ LIBSQL_URL: database.url }),
    now: () => fixtureAt,
    random: () => 0,
  });
  for (const [index, status] of statuses.entries()) {
    const rows = rowsFixture({ ...tenant, conversation: `c-${index}`, at: fixtureAt + index * 60_000 });
    const [finding] = rows.findings as [FindingRow];
    Object.assign(finding, { kind: "alert", status, agent: `a-${index % 2}` });
    await writer.append(rows);
  }
});

afterAll(() => database.stop());

const idOf = (index: number) => rowsFixture({ ...tenant, conversation: `c-${index}` }).findings[0]?.id ?? "";
const shown = async (view: AlertView, more = {}) =>
  (await listAlerts(db, tenant, { view, ...more })).items.map(({ conversation }) => conversation);

test("an alert is in one view of its state, newest first, and what does not stand is in none (N11)", async () => {
  await recordHandling(db, tenant, { id: idOf(1), state: "taken", by, at: fixtureAt + 5 });
  await recordHandling(db, tenant, { id: idOf(2), state: "handled", by, at: fixtureAt + 6 });
  expect(await shown("pending")).toEqual(["c-0"]);
  expect(await shown("taken")).toEqual(["c-1"]);
  expect(await shown("live")).toEqual(["c-1", "c-0"]);
  expect(await shown("handled")).toEqual(["c-2"]);
  expect(await shown("resolved")).toEqual(["c-3"]);
  expect(await shown("wrong")).toEqual(["c-4"]);
  expect(await shown("all")).toEqual(["c-4", "c-3", "c-2", "c-1", "c-0"]);
  expect(await shown("all", { agent: "a-1" })).toEqual(["c-3", "c-1"]);
});

test("each line says whom it is about and how much was noted, and a stranger reads nothing", async () => {
  const finding = idOf(0);
  const remark = {
    id: "r-1",
    channel: "interject",
    conversation: "c-0",
    finding,
    session: null,
    text: "已安抚",
    by,
    at: fixtureAt,
  };
  await addRemark(db, tenant, remark);
  const { items } = await listAlerts(db, tenant, { view: "pending" });
  const buyer = rowsFixture(tenant).conversation.buyer;
  expect(items).toMatchObject([{ id: finding, buyer, remarks: 1 }]);
  for (const view of alertViews) {
    const stranger = { merchant: "m-2", shop: "s-1" };
    expect((await listAlerts(db, stranger, { view })).items).toEqual([]);
  }
});

test("who took an alert first stays, and giving it back makes it anybody's", async () => {
  const id = idOf(0);
  const take = (who: string, at: number) => recordHandling(db, tenant, { id, state: "taken", by: who, at });
  await take(by, fixtureAt + 1);
  await take("user:late", fixtureAt + 2);
  const taken = (await listAlerts(db, tenant, { view: "taken" })).items.find((item) => item.id === id);
  expect(taken).toMatchObject({ takenBy: by, takenAt: fixtureAt + 1 });
  await recordHandling(db, tenant, { id, state: "seen", by, at: fixtureAt + 3 });
  await take("user:late", fixtureAt + 4);
  const again = (await listAlerts(db, tenant, { view: "taken" })).items.find((item) => item.id === id);
  expect(again).toMatchObject({ takenBy: "user:late", seenBy: by });
});

test("every view is read out of an index, newest first, without sorting the shop's history", async () => {
  const planOf = async (query: { getSQL(): SQL }) => {
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query.getSQL()}`);
    return plan.map(({ detail }) => detail).join("\n");
  };
  const cursor = { at: 5, seq: 6 };
  for (const view of alertViews) {
    const plan = await planOf(alertsQuery(db, tenant, { view, cursor }));
    expect([view, plan]).toEqual([view, expect.stringMatching(/finding USING INDEX finding_\w+ \(shop=\?/)]);
    expect([view, plan]).toEqual([view, expect.not.stringMatching(/SCAN (finding|conversation|remark)\b/)]);
    expect([view, plan]).toEqual([view, expect.not.stringContaining("USE TEMP B-TREE FOR ORDER BY")]);
  }
  const own = await planOf(suggestionsQuery(db, tenant, { agents: ["a-1"], since: 1 }));
  expect(own).toContain("session_agent (shop=? AND agent=? AND started_at>?)");
  expect(own).toContain("decision_conversation (shop=? AND conversation=?)");
});
