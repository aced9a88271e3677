import { env } from "cloudflare:workers";
import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { ledgerName, readClient, writeClient } from "../../db/client.ts";
import { overdueConversations } from "../../db/queries/conversations.ts";
import { listCounters } from "../../db/queries/counters.ts";
import { listFindings } from "../../db/queries/findings.ts";
import { listMessages } from "../../db/queries/messages.ts";
import { merchant } from "../../db/schema.ts";
import { rowsFixture } from "./fixtures.ts";
import { sweep } from "./sweeper.ts";

const ledger = () => env.LEDGER.getByName(ledgerName);
const tenant = () => ({ merchant: crypto.randomUUID(), shop: crypto.randomUUID() });

test("appended rows are in the database when the receipt comes, and once however often they are sent", async () => {
  const owner = tenant();
  const rows = rowsFixture({ ...owner, messages: 3 });
  expect((await ledger().append(rows)).ok).toBe(true);
  const receipts = await Promise.all([ledger().append(rows), ledger().append(rows)]);
  expect(receipts.map(({ ok }) => ok)).toEqual([true, true]);
  const db = readClient(env);
  expect((await listMessages(db, owner)).items.map(({ event }) => event)).toEqual(["m-2", "m-1", "m-0"]);
  expect((await listFindings(db, owner)).items.length).toBe(1);
  const counters = await listCounters(db, owner, { metric: "messages" });
  expect(counters.reduce((sum, { count }) => sum + count, 0)).toBe(3);
});

test("all other writes pass the same object: single statements, batches, and what they return", async () => {
  const db = writeClient(env);
  const [first, second] = [tenant().merchant, tenant().merchant];
  const [inserted] = await db
    .insert(merchant)
    .values({ id: first, name: "A", createdAt: 1 })
    .returning({ name: merchant.name });
  expect(inserted).toEqual({ name: "A" });
  await db.batch([
    db.insert(merchant).values({ id: second, name: "B", createdAt: 2 }),
    db.update(merchant).set({ name: "C" }).where(eq(merchant.id, first)),
  ]);
  const names = await readClient(env).select().from(merchant).where(eq(merchant.id, first)).orderBy(desc(merchant.id));
  expect(names.map(({ name }) => name)).toEqual(["C"]);
});

test("a batch that fails half way changes nothing, and the next write succeeds", async () => {
  const db = writeClient(env);
  const id = tenant().merchant;
  const twice = db.batch([
    db.insert(merchant).values({ id, name: "A", createdAt: 1 }),
    db.insert(merchant).values({ id, name: "A", createdAt: 1 }),
  ]);
  await expect(twice).rejects.toThrow();
  expect(await readClient(env).select().from(merchant).where(eq(merchant.id, id))).toEqual([]);
  await db.insert(merchant).values({ id, name: "A", createdAt: 1 });
});

test("an interactive transaction is refused, since it would hold every other write", async () => {
  const started = writeClient(env).transaction(async (transaction) => transaction.select().from(merchant));
  await expect(started).rejects.toThrow();
  const open = { requests: [{ type: "execute", stmt: { sql: "BEGIN IMMEDIATE" } }] };
  const answer = await ledger().fetch("http://ledger/v2/pipeline", { method: "POST", body: JSON.stringify(open) });
  expect(answer.status).toBe(400);
});

test("appends and other writes that come together all succeed", async () => {
  const owner = tenant();
  const db = writeClient(env);
  const appends = Array.from({ length: 40 }, (_, index) =>
    ledger().append(rowsFixture({ ...owner, conversation: `c-${index}` })),
  );
  const writes = Array.from({ length: 10 }, (_, index) =>
    db.insert(merchant).values({ id: `${owner.merchant}-${index}`, name: "M", createdAt: index }),
  );
  const receipts = await Promise.all(appends);
  await Promise.all(writes);
  expect(receipts.filter(({ ok }) => ok).length).toBe(40);
  expect((await listMessages(readClient(env), owner, { limit: 200 })).items.length).toBe(80);
});

test("the sweeper pokes what is overdue once, then leaves it alone for a while", async () => {
  const owner = tenant();
  const rows = rowsFixture(owner);
  rows.conversation.dueAt = 1;
  await ledger().append(rows);
  const now = 10_000_000;
  const overdue = async (at: number) => {
    const all = await overdueConversations(readClient(env), { before: at - 120_000, limit: 500 });
    return all.filter(({ shop }) => shop === owner.shop).length;
  };
  expect(await overdue(now)).toBe(1);
  const swept = await sweep(env, now);
  expect(swept.poked).toBeGreaterThan(0);
  expect(swept.failed).toBe(0);
  expect(await overdue(now + 120_000)).toBe(0);
  expect(await overdue(now + 800_000)).toBe(1);
});
