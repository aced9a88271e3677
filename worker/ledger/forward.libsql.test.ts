import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readClient, writeClient } from "../../db/client.ts";
import { merchant } from "../../db/schema.ts";
import { startTestDatabase, type TestDatabase } from "../../db/test-database.ts";
import { type FaultProxy, startFaultProxy } from "../../test/faults/proxy.ts";
import { executeOn } from "./execute.ts";
import { rowsFixture } from "./fixtures.ts";
import { forward } from "./forward.ts";
import { Writer } from "./writer.ts";

let database: TestDatabase;
let proxy: FaultProxy;
let clock: { now: number };
let writer: Writer;

beforeAll(async () => {
  database = await startTestDatabase();
  proxy = await startFaultProxy(database.url);
});

afterAll(async () => {
  await proxy.stop();
  await database.stop();
});

beforeEach(() => {
  proxy.mode = "ok";
  clock = { now: 0 };
  const source = { LIBSQL_URL: proxy.url };
  writer = new Writer({ execute: executeOn(source), now: () => clock.now, random: () => 0 });
});

/** A client as the worker's, whose `fetch` reaches the forwarding itself. */
function client() {
  const source = { LIBSQL_URL: proxy.url };
  const ledger = { fetch: (request: Request) => forward(writer, source, request) };
  return writeClient({ ...source, LEDGER: { getByName: () => ledger } });
}

const read = () => readClient({ LIBSQL_URL: database.url });
const row = (id: string) => ({ id, name: id, createdAt: 1 });
const pipeline = (requests: object[]) =>
  new Request("http://anything/v2/pipeline", { method: "POST", body: JSON.stringify({ requests }) });

test("a write arrives, and its rows come back", async () => {
  const rows = await client().insert(merchant).values(row("a")).returning();
  expect(rows).toEqual([row("a")]);
  expect((await read().select().from(merchant).where(eq(merchant.id, "a"))).length).toBe(1);
});

test("an error of the statement reaches its caller and does not count as an outage", async () => {
  await client().insert(merchant).values(row("b"));
  await expect(client().insert(merchant).values(row("b"))).rejects.toThrow();
  expect(writer.breaker.down).toBe(false);
});

test.for(["down", "500"] as const)(
  "while the database is %s writes are refused at once with retry-after",
  async (mode) => {
    proxy.mode = mode;
    await expect(
      client()
        .insert(merchant)
        .values(row(`lost-${mode}`)),
    ).rejects.toThrow();
    const met = proxy.faults[mode];
    expect(met).toBeGreaterThan(0);
    const refused = await forward(writer, { LIBSQL_URL: proxy.url }, pipeline([{ type: "close" }]));
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await writer.append(rowsFixture())).toMatchObject({ ok: false });
    expect(proxy.faults[mode]).toBe(met);

    proxy.mode = "ok";
    clock.now += 15_000;
    await client()
      .insert(merchant)
      .values(row(`back-${mode}`));
    expect(writer.breaker.down).toBe(false);
  },
);

test("writes go to the database's own address, whatever the request names", async () => {
  const served = proxy.served;
  const answer = await forward(writer, { LIBSQL_URL: proxy.url }, pipeline([{ type: "close" }]));
  expect(answer.status).toBe(200);
  expect(proxy.served).toBe(served + 1);
});

test("what would leave a transaction open is refused before it reaches the database", async () => {
  const served = proxy.served;
  const begin = { type: "execute", stmt: { sql: "BEGIN IMMEDIATE" } };
  const bodies = [
    JSON.stringify({ requests: [begin] }),
    JSON.stringify({ baton: "b", requests: [{ type: "close" }] }),
    JSON.stringify({ requests: [] }),
    "{",
  ];
  for (const body of bodies) {
    const request = new Request("http://anything/v2/pipeline", { method: "POST", body });
    expect((await forward(writer, { LIBSQL_URL: proxy.url }, request)).status).toBe(400);
  }
  expect(proxy.served).toBe(served);
});

test("a flood is bounded: those who would wait for seconds are sent away", async () => {
  const many = Array.from({ length: 400 }, () =>
    forward(
      writer,
      { LIBSQL_URL: proxy.url },
      pipeline([{ type: "execute", stmt: { sql: "SELECT 1" } }, { type: "close" }]),
    ),
  );
  const statuses = (await Promise.all(many)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(200);
});
