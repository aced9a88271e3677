import { runInDurableObject } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { mostArrivals, noteArrivals } from "../floor/arrivals.ts";
import { send } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const env = bindings as unknown as Env;

type Shop = Awaited<ReturnType<typeof openShop>>;

const channelOf = async ({ get }: Shop, id = "interject") =>
  (await get("channels")).items.find(({ channel }: Answer) => channel === id) as Answer;

let sent = 0;

/** As the platform posts: signed with `key`, or not at all. */
async function post({ merchant }: Shop, { key, at = Date.now(), body }: { key?: string; at?: number; body?: string }) {
  const id = `msg_${++sent}`;
  const from = { role: "buyer", id: "b-1" };
  const message = { id, type: "message", conversation: "c-1", at, from, content: [{ type: "text", text: "你好" }] };
  const text = body ?? JSON.stringify({ events: [message] });
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== undefined) {
    const signature = new Webhook(key).sign(id, new Date(at), text);
    Object.assign(headers, { "webhook-id": id, "webhook-timestamp": String(Math.floor(at / 1_000)) });
    headers["webhook-signature"] = signature;
  }
  return (await send(`/hooks/interject/${merchant.shop}`, { method: "POST", headers, body: text })).status;
}

test("every channel is listed with how to connect it, and none of its secrets", async () => {
  const shop = await openShop();
  const { items } = await shop.get("channels");
  expect(items.map(({ channel, state }: Answer) => [channel, state])).toEqual([
    ["interject", "silent"],
    ["chatwoot", "no-secret"],
  ]);
  expect(items[0]).toMatchObject({ connecting: { secretFrom: "us" }, secrets: [{ madeAt: null }], arrivals: [] });
  expect(items[1].connecting.steps.length).toBeGreaterThan(2);
  expect(JSON.stringify(items)).not.toContain(shop.merchant.secret.slice(6));
});

test("what came in is told by outcome, with the reason and without a word of it", async () => {
  const shop = await openShop();
  const key = shop.merchant.secret;
  const other = `whsec_${btoa("the secret of somebody else, not ours")}`;
  expect(await post(shop, { key: other })).toBe(401);
  expect(await channelOf(shop)).toMatchObject({ state: "refused", lastRefused: { reason: "wrong-signature" } });
  expect(await post(shop, {})).toBe(401);
  expect(await post(shop, { key, at: Date.now() - 400_000 })).toBe(401);
  expect(await post(shop, { key, body: "{" })).toBe(400);
  expect(await post(shop, { key, body: JSON.stringify({ events: [{ type: "message", id: "私密的话" }] }) })).toBe(400);
  expect(await post(shop, { key })).toBe(202);
  expect(await post(shop, { key })).toBe(202);
  const seen = await channelOf(shop);
  expect(seen).toMatchObject({ state: "receiving", lastAccepted: { reason: null } });
  const counts = Object.fromEntries(seen.arrivals.map(({ reason, count }: Answer) => [reason, count]));
  expect(counts).toEqual({ "wrong-signature": 1, unsigned: 1, stale: 1, unreadable: 1, invalid: 1, null: 2 });
  const invalid = seen.arrivals.find(({ reason }: Answer) => reason === "invalid");
  expect(invalid.path).toMatch(/^events\.0/);
  expect(JSON.stringify(seen)).not.toContain("私密");
});

test("a channel that is off, or has no secret, says so of what it refused", async () => {
  const shop = await openShop();
  const key = shop.merchant.secret;
  await shop.change("PATCH", "channels/interject", { enabled: false });
  expect(await post(shop, { key })).toBe(401);
  expect(await channelOf(shop)).toMatchObject({ state: "off", lastRefused: { reason: "off" } });
  const [secret] = (await channelOf(shop)).secrets;
  await shop.change("DELETE", `channels/interject/secrets/${secret.id}`);
  expect(await post(shop, { key })).toBe(401);
  const seen = await channelOf(shop);
  expect(seen).toMatchObject({ state: "no-secret", secrets: [] });
  expect(seen.arrivals.map(({ reason }: Answer) => reason)).toContain("no-secret");
});

test("a flood of forged requests neither fills the list nor pushes out what was accepted", async () => {
  const { merchant } = await openShop();
  const floor = env.FLOOR.getByName(`${merchant.id}/${merchant.shop}`);
  await floor.noteArrivals([{ channel: "interject", reason: null, path: null, at: 1, count: 1 }]);
  await runInDurableObject(floor, (_, { storage }) => {
    for (let minute = 1; minute <= 3 * mostArrivals; minute++) {
      const forged = { channel: "interject", reason: "unsigned" as const, path: null, at: minute * 60_000, count: 9 };
      noteArrivals(storage.sql, [forged, forged]);
    }
  });
  const kept = await floor.arrivals();
  expect(kept.filter(({ reason }) => reason !== null)).toHaveLength(mostArrivals);
  expect(kept[0]).toMatchObject({ at: 3 * mostArrivals * 60_000, count: 18 });
  expect(kept.at(-1)).toMatchObject({ reason: null, at: 1 });
});

test("a secret is shown once; two are live while the sender changes over; the old one is taken away", async () => {
  const shop = await openShop();
  const { body: made } = await shop.change("POST", "channels/interject/secret", {});
  const { secrets } = await channelOf(shop);
  expect(secrets).toMatchObject([{ madeAt: null }, { madeAt: expect.any(Number) }]);
  expect(JSON.stringify([await shop.get("channels"), await shop.get("revisions")])).not.toContain(made.secret);
  const old = { key: shop.merchant.secret };
  expect([await post(shop, old), await post(shop, { key: made.secret })]).toEqual([202, 202]);
  const removed = await shop.change("DELETE", `channels/interject/secrets/${secrets[0].id}`);
  expect(removed).toMatchObject({ status: 200 });
  expect([await post(shop, old), await post(shop, { key: made.secret })]).toEqual([401, 202]);
  expect((await shop.change("DELETE", `channels/interject/secrets/${secrets[0].id}`)).status).toBe(404);
  const [newest] = (await shop.get("revisions")).items;
  expect(newest.summary).toEqual(["channels.interject.secrets: changed"]);
});

test.each([
  ["interject", {}],
  ["chatwoot", { secret: "a secret that Chatwoot has made" }],
])("a test message of %s goes the whole way and tells what was found", async (channel, secret) => {
  const shop = await openShop();
  await shop.change("POST", `channels/${channel}/secret`, secret);
  const { status, body } = await shop.change("POST", `channels/${channel}/test`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    channel,
    status: 200,
    refused: null,
    conversation: expect.stringMatching(/^interject-test-/),
  });
  expect(body.findings.map(({ point }: Answer) => point)).toContain("alerts/threaten-exposure");
  expect(body.findings[0].quote).toBeTruthy();
  expect(await channelOf(shop, channel)).toMatchObject({ state: "receiving", lastRefused: null });
});

test("a test of a channel that is off says why, and one without a secret what to do first", async () => {
  const shop = await openShop();
  await shop.change("PATCH", "channels/interject", { enabled: false });
  const { body } = await shop.change("POST", "channels/interject/test");
  expect(body).toMatchObject({ status: 401, refused: "off", findings: [] });
  const refused = await shop.change("POST", "channels/chatwoot/test");
  expect(refused).toMatchObject({ status: 400, body: { error: { path: "secrets" } } });
  expect((await shop.change("POST", "channels/fax/test")).status).toBe(404);
});
