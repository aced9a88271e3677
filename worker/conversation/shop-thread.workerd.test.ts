import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { listConversations } from "../../db/queries/conversations.ts";
import { listFindings } from "../../db/queries/findings.ts";
import { newMerchant } from "../api/testing/merchant.ts";
import type { CountedTally } from "./shop-thread.ts";

let tenant = { merchant: "", shop: "" };
beforeEach(async () => {
  const merchant = await newMerchant(env);
  tenant = { merchant: merchant.id, shop: merchant.shop };
});

const minuteMs = 60_000;
const thread = () => env.CONVERSATION.getByName(`${tenant.merchant}/${tenant.shop}/shop/shop`);
const slow = [{ agent: "a-1", rounds: 9, seconds: 44 }];

function counted(minutesAgo: number, changes: Partial<CountedTally["tally"]> = {}): CountedTally {
  const at = Date.now() - minutesAgo * minuteMs;
  return { at, tally: { pace: null, agents: [], topics: [], incidents: [], ...changes } };
}
const tell = (item: CountedTally) => thread().tally({ ...tenant, counted: item });

async function found() {
  await runDurableObjectAlarm(thread());
  const page = await listFindings(readClient(env), tenant, { conversation: "shop", limit: 100 });
  return page.items.map(({ point, code, status }) => [point, code, status]);
}

const logged = () =>
  runInDurableObject(thread(), (_, state) => state.storage.sql.exec("SELECT id FROM log").toArray().length);

test("a minute is judged once, however often it is told and whatever was evicted", async () => {
  const item = counted(3, { agents: slow });
  await tell(item);
  await evictDurableObject(thread());
  await tell(item);
  await tell(counted(2, { agents: slow }));
  expect(await found()).toEqual([["alerts/slow-shop", "agent", "active"]]);
  expect(await logged()).toBe(2);
});

test("a minute that comes late is judged in its place, and its finding takes that of the later one back", async () => {
  await tell(counted(5));
  await tell(counted(3, { agents: slow }));
  await tell(counted(4, { agents: slow }));
  expect((await found()).map(([, , status]) => status).sort()).toEqual(["active", "withdrawn"]);
});

test("what was found is settled when all is well again", async () => {
  await tell(counted(3, { agents: slow }));
  await tell(counted(2, { agents: [{ agent: "a-1", rounds: 9, seconds: 12 }] }));
  expect(await found()).toEqual([["alerts/slow-shop", "agent", "resolved"]]);
});

test("minutes in which nothing is found reach no ledger, and are forgotten after two hours", async () => {
  for (const minutesAgo of [200, 150, 125, 10, 1]) await tell(counted(minutesAgo));
  await runDurableObjectAlarm(thread());
  expect(await logged()).toBe(2);
  const { items } = await listConversations(readClient(env), tenant, { conversation: "shop" });
  expect(items).toEqual([]);
  // Told again, it would be judged without what came before it.
  await tell(counted(125, { agents: slow }));
  expect(await logged()).toBe(2);
});
