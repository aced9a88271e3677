import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Owing } from "./owing.ts";

let objects = 0;
const of = (conversation: string, shop = "s-1") => ({ merchant: "m-1", shop, conversation: { id: conversation } });

function owing<Result>(work: (owing: Owing, sql: SqlStorage) => Result): Promise<Result> {
  const stub = env.LEDGER.getByName(`owing-${++objects}`);
  return runInDurableObject(stub, (_, { storage }) => work(new Owing(storage.sql), storage.sql));
}

test("a shop waits since the first of its conversations was sent away, until the last of them is through", async () => {
  const seen = await owing((one) => {
    one.add(of("a"), 1_000);
    one.add(of("b"), 2_000);
    one.add(of("a"), 9_000);
    one.add(of("x", "s-2"), 500);
    const during = one.delays(10_000);
    one.remove(of("a"));
    const later = one.delays(10_000);
    one.remove(of("b"));
    one.remove(of("x", "s-2"));
    one.remove(of("never heard of"));
    return { during, later, over: one.delays(10_000), count: one.count };
  });
  expect(seen.during).toEqual([
    { merchant: "m-1", shop: "s-2", since: 500, conversations: 1 },
    { merchant: "m-1", shop: "s-1", since: 1_000, conversations: 2 },
  ]);
  expect(seen.later[1]).toEqual({ merchant: "m-1", shop: "s-1", since: 2_000, conversations: 1 });
  expect([seen.over, seen.count]).toEqual([[], 0]);
});

test("one that is never heard of again is forgotten after an hour, and holds no alarm up for ever", async () => {
  const seen = await owing((one) => {
    one.add(of("gone"), 0);
    one.add(of("stays"), 0);
    one.add(of("stays"), 3_000_000);
    return one.delays(3_700_000);
  });
  expect(seen).toEqual([{ merchant: "m-1", shop: "s-1", since: 0, conversations: 1 }]);
});

test("is known after an eviction", async () => {
  const stub = env.LEDGER.getByName("owing-evicted");
  await runInDurableObject(stub, (_, { storage }) => new Owing(storage.sql).add(of("a"), Date.now() - 70_000));
  await evictDurableObject(stub);
  expect(await stub.delays()).toMatchObject([{ shop: "s-1", conversations: 1 }]);
  expect(await stub.figures()).toMatchObject({ owing: 1, delayedShops: 1 });
});

test("writes nothing as long as everything goes through", async () => {
  const written = await owing((one, sql) => {
    const before = sql.exec<{ changes: number }>("SELECT total_changes() AS changes").one().changes;
    for (let index = 0; index < 100; index++) one.remove(of(`c-${index}`));
    return sql.exec<{ changes: number }>("SELECT total_changes() AS changes").one().changes - before;
  });
  expect(written).toBe(0);
});
