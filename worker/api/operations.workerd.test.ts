import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { ledgerName, readClient } from "../../db/client.ts";
import { app } from "../app.ts";
import type { Env } from "../env.ts";
import { rowsFixture } from "../ledger/fixtures.ts";
import { origin, send, withKey } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const env = bindings as unknown as Env;
const ledger = () => env.LEDGER.getByName(ledgerName);

/** Rows that the database refuses for good: a bug of ours, as it could be. */
function poisonOf({ merchant }: Awaited<ReturnType<typeof openShop>>, conversation: string) {
  const rows = rowsFixture({ merchant: merchant.id, shop: merchant.shop, conversation });
  for (const message of rows.messages) Reflect.set(message, "event", null);
  return rows;
}

test("what came in within the hour is counted by minute: requests, those refused, and events that were new", async () => {
  const { merchant, chat, get } = await openShop();
  const buyer = chat("c-counted");
  await buyer.say("buyer", "在吗");
  await buyer.say("buyer", "什么时候发货");
  await send(`/hooks/interject/${merchant.shop}`, { method: "POST", body: "{}" });
  const seen = await get("operations");
  const sum = (of: string) => seen.minutes.reduce((all: number, minute: Answer) => all + minute[of], 0);
  expect([sum("accepted"), sum("refused"), sum("events")]).toEqual([2, 1, 2]);
  expect(seen).toMatchObject({
    waiting: { since: null, conversations: 0, delayed: false },
    database: { downSince: null },
    errors: [],
    stored: { deadLetters: [], undelivered: [] },
  });
});

test("a dead letter is listed with its reason and without a word, and only to its own shop; sent again it can succeed", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  const poison = poisonOf(shop, "c-poison");
  expect(await ledger().append(poison)).toMatchObject({ ok: false, rejected: { times: 1 } });
  const { stored } = await shop.get("operations");
  expect(stored.deadLetters).toMatchObject([
    { channel: "interject", conversation: "c-poison", reason: "SQLITE_CONSTRAINT", times: 1 },
  ]);
  expect(JSON.stringify(stored)).not.toContain("什么时候发货");
  expect((await other.get("operations")).stored.deadLetters).toEqual([]);

  const place = { channel: "interject", conversation: "c-poison" };
  expect((await other.change("POST", "operations/dead-letters", place)).status).toBe(404);
  expect((await shop.change("POST", "operations/dead-letters", { ...place, conversation: "c-none" })).status).toBe(404);
  // Its object owes nothing yet, so the database still has the last word.
  expect(await shop.change("POST", "operations/dead-letters", place)).toEqual({
    status: 200,
    body: { resolved: false },
  });
  expect((await shop.get("operations")).stored.deadLetters).toHaveLength(1);
  expect(
    (
      await ledger().append(
        rowsFixture({ merchant: shop.merchant.id, shop: shop.merchant.shop, conversation: "c-poison" }),
      )
    ).ok,
  ).toBe(true);
  expect((await shop.get("operations")).stored.deadLetters).toEqual([]);
});

test("rows that a conversation still owes are sent by the button at once, not in an hour", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-owes");
  await chat.say("buyer", "在吗");
  await ledger().append(poisonOf(shop, "c-owes"));
  const place = { channel: "interject", conversation: "c-owes" };
  expect(await shop.change("POST", "operations/dead-letters", place)).toEqual({
    status: 200,
    body: { resolved: true },
  });
  expect((await shop.get("messages?conversation=c-owes")).items).toHaveLength(1);
});

test("without the database the page still says what the objects know", async () => {
  const { merchant, at, get } = await openShop();
  await get("operations");
  const key = await merchant.key();
  await withKey(key)(at("operations"));
  const headers = { authorization: `Bearer ${key}` };
  const down = { ...env, LIBSQL_URL: "http://127.0.0.1:9" };
  const answer = await app.request(`${origin}${at("operations")}`, { headers }, down);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ stored: null, minutes: expect.any(Array) });
  expect(await readClient(env).run("SELECT 1")).toBeTruthy();
});

test("whoever only reads is told of a delay, and sees no more of the house", async () => {
  const { merchant, at } = await openShop();
  const reads = withKey(await merchant.key({ scopes: ["read"] }));
  expect((await reads(at("operations"))).status).toBe(403);
  const waiting = await reads(at("waiting"));
  expect([waiting.status, await waiting.json()]).toEqual([200, { since: null, conversations: 0, delayed: false }]);
});
