import { createClient, LibsqlError } from "@libsql/client/web";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDatabase, type TestDatabase } from "../../db/test-database.ts";
import { type FaultProxy, startFaultProxy } from "../../test/faults/proxy.ts";
import { executeOn } from "./execute.ts";
import { type Fixture, fixtureAt, rowsFixture } from "./fixtures.ts";
import type { LedgerRows, Receipt } from "./rows.ts";
import { Writer } from "./writer.ts";

let database: TestDatabase;
let proxy: FaultProxy;

beforeAll(async () => {
  database = await startTestDatabase();
  proxy = await startFaultProxy(database.url);
});

afterAll(async () => {
  await proxy.stop();
  await database.stop();
});

/** A writer on the real server behind the proxy, with a clock of its own, and little patience with a proxy that hangs. */
function writerFor({ commitMs = 0, pause }: { commitMs?: number; pause?: (ms: number) => Promise<unknown> } = {}) {
  const clock = { now: fixtureAt };
  const transactions: number[] = [];
  const patient = executeOn({ LIBSQL_URL: proxy.url });
  const impatient = executeOn({ LIBSQL_URL: proxy.url }, { patienceMs: 50 });
  const writer = new Writer({
    execute: (statements) => {
      transactions.push(statements.length);
      clock.now += commitMs;
      return (proxy.mode === "hang" ? impatient : patient)(statements);
    },
    now: () => clock.now,
    random: () => 0,
    ...(pause && { pause }),
  });
  return { writer, clock, transactions };
}

async function rows(sql: string, ...args: (string | number)[]) {
  const result = await createClient({ url: database.url }).execute({ sql, args });
  return result.rows.map((row) => ({ ...row }));
}

async function counters(shop: string) {
  const found = await rows(
    "SELECT metric, subject, sum(count) AS count FROM hourly_counter WHERE shop = ? GROUP BY 1, 2 ORDER BY 1, 2",
    shop,
  );
  return Object.fromEntries(found.map(({ metric, subject, count }) => [`${metric} ${subject}`, count]));
}

let shops = 0;
/** Rows of a shop that no other test uses. */
function ownShop(): (changes?: Fixture) => LedgerRows {
  const shop = `shop-${shops++}`;
  return (changes) => rowsFixture({ shop, ...changes });
}

const ok: Receipt = { ok: true };

test("what was acknowledged is there, with its tenant", async () => {
  const { writer } = writerFor();
  const make = ownShop();
  const append = make({ messages: 3 });
  expect(await writer.append(append)).toEqual(ok);
  const found = await rows("SELECT merchant, event, text, role FROM message WHERE shop = ? ORDER BY at", append.shop);
  expect(found).toEqual([
    { merchant: "m-1", event: "m-0", text: "什么时候发货 0", role: "buyer" },
    { merchant: "m-1", event: "m-1", text: "什么时候发货 1", role: "agent" },
    { merchant: "m-1", event: "m-2", text: "什么时候发货 2", role: "buyer" },
  ]);
});

test("sending the same rows again changes nothing, counters included", async () => {
  const { writer } = writerFor();
  const append = ownShop()({ messages: 5, findings: 2, decisions: 2 });
  const tables = ["conversation", "session", "message", "finding", "decision"];
  const dump = async () =>
    JSON.stringify([
      await Promise.all(tables.map((table) => rows(`SELECT * FROM ${table} WHERE shop = ? ORDER BY seq`, append.shop))),
      await counters(append.shop),
    ]);
  await writer.append(append);
  const before = await dump();
  expect(await writer.append(append)).toEqual(ok);
  expect(await Promise.all([writer.append(append), writer.append(append)])).toEqual([ok, ok]);
  expect(await dump()).toBe(before);
  expect(await counters(append.shop)).toEqual({
    "findings alerts/unanswered": 2,
    "interventions supervision/notify-supervisor": 2,
    "messages agent": 2,
    "messages buyer": 3,
  });
});

test("counters fall into the hour of the event", async () => {
  const { writer } = writerFor();
  const make = ownShop();
  const append = make({ messages: 1, findings: 0, decisions: 0 });
  await writer.append(append);
  await writer.append(make({ conversation: "c-2", at: fixtureAt + 3_600_000, messages: 1, findings: 0, decisions: 0 }));
  const found = await rows("SELECT hour, count FROM hourly_counter WHERE shop = ? ORDER BY hour", append.shop);
  const hour = Date.UTC(2026, 9, 1, 8);
  expect(found).toEqual([
    { hour, count: 1 },
    { hour: hour + 3_600_000, count: 1 },
  ]);
});

test("a retraction erases the text for good, whatever is sent after it", async () => {
  const { writer } = writerFor();
  const append = ownShop()({ messages: 1 });
  await writer.append(append);
  const retracted = structuredClone(append);
  for (const message of retracted.messages) Object.assign(message, { text: null, content: null, retracted: true });
  await writer.append(retracted);
  await writer.append(append);
  const found = await rows("SELECT text, content, retracted FROM message WHERE shop = ?", append.shop);
  expect(found).toEqual([{ text: null, content: null, retracted: 1 }]);
});

test("newest values win: status of a finding, outcome of a decision, score of a session", async () => {
  const { writer } = writerFor();
  const append = ownShop()();
  await writer.append(append);
  const later = structuredClone(append);
  for (const finding of later.findings) finding.status = "withdrawn";
  for (const decision of later.decisions) {
    decision.outcome = "cancelled";
    for (const action of decision.actions) action.state = "cancelled";
  }
  for (const session of later.sessions) Object.assign(session, { score: 97.5, judgedAt: fixtureAt });
  later.conversation.dueAt = fixtureAt + 5;
  await writer.append(later);

  const { shop } = append;
  expect(await rows("SELECT status FROM finding WHERE shop = ?", shop)).toEqual([{ status: "withdrawn" }]);
  expect(await rows("SELECT outcome, actions ->> '$[0].state' AS state FROM decision WHERE shop = ?", shop)).toEqual([
    { outcome: "cancelled", state: "cancelled" },
  ]);
  expect(await rows("SELECT score FROM session WHERE shop = ?", shop)).toEqual([{ score: 97.5 }]);
  expect(await rows("SELECT due_at FROM conversation WHERE shop = ?", shop)).toEqual([{ due_at: fixtureAt + 5 }]);
  const gone = { "findings alerts/unanswered": 0, "interventions supervision/notify-supervisor": 0 };
  expect(await counters(shop)).toMatchObject(gone);

  await writer.append(append);
  const back = { "findings alerts/unanswered": 1, "interventions supervision/notify-supervisor": 1 };
  expect(await counters(shop)).toMatchObject(back);
});

test("another shop's rows are not touched by rows that carry their ids", async () => {
  const { writer } = writerFor();
  const append = ownShop()();
  await writer.append(append);
  const forged = structuredClone(append);
  forged.shop = "shop-of-somebody-else";
  forged.conversation.buyer = "intruder";
  for (const message of forged.messages) message.text = "intruder";
  for (const finding of forged.findings) finding.status = "withdrawn";
  await writer.append(forged);
  await writer.append({ ...forged, shop: append.shop, merchant: "m-2" });
  const { shop } = append;
  expect(await rows("SELECT merchant, buyer FROM conversation WHERE shop = ?", shop)).toEqual([
    { merchant: "m-1", buyer: "b-1" },
  ]);
  const texts = await rows("SELECT DISTINCT merchant, text = 'intruder' AS forged FROM message WHERE shop = ?", shop);
  expect(texts).toEqual([{ merchant: "m-1", forged: 0 }]);
  expect(await rows("SELECT status FROM finding WHERE shop = ?", shop)).toEqual([{ status: "active" }]);
});

test("text comes back as it was sent, with quotes, marks, emoji and NUL", async () => {
  const { writer } = writerFor();
  const append = ownShop()({ messages: 1 });
  const text = `'"\\;-- \u0000 \u200b\u202e👩‍👩‍👧 ﷽ \ud83d`;
  for (const message of append.messages) message.text = text;
  await writer.append(append);
  const [found] = await rows("SELECT text, hex(text) AS bytes FROM message WHERE shop = ?", append.shop);
  expect(found?.text).toBe(text.toWellFormed());
});

test("appends that wait share a transaction, which stays within its size", async () => {
  const { writer, transactions } = writerFor();
  const make = ownShop();
  const appends = Array.from({ length: 300 }, (_, index) => make({ conversation: `c-${index}`, messages: 20 }));
  const receipts = await Promise.all(appends.map((append) => writer.append(append)));
  expect(receipts.every((receipt) => receipt.ok)).toBe(true);
  const all = appends.length * 24;
  expect(transactions.length).toBeGreaterThanOrEqual(Math.ceil(all / 2_000));
  expect(transactions.length).toBeLessThan(8);
  const [found] = await rows("SELECT count(*) AS count FROM message WHERE shop = ?", appends[0]?.shop ?? "");
  expect(found).toEqual({ count: 6_000 });
});

test("rows that the database refuses spoil no other append, and are named in a dead letter", async () => {
  const { writer } = writerFor();
  const make = ownShop();
  const appends = Array.from({ length: 100 }, (_, index) => make({ conversation: `c-${index}` }));
  const poison = appends[37];
  if (poison === undefined) throw new Error("no poison");
  // What a bug of ours could send: a column that may not be null.
  for (const message of poison.messages) Reflect.set(message, "event", null);
  const receipts = await Promise.all(appends.map((append) => writer.append(append)));
  expect(receipts.filter((receipt) => receipt.ok).length).toBe(99);
  expect(receipts[37]).toMatchObject({ ok: false, rejected: { times: 1, reason: "SQLITE_CONSTRAINT" } });
  expect(await writer.append(poison)).toMatchObject({ ok: false, rejected: { times: 2 } });
  expect(writer.breaker.down).toBe(false);

  const dead = () =>
    rows("SELECT conversation, reason, times, resolved_at FROM dead_letter WHERE shop = ?", poison.shop);
  expect(await dead()).toEqual([{ conversation: "c-37", reason: "SQLITE_CONSTRAINT", times: 2, resolved_at: null }]);
  const [count] = await rows("SELECT count(*) AS count FROM conversation WHERE shop = ?", poison.shop);
  expect(count).toEqual({ count: 99 });

  expect(await writer.append(make({ conversation: "c-37" }))).toEqual(ok);
  expect((await dead())[0]?.resolved_at).toBe(fixtureAt);
});

test.for(["down", "500"] as const)(
  "while the database is %s everybody is sent away at once, then all is accepted",
  async (mode) => {
    const { writer, clock, transactions } = writerFor();
    const make = ownShop();
    const append = make();
    const faults = proxy.faults[mode];
    proxy.mode = mode;
    const first = await Promise.all([writer.append(append), writer.append(make({ conversation: "c-2" }))]);
    expect(first.every((receipt) => !receipt.ok && receipt.retryAfter >= 5)).toBe(true);
    const calls = transactions.length;
    const refused = await Promise.all(Array.from({ length: 50 }, () => writer.append(append)));
    expect(refused.every((receipt) => !receipt.ok)).toBe(true);
    expect(transactions.length).toBe(calls);
    expect(proxy.faults[mode]).toBeGreaterThan(faults);

    proxy.mode = "ok";
    clock.now += 15_000;
    expect(await writer.append(append)).toEqual(ok);
    expect(await writer.append(make({ conversation: "c-2" }))).toEqual(ok);
    const [count] = await rows("SELECT count(*) AS count FROM conversation WHERE shop = ?", append.shop);
    expect(count).toEqual({ count: 2 });
  },
);

test("a database that hangs is given up after the patience, and not asked by those who come after", async () => {
  const { writer, clock } = writerFor();
  const append = ownShop()();
  const faults = proxy.faults.hang;
  proxy.mode = "hang";
  expect(await writer.append(append)).toMatchObject({ ok: false });
  expect(await writer.append(append)).toMatchObject({ ok: false });
  expect(proxy.faults.hang).toBe(faults + 1);
  proxy.mode = "ok";
  clock.now += 15_000;
  expect(await writer.append(append)).toEqual(ok);
});

test("a commit whose answer is lost is sent again and counts once", async () => {
  const { writer, clock } = writerFor();
  const append = ownShop()({ messages: 4 });
  const faults = proxy.faults["commit-then-drop"];
  proxy.mode = "commit-then-drop";
  expect(await writer.append(append)).toMatchObject({ ok: false });
  expect(proxy.faults["commit-then-drop"]).toBe(faults + 1);
  const committed = await rows("SELECT count(*) AS count FROM message WHERE shop = ?", append.shop);
  expect(committed).toEqual([{ count: 4 }]);
  proxy.mode = "ok";
  clock.now += 15_000;
  expect(await writer.append(append)).toEqual(ok);
  expect(await counters(append.shop)).toMatchObject({ "messages buyer": 2, "messages agent": 2 });
});

test("appends that follow a commit gather for a while in its time, and share a transaction", async () => {
  const pauses: { ms: number; end: () => void }[] = [];
  const pause = (ms: number) => new Promise<void>((end) => pauses.push({ ms, end }));
  const { writer, clock, transactions } = writerFor({ commitMs: 20, pause });
  const make = ownShop();
  expect(await writer.append(make({ conversation: "c-1" }))).toEqual(ok);
  // Behind the commit, which has answered before it has ended.
  expect(await writer.exclusively(async () => transactions.length)).toBe(1);
  const two = [writer.append(make({ conversation: "c-2" })), writer.append(make({ conversation: "c-3" }))];
  expect(pauses.map(({ ms }) => ms)).toEqual([60]);
  // Other writes do not wait for what is gathered.
  expect(await writer.exclusively(async () => transactions.length)).toBe(1);
  pauses[0]?.end();
  expect(await Promise.all(two)).toEqual([ok, ok]);
  expect(transactions).toHaveLength(2);
  clock.now += 1_000;
  expect(await writer.append(make({ conversation: "c-4" }))).toEqual(ok);
  expect(pauses).toHaveLength(1);
});

test("a group that is full waits for nobody, and a slow commit makes nobody wait long", async () => {
  const pauses: number[] = [];
  const pause = (ms: number) => {
    pauses.push(ms);
    return new Promise<never>(() => {});
  };
  const { writer, transactions } = writerFor({ commitMs: 5_000, pause });
  const make = ownShop();
  await writer.append(make({ conversation: "c-1" }));
  await writer.exclusively(async () => {});
  const many = Array.from({ length: 11 }, (_, index) =>
    writer.append(make({ conversation: `full-${index}`, messages: 200 })),
  );
  await Promise.all(many.slice(0, 9));
  expect(pauses[0]).toBe(250);
  expect(transactions.length).toBeGreaterThan(1);
});

test("a database that was not migrated counts as down, not as rows that are refused", async () => {
  const writer = new Writer({
    execute: () => Promise.reject(new LibsqlError("no such table: message", "SQLITE_UNKNOWN")),
    now: () => 0,
    random: () => 0,
  });
  const receipt = await writer.append(rowsFixture());
  expect(receipt).toEqual({ ok: false, retryAfter: 5 });
  expect(writer.breaker.down).toBe(true);
});

test("rows of a version that it does not know are kept by their sender", async () => {
  const { writer, transactions } = writerFor();
  const append = rowsFixture();
  Reflect.set(append, "v", 2);
  expect(await writer.append(append)).toMatchObject({ ok: false });
  expect(transactions).toEqual([]);
});
