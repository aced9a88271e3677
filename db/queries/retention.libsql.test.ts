import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { rowsFixture } from "../../worker/ledger/fixtures.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { merchant, settingsRevision, shop } from "../schema.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { addFinding } from "./added-findings.ts";
import { openAppeal } from "./appeals.ts";
import { addRemark } from "./remarks.ts";
import { deleteConversations, expiredConversations } from "./retention.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;

const day = 86_400_000;
const now = Date.UTC(2026, 9, 31);

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => now, random: () => 0 });
  await db.insert(merchant).values({ id: "m-1", name: "M", createdAt: 1 });
  for (const [id, retentionDays] of [
    ["short", 10],
    ["long", 100],
  ] as const) {
    await db.insert(shop).values({ id, merchant: "m-1", name: id, revision: 2, createdAt: 1 });
    // Only the live revision counts: the old one would keep nothing.
    for (const [revision, days] of [
      [1, 1],
      [2, retentionDays],
    ] as const) {
      const snapshot = JSON.stringify({ retentionDays: days });
      await createClient({ url: database.url }).execute({
        sql: "INSERT INTO settings_revision (merchant, shop, revision, snapshot, by, at, summary) VALUES ('m-1', ?, ?, ?, 'x', 1, '[]')",
        args: [id, revision, snapshot],
      });
    }
    for (const age of [5, 20, 200]) {
      const conversation = `age-${age}`;
      await writer.append(rowsFixture({ shop: id, conversation, at: now - age * day }));
      const remark = {
        id: `${id} ${age}`,
        channel: "interject",
        conversation,
        finding: "f",
        session: null,
        text: "。",
        by: "x",
        at: 1,
      };
      await addRemark(db, { merchant: "m-1", shop: id }, remark);
      const added = { id: `${id} ${age}`, channel: "interject", conversation, session: conversation, sessionAt: 1 };
      const standard = { point: "service/bad-attitude", code: "rude", kind: "deduct" as const, score: -3 };
      const bare = { event: null, quote: null, remark: null, by: "x", at: 1 };
      await addFinding(db, { merchant: "m-1", shop: id }, { ...added, ...standard, ...bare });
      const said = { id: `${id} ${age}`, channel: "interject", conversation, session: conversation, agent: "a-1" };
      const open = { state: "open" as const, decidedBy: null, decidedAt: null, answer: null };
      const rest = { sessionAt: 1, round: 1, items: [], reason: "。", by: "x", at: 1, dueAt: 2 };
      const untold = { precedent: null, remindedAt: null, escalatedAt: null };
      await openAppeal(db, { merchant: "m-1", shop: id }, { ...said, ...open, ...untold, ...rest });
    }
  }
  expect((await db.select().from(settingsRevision)).length).toBe(4);
});

afterAll(() => database.stop());

async function left(table: string) {
  const { rows } = await createClient({ url: database.url }).execute(
    `SELECT shop || ' ' || conversation AS name, count(*) AS count FROM ${table} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

test("each shop loses what is older than its own retention, with all rows, and nothing else", async () => {
  const expired = await expiredConversations(db, { now, limit: 10 });
  expect(expired.map(({ shop: id, conversation }) => `${id} ${conversation}`).sort()).toEqual([
    "long age-200",
    "short age-20",
    "short age-200",
  ]);
  await deleteConversations(db, expired);
  const kept = ["long age-20", "long age-5", "short age-5"];
  for (const [table, count] of [
    ["conversation", 1],
    ["session", 1],
    ["message", 2],
    ["finding", 1],
    ["decision", 1],
    ["remark", 1],
    ["added_finding", 1],
    ["appeal", 1],
  ] as const) {
    expect(await left(table), table).toEqual(Object.fromEntries(kept.map((name) => [name, count])));
  }
  expect(await expiredConversations(db, { now, limit: 10 })).toEqual([]);
});

test("a conversation that has heard something meanwhile is spared", async () => {
  await writer.append(rowsFixture({ shop: "short", conversation: "back", at: now - 30 * day }));
  const expired = await expiredConversations(db, { now, limit: 10 });
  expect(expired.length).toBe(1);
  await writer.append(rowsFixture({ shop: "short", conversation: "back", at: now - 30 * day, messages: 5_000 }));
  await deleteConversations(db, expired);
  expect(await left("conversation")).toMatchObject({ "short back": 1 });
});
