import { createClient, type InValue } from "@libsql/client/web";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { decisionCsv } from "../../worker/explained/decision-csv.ts";
import { executeOn } from "../../worker/ledger/execute.ts";
import { bareDecision, fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { countDecisions, countOutcomes, countReach } from "./decision-counts.ts";
import {
  type DecisionFilter,
  decisionsQuery,
  everyDecision,
  listDecisions,
  readDecision,
  stepsQuery,
} from "./decisions.ts";
import { armsQuery, readArms } from "./lift.ts";
import { listTasks, readTask, tasksQuery } from "./tasks.ts";

let database: TestDatabase;
let db: Database;
const tenant = { merchant: "m-1", shop: "s-1" };
const mismatched = { merchant: "m-2", shop: "s-1" };
const stranger = { merchant: "m-2", shop: "s-2" };
const formula = `=HYPERLINK("http://evil.example","买家")`;

/** One conversation: a menu that was chosen, its hand-over, and a later decision that was suppressed. */
function story(owner: typeof tenant, index: number): LedgerRows {
  const conversation = `c-${index}`;
  const at = fixtureAt + index * 60_000;
  const rows = rowsFixture({ ...owner, conversation, at, decisions: 3 });
  const [offer, step, later] = rows.decisions as [
    LedgerRows["decisions"][0],
    LedgerRows["decisions"][0],
    LedgerRows["decisions"][0],
  ];
  const heldOut = index % 3 === 0;
  Object.assign(offer, {
    ...bareDecision,
    policy: "offer-human",
    intervention: "handoff/offer-human",
    buyer: "b-1",
    buyerName: formula,
    evidence: ["m-0"],
    facts: { online: 2 },
    ...(heldOut
      ? { outcome: "suppressed", reason: "holdout", arm: "holdout" }
      : { outcome: "acted", arm: "act", choice: "human", choiceAt: at + 5_000, handedOverAt: at + 5_000 }),
    humanAt: index % 2 === 0 ? at + 65_000 : null,
  });
  Object.assign(step, { ...bareDecision, parent: offer.id, policy: "offer-human", reason: "followed" });
  Object.assign(later, { ...bareDecision, policy: "offer-human", outcome: "suppressed", reason: "frequency" });
  rows.tasks.push({
    id: offer.id,
    session: offer.session,
    event: "m-0",
    kind: index % 2 === 0 ? "call-back" : "message",
    text: "请回电",
    agent: index % 2 === 0 ? "a-1" : null,
    buyer: "b-1",
    buyerName: formula,
    intervention: "handoff/offer-human",
    point: null,
    openedAt: at,
    dueAt: null,
    state: "open",
    seenAt: null,
    closedAt: null,
    by: null,
  });
  return rows;
}

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: Date.now, random: () => 0 });
  const appends = [tenant, stranger].flatMap((owner) => Array.from({ length: 12 }, (_, index) => story(owner, index)));
  const receipts = await Promise.all(appends.map((rows) => writer.append(rows)));
  expect(receipts.every(({ ok }) => ok)).toBe(true);
});
afterAll(() => database.stop());

const count = async (filter: DecisionFilter) =>
  (await listDecisions(db, tenant, { ...filter, limit: 200 })).items.length;

test("decisions are filtered by reason, intervention, choice and arm; later steps come only when they are asked for (N01, N02)", async () => {
  expect(await count({})).toBe(24);
  expect(await count({ steps: true })).toBe(36);
  expect(await count({ reason: "frequency" })).toBe(12);
  expect(await count({ reason: "followed" })).toBe(0);
  expect(await count({ reason: "followed", steps: true })).toBe(12);
  expect(await count({ intervention: "handoff/offer-human" })).toBe(12);
  expect(await count({ choice: "human" })).toBe(8);
  expect(await count({ arm: "holdout" })).toBe(4);
  expect(await count({ arm: "holdout", conversation: "c-3" })).toBe(1);
});

test("one decision is read with its later steps, from whichever of them is named", async () => {
  const { items } = await listDecisions(db, tenant, { choice: "human", limit: 1 });
  const id = items[0]?.id ?? "";
  const known = await readDecision(db, tenant, id);
  expect(known?.decision).toMatchObject({ id, choice: "human", facts: { online: 2 }, evidence: ["m-0"] });
  expect(known?.steps).toMatchObject([{ parent: id, reason: "followed" }]);
  expect((await readDecision(db, tenant, known?.steps[0]?.id ?? ""))?.decision.id).toBe(id);
  expect(await readDecision(db, tenant, "none")).toBeNull();
  expect(await readDecision(db, mismatched, id)).toBeNull();
  expect(await readDecision(db, stranger, id)).toBeNull();
});

test("counts are in decisions and in conversations, without later steps", async () => {
  expect(await countDecisions(db, tenant, { by: "reason" })).toEqual([
    { value: "frequency", decisions: 12, conversations: 12 },
    { value: "matched", decisions: 8, conversations: 8 },
    { value: "holdout", decisions: 4, conversations: 4 },
  ]);
  expect(await countDecisions(db, tenant, { by: "arm", policy: "offer-human" })).toEqual([
    { value: null, decisions: 12, conversations: 12 },
    { value: "act", decisions: 8, conversations: 8 },
    { value: "holdout", decisions: 4, conversations: 4 },
  ]);
  expect(await countReach(db, tenant, { policy: "offer-human" })).toEqual({
    decided: 12,
    acted: 8,
    observed: 0,
    heldOut: 4,
  });
  expect(await countOutcomes(db, mismatched, { policy: "offer-human" })).toEqual([]);
  expect(await countDecisions(db, mismatched, { by: "policy" })).toEqual([]);
  expect((await readArms(db, tenant, { policy: "offer-human", good: 4 })).act).toMatchObject({
    conversations: 8,
    humanReached: 4,
    rated: 0,
    ratingSum: 0,
  });
});

test("tasks are filtered by state, kind and agent, newest first, and belong to their shop", async () => {
  const list = async (filter: object, owner = tenant) => (await listTasks(db, owner, filter)).items;
  expect((await list({})).length).toBe(12);
  expect((await list({ kind: "call-back", agent: "a-1" })).length).toBe(6);
  expect(await list({ state: "done" })).toEqual([]);
  expect((await list({ limit: 1 }))[0]?.conversation).toBe("c-11");
  expect(await list({}, mismatched)).toEqual([]);
  const [first] = await list({});
  expect(await readTask(db, tenant, first?.id ?? "")).toEqual(first);
  expect(await readTask(db, stranger, first?.id ?? "")).toBeNull();
});

test("the file has a line a decision, local times, and no cell that a spreadsheet would run (N01)", async () => {
  let text = "";
  for await (const part of decisionCsv(everyDecision(db, tenant, { intervention: "handoff/offer-human" }), {
    language: "zh",
    timeZone: "Asia/Shanghai",
    packs,
  }))
    text += part;
  expect(text.startsWith('\uFEFF"时间","会话"')).toBe(true);
  const lines = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  expect(lines.length).toBe(12);
  expect(lines[0]).toMatchObject({
    时间: "2026-10-01 16:41:00",
    会话: "c-11",
    买家昵称: `'${formula}`,
    依据的消息: "m-0",
    原因代码: "matched",
    原因: "符合策略",
    选择: "human",
  });
  expect(lines.find((line) => line.会话 === "c-4")).toMatchObject({ "等待人工（秒）": "60" });
  expect(lines.find((line) => line.会话 === "c-3")).toMatchObject({ 分组: "holdout", 选择: "" });
  expect(text).not.toContain("什么时候发货");
});

test("no list reads a whole table or sorts one", async () => {
  const cursor = { at: fixtureAt, seq: 10 };
  const period = { from: fixtureAt, to: fixtureAt + 60_000 };
  const filters: DecisionFilter[] = [
    {},
    { reason: "frequency" },
    { intervention: "a/b" },
    { choice: "human" },
    { arm: "act", policy: "offer-human" },
    { conversation: "c-1" },
    { steps: true, reason: "x" },
  ];
  const queries = [
    ...filters.flatMap((filter) => [
      decisionsQuery(db, tenant, filter),
      decisionsQuery(db, tenant, { ...filter, ...period, cursor }),
    ]),
    ...[{}, { state: "open" as const }, { agent: "a-1" }, { kind: "message" as const }, { conversation: "c-1" }].map(
      (filter) => tasksQuery(db, tenant, { ...filter, ...period, cursor }),
    ),
    stepsQuery(db, tenant, { id: "x", conversation: "c-1" }),
  ];
  const client = createClient({ url: database.url });
  const planOf = async (query: { toSQL(): { sql: string; params: unknown[] } }) => {
    const { sql, params } = query.toSQL();
    const plan = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: params as InValue[] });
    return plan.rows.map(({ detail }) => String(detail)).join("\n");
  };
  for (const query of queries) {
    const plan = await planOf(query);
    expect(plan, query.toSQL().sql).toMatch(/SEARCH \w+ USING/);
    expect(plan, query.toSQL().sql).not.toMatch(/SCAN \w|TEMP B-TREE(?! FOR (LAST TERM|RIGHT PART) OF ORDER BY)/);
  }
  // The arms are counted over their own index, whatever else the policy decided.
  expect(await planOf(armsQuery(db, tenant, { policy: "p", good: 4, ...period }))).toContain("decision_arm");
});
