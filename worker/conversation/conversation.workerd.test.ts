import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readClient } from "../../db/client.ts";
import { listFindings } from "../../db/queries/findings.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { newMerchant } from "../api/testing/merchant.ts";
import { load } from "./storage.ts";

const facts = noFacts;
let tenant = { merchant: "", shop: "" };

beforeAll(async () => {
  const merchant = await newMerchant(env);
  tenant = { merchant: merchant.id, shop: merchant.shop };
});

let count = 0;
let conversation = "";
beforeEach(() => {
  conversation = `c-${++count}`;
});

const stub = () => env.CONVERSATION.getByName(`${tenant.merchant}/${tenant.shop}/interject/${conversation}`);

/** A buyer's message that was sent `secondsAgo`. */
function said(id: string, text: string, secondsAgo = 0): ConversationEvent {
  return {
    type: "message",
    id,
    at: Date.now() - secondsAgo * 1_000,
    conversation,
    from: { role: "buyer", id: "b-1" },
    content: [{ type: "text", text }],
  };
}

const receive = (...events: ConversationEvent[]) =>
  stub().receive({ ...tenant, channel: "interject", conversation, events, facts, wait: true });

async function findingsInLedger(point: string) {
  const page = await listFindings(readClient(env), tenant, { conversation, point, limit: 100 });
  return page.items;
}

test("failure F2: what was accepted is known after the object was evicted, with the same answer", async () => {
  const message = said("m-1", "我要去12315投诉你们");
  const first = await receive(message);
  await evictDurableObject(stub());
  const again = await receive(message);
  expect(first).toMatchObject({ ok: true, accepted: 1, duplicates: 0 });
  expect(again).toMatchObject({ ok: true, accepted: 0, duplicates: 1 });
  const quotes = (answer: typeof first) =>
    answer.ok === true ? answer.results[0]?.findings[0]?.evidence[0]?.quote : null;
  expect(quotes(first)).toBe("12315");
  expect(quotes(again)).toBe("12315");
});

test("the same id with another body stores nothing of the request", async () => {
  await receive(said("m-1", "你好"));
  const answer = await receive(said("m-2", "在吗"), said("m-1", "别的"));
  expect(answer).toMatchObject({ ok: false, conflict: "m-1" });
  expect(await receive(said("m-2", "在吗"))).toMatchObject({ accepted: 1 });
});

test("a question left alone is found by the alarm alone, once, however often the alarm runs (F092)", async () => {
  await receive(said("m-1", "什么时候发货", 120));
  await evictDurableObject(stub());
  expect(await runDurableObjectAlarm(stub())).toBe(true);
  expect((await findingsInLedger("alerts/unanswered")).map(({ event }) => event)).toEqual(["m-1"]);
  await runInDurableObject(stub(), (instance) => instance.alarm());
  await evictDurableObject(stub());
  await stub().poke();
  expect(await findingsInLedger("alerts/unanswered")).toHaveLength(1);
});

test("failure F3: an alarm that cannot work leaves another one behind", async () => {
  await receive(said("m-1", "什么时候发货", 120));
  await runInDurableObject(stub(), (_, { storage }) => storage.sql.exec("ALTER TABLE log RENAME TO hidden"));
  await evictDurableObject(stub());
  await runDurableObjectAlarm(stub());
  const alarm = await runInDurableObject(stub(), (_, { storage }) => storage.getAlarm());
  expect(alarm).toBeGreaterThan(Date.now());
  await runInDurableObject(stub(), (_, { storage }) => storage.sql.exec("ALTER TABLE hidden RENAME TO log"));
  await runDurableObjectAlarm(stub());
  expect(await findingsInLedger("alerts/unanswered")).toHaveLength(1);
});

test("failure F3: an object that is poked has an alarm before it does anything that it may not live to store", async () => {
  await receive(said("m-1", "什么时候发货", 120));
  // The alarm was lost.
  await runInDurableObject(stub(), (_, { storage }) => storage.deleteAlarm());
  await evictDurableObject(stub());
  const meanwhile = await runInDurableObject(stub(), async (instance, { storage }) => {
    const poked = instance.poke();
    const alarm = await storage.getAlarm();
    await poked;
    return alarm;
  });
  expect(meanwhile).toBeGreaterThan(Date.now());
  expect(await findingsInLedger("alerts/unanswered")).toHaveLength(1);
});

test("failure F12: an object of the first schema goes on as it is (G21)", async () => {
  const { id, ...event } = { ...said("m-0", "您好", 300), from: { role: "agent", id: "a-1" } };
  const meta = { ...tenant, channel: "interject", conversation, ledgerCursor: 0, floorCursor: 0 };
  await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    sql.exec(`CREATE TABLE migration (id TEXT PRIMARY KEY) WITHOUT ROWID;
      CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, result TEXT);
      CREATE TABLE outbox (key TEXT PRIMARY KEY, delivery TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      INSERT INTO migration (id) VALUES ('0001-log');`);
    sql.exec("INSERT INTO meta (key, value) VALUES ('meta', ?)", JSON.stringify(meta));
    const row = [1, id, event.at, JSON.stringify({ id, ...event })];
    sql.exec("INSERT INTO log (seq, id, at, event) VALUES (?, ?, ?, ?)", ...row);
  });
  await receive(said("m-1", "什么时候发货", 120));
  expect(await receive({ id, ...event } as ConversationEvent)).toMatchObject({ accepted: 0, duplicates: 1 });
  await evictDurableObject(stub());
  expect(await runDurableObjectAlarm(stub())).toBe(true);
  expect((await findingsInLedger("alerts/unanswered")).map(({ event }) => event)).toEqual(["m-1"]);
});

test("failure F12: tables of a newer build are left alone", async () => {
  await receive(said("m-1", "你好"));
  const opened = await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    const setSchema = (schema: number) => sql.exec("UPDATE meta SET value = json_set(value, '$.schema', ?)", schema);
    const opens = () => {
      try {
        return load(sql, null) !== null;
      } catch {
        return false;
      }
    };
    setSchema(3);
    const newer = opens();
    setSchema(2);
    return { newer, ours: opens() };
  });
  expect(opened).toEqual({ newer: false, ours: true });
});

test("failure F17: a store that has grown large is told of whenever its object wakes, by its name and size alone", async () => {
  await receive(said("m-1", "你好"));
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  await evictDurableObject(stub());
  await receive(said("m-2", "在吗"));
  expect(logged).not.toHaveBeenCalled();
  await runInDurableObject(stub(), (_, { storage: { sql } }) => {
    sql.exec("CREATE TABLE filling (bytes BLOB)");
    for (let row = 0; row < 33; row++) sql.exec("INSERT INTO filling VALUES (zeroblob(2000000))");
  });
  await evictDurableObject(stub());
  expect(await receive(said("m-3", "您好"))).toMatchObject({ ok: true, accepted: 1 });
  const lines = logged.mock.calls.map(([line]) => JSON.parse(String(line)));
  logged.mockRestore();
  const object = `${tenant.merchant}/${tenant.shop}/interject/${conversation}`;
  expect(lines).toMatchObject([{ event: "conversation-large", object, bytes: expect.any(Number), above: 64_000_000 }]);
  expect(lines[0].bytes).toBeGreaterThan(66_000_000);
});

test("a turn that cannot be stored leaves nothing in memory either", async () => {
  await receive(said("m-1", "你好"));
  await runInDurableObject(stub(), (_, { storage }) => storage.sql.exec("ALTER TABLE log RENAME TO hidden"));
  const refused = await receive(said("m-2", "在吗")).then(
    () => false,
    () => true,
  );
  expect(refused).toBe(true);
  await runInDurableObject(stub(), (_, { storage }) => storage.sql.exec("ALTER TABLE hidden RENAME TO log"));
  expect(await receive(said("m-2", "在吗"))).toMatchObject({ accepted: 1, duplicates: 0 });
});

test("an object answers only for the conversation it was made for", async () => {
  await receive(said("m-1", "你好"));
  const other = {
    ...tenant,
    channel: "interject",
    conversation: "c-other",
    events: [said("m-2", "x")],
    facts,
    wait: false,
  };
  const answer = await stub()
    .receive(other)
    .then(
      () => "answered",
      () => "refused",
    );
  expect(answer).toBe("refused");
});

test("a message costs one row, and an alarm is set only when something nearer appears", async () => {
  await receive(said("m-1", "你好"));
  const rows = await runInDurableObject(stub(), async (instance, { storage }) => {
    const sum = () => storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM log").one().n;
    const before = { rows: sum(), alarm: await storage.getAlarm() };
    for (const id of ["m-2", "m-3", "m-4"])
      await instance.receive({
        ...tenant,
        channel: "interject",
        conversation,
        events: [said(id, "好的")],
        facts,
        wait: false,
      });
    return { added: sum() - before.rows, alarmMoved: (await storage.getAlarm()) !== before.alarm };
  });
  expect(rows).toEqual({ added: 3, alarmMoved: false });
});

test("a person's word reaches the ledger", async () => {
  const answer = await receive(said("m-1", "我要去12315投诉你们"));
  const finding = answer.ok === true ? (answer.results[0]?.findings[0]?.id ?? "") : "";
  expect(await stub().judgeFinding(finding, "wrong", "qa")).toBe(true);
  expect(await stub().judgeFinding("no-such-finding", "wrong", "qa")).toBe(false);
  await runDurableObjectAlarm(stub());
  expect((await findingsInLedger("alerts/threaten-exposure")).map(({ status }) => status)).toEqual(["dismissed"]);
});
