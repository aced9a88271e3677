import { createClient } from "@libsql/client/web";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chanceOf } from "../test/big-shop/chance.ts";
import { executeOn } from "../worker/ledger/execute.ts";
import { rowsFixture } from "../worker/ledger/fixtures.ts";
import type { LedgerRows, Receipt } from "../worker/ledger/rows.ts";
import type { Statement } from "../worker/ledger/statements.ts";
import { Writer } from "../worker/ledger/writer.ts";
import { copyMerchant, differingTables, type Move, removeMerchant, type Side } from "./move-merchant.ts";
import { movedTables } from "./moved-tables.ts";
import { startTestDatabase, type TestDatabase } from "./test-database.ts";

/** Two real servers, each behind the production writer, and conversations that keep their rows until a receipt. */

let databases: TestDatabase[];
let a: ReturnType<typeof serverOf>;
let b: ReturnType<typeof serverOf>;

beforeEach(async () => {
  databases = [await startTestDatabase(), await startTestDatabase()];
  [a, b] = databases.map(({ url }) => serverOf(url)) as [typeof a, typeof b];
});

afterEach(async () => {
  for (const database of databases) await database.stop();
});

function serverOf(url: string) {
  const execute = executeOn({ LIBSQL_URL: url });
  const writer = new Writer({ execute, now: Date.now, random: () => 0 });
  const client = createClient({ url });
  const side: Side = {
    read: async ({ sql, args }) => (await client.execute({ sql, args })).rows,
    write: async (statements) => {
      if ((await writer.exclusively(() => execute(statements))) === null) throw new Error("the database is down");
    },
  };
  const all = (sql: string, ...args: string[]) => side.read({ sql, args });
  return { writer, side, all };
}

/** One row of each table that moves, with values made from the column's name: what a new table would get, too. */
function aRowOfEach(merchant: string, index: number): Statement[] {
  return movedTables.map(({ name, tenant, columns }) => {
    const values = columns.map((column) => (column === tenant ? merchant : `${index}-${column} of ${merchant}`));
    const sql = `INSERT INTO "${name}" (${columns.map((column) => `"${column}"`)}) VALUES (${columns.map(() => "?")})`;
    return { sql, args: values };
  });
}

async function fill(server: typeof a, merchant: string, rows: number): Promise<void> {
  const each = Array.from({ length: rows }, (_, index) => aRowOfEach(merchant, index)).flat();
  // A merchant has one row of its own.
  const seen = new Set<string>();
  const once = each.filter(({ sql }) => !sql.startsWith('INSERT INTO "merchant"') || (!seen.has(sql) && seen.add(sql)));
  await server.side.write(once);
}

type Route = (append: LedgerRows) => Promise<Receipt>;

/** A thread as its object holds it: rows above the cursor are owed, whatever was answered before the answer was lost. */
class Thread {
  said = 0;
  cursor = 0;
  readonly #merchant: string;
  readonly #conversation: string;

  constructor(merchant: string, conversation: string) {
    this.#merchant = merchant;
    this.#conversation = conversation;
  }

  rows(): LedgerRows {
    const owner = { merchant: this.#merchant, shop: `${this.#merchant}-shop`, conversation: this.#conversation };
    const whole = rowsFixture({ ...owner, messages: this.said, findings: this.said >> 2, decisions: this.said >> 3 });
    return { ...whole, messages: whole.messages.slice(this.cursor) };
  }

  async flush(route: Route, { answerLost = false } = {}): Promise<void> {
    if (this.cursor === this.said) return;
    const upTo = this.said;
    const receipt = await route(this.rows());
    if (receipt.ok && !answerLost) this.cursor = upTo;
  }
}

const threadsOf = (merchant: string, count: number) =>
  Array.from({ length: count }, (_, index) => new Thread(merchant, `c-${index}`));

/** What a database holds of a merchant's messages, and what it counts of them. */
async function held({ all }: typeof a, merchant: string) {
  const shop = `${merchant}-shop`;
  const ids = await all("SELECT id FROM message WHERE shop = ? ORDER BY id", shop);
  const counters = await all(
    "SELECT metric, sum(count) AS count FROM hourly_counter WHERE shop = ? GROUP BY 1 ORDER BY 1",
    shop,
  );
  return { ids: ids.map(({ id }) => id), counters: counters.map((row) => ({ ...row })) };
}

function expected(merchant: string, threads: readonly Thread[]) {
  const sum = (count: (said: number) => number) => threads.reduce((total, { said }) => total + count(said), 0);
  const id = (index: number, message: number) => `${merchant}-shop/interject/c-${index}/m-${message}`;
  const ids = threads.flatMap(({ said }, index) => Array.from({ length: said }, (_, message) => id(index, message)));
  return {
    ids: ids.toSorted(),
    counters: [
      { metric: "findings", count: sum((said) => said >> 2) },
      { metric: "interventions", count: sum((said) => said >> 3) },
      { metric: "messages", count: sum((said) => said) },
    ],
  };
}

test("a merchant moves in the middle of the stream: every row once, counters equal, nothing left behind, neighbours untouched", {
  timeout: 90_000,
}, async () => {
  const chance = chanceOf(11);
  for (const merchant of ["m-1", "m-2"]) await fill(a, merchant, 3);
  // Whoever lives on the new server has places there that the newcomer's rows have on the old one.
  await fill(b, "m-3", 5);
  const before = { neighbour: await everything(a, "m-2"), resident: await everything(b, "m-3") };

  const moving = threadsOf("m-1", 30);
  const staying = threadsOf("m-2", 10);
  let address: "a" | "held" | "b" = "a";
  const route: Route = (append) => {
    if (append.merchant === "m-2" || address === "a") return a.writer.append(append);
    return address === "b" ? b.writer.append(append) : Promise.resolve({ ok: false, retryAfter: 2 });
  };
  const lost = new Set<Thread>();
  const round = async (answersLost: boolean) => {
    const sent = [...moving, ...staying].map((thread) => {
      thread.said += chance.below(3);
      const answerLost = answersLost && chance.below(5) === 0;
      if (answerLost && thread.cursor < thread.said) lost.add(thread);
      return thread.flush(route, { answerLost });
    });
    await Promise.all(sent);
  };

  for (let index = 0; index < 5; index++) await round(true);
  const move: Move = { from: a.side, to: b.side, merchant: "m-1" };
  let copied = false;
  const copying = copyMerchant(move).finally(() => {
    copied = true;
  });
  let meanwhile = 0;
  for (; !copied || meanwhile < 5; meanwhile++) await round(true);
  const first = await copying;
  expect(first.find(({ table }) => table === "message")?.written).toBeGreaterThan(0);
  expect(await differingTables(move)).toContain("message");
  // A person's word on a row that was copied already.
  await a.side.write([{ sql: "UPDATE finding SET verdict = 'wrong' WHERE merchant = ?", args: ["m-1"] }]);

  address = "held";
  await round(true);
  await copyMerchant(move);
  expect(await differingTables(move)).toEqual([]);
  const atSwitch = await held(a, "m-1");
  expect(lost.size).toBeGreaterThan(10);

  address = "b";
  // Some forget what the old server had answered, and send everything once more.
  for (const thread of moving.slice(0, 10)) thread.cursor = 0;
  for (let index = 0; index < 5; index++) await round(false);
  await Promise.all([...moving, ...staying].map((thread) => thread.flush(route)));

  expect(await held(b, "m-1")).toEqual(expected("m-1", moving));
  expect(await held(a, "m-1")).toEqual(atSwitch);
  expect(
    await b.all("SELECT DISTINCT verdict FROM finding WHERE shop = 'm-1-shop' AND verdict IS NOT NULL"),
  ).toHaveLength(1);

  expect(await removeMerchant(a.side, "m-1")).toBeGreaterThan(atSwitch.ids.length);
  for (const { rows } of await everything(a, "m-1")) expect(rows).toEqual([]);
  expect(await held(b, "m-1")).toEqual(expected("m-1", moving));
  expect(await held(a, "m-2")).toEqual(expected("m-2", staying));
  expect(withoutThreads(await everything(a, "m-2"))).toEqual(before.neighbour);
  expect(await everything(b, "m-3")).toEqual(before.resident);
});

test("rows that only the old server ever answered come back by replay alone, even when it is gone", async () => {
  const threads = threadsOf("m-1", 5);
  const say = async (route: Route) => {
    for (const thread of threads) thread.said += 4;
    await Promise.all(threads.map((thread) => thread.flush(route)));
  };
  await say((append) => a.writer.append(append));
  await copyMerchant({ from: a.side, to: b.side, merchant: "m-1" });
  await say((append) => a.writer.append(append));
  for (const thread of threads) thread.cursor = 0;
  await say((append) => b.writer.append(append));
  expect(await held(b, "m-1")).toEqual(expected("m-1", threads));
});

test("a copy that was cut off is run again", async () => {
  await fill(a, "m-1", 3);
  let writes = 0;
  const write = async (statements: readonly Statement[]) => {
    if (++writes === 7) throw new Error("cut off");
    await b.side.write(statements);
  };
  const move = { from: a.side, to: { ...b.side, write }, merchant: "m-1" };
  await expect(copyMerchant(move)).rejects.toThrow("cut off");
  expect(await differingTables(move)).not.toEqual([]);
  await copyMerchant(move);
  expect(await differingTables(move)).toEqual([]);
  // Erased meanwhile.
  await a.side.write([{ sql: "DELETE FROM remark WHERE merchant = 'm-1' AND id LIKE '0-%'", args: [] }]);
  expect((await copyMerchant(move)).filter(({ removed }) => removed > 0)).toEqual([
    { table: "remark", rows: 2, written: 0, removed: 1 },
  ]);
});

test("more rows than a page arrive in their order", async () => {
  const thread = new Thread("m-1", "c-0");
  thread.said = 1_203;
  await a.writer.append(thread.rows());
  await copyMerchant({ from: a.side, to: b.side, merchant: "m-1" });
  expect(await held(b, "m-1")).toEqual(expected("m-1", [thread]));
  const inOrder = "SELECT id FROM message WHERE merchant = 'm-1' ORDER BY seq";
  expect(await b.all(inOrder)).toEqual(await a.all(inOrder));
});

test("a key that another merchant holds on the new server is left to him, and the move does not count as done", async () => {
  await fill(a, "m-1", 1);
  const shop = "INSERT INTO shop (id, merchant, name, created_at) VALUES ('0-id of m-1', 'm-3', 'mine', 0)";
  await b.side.write([{ sql: shop, args: [] }]);
  const move = { from: a.side, to: b.side, merchant: "m-1" };
  await copyMerchant(move);
  expect(await differingTables(move)).toEqual(["shop"]);
  expect(await b.all("SELECT merchant, name FROM shop")).toEqual([{ merchant: "m-3", name: "mine" }]);
});

type Held = { table: string; rows: string[] };

async function everything({ all }: typeof a, merchant: string): Promise<Held[]> {
  return Promise.all(
    movedTables.map(async ({ name, tenant, columns, order }) => {
      const sql = `SELECT * FROM "${name}" WHERE "${tenant}" = ? ORDER BY ${order.map((column) => `"${column}"`)}`;
      const rows = await all(sql, merchant);
      return { table: name, rows: rows.map((row) => JSON.stringify(columns.map((column) => row[column]))) };
    }),
  );
}

/** All but what threads wrote. */
function withoutThreads(held: readonly Held[]): Held[] {
  return held.map(({ table, rows }) => ({ table, rows: rows.filter((row) => !/m-\d-shop/.test(row)) }));
}
