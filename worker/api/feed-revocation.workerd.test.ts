import { runInDurableObject } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { recheckMs } from "../floor/stream.ts";
import { Browser, origin, send } from "./testing/browser.ts";
import { newMerchant, type TestMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const within = { timeout: 5_000, interval: 20 };

/** An open feed; `code` is that of its close frame, null while it is open. */
async function listen(merchant: TestMerchant, headers: Record<string, string>) {
  const answer = await send(`/v1/shops/${merchant.shop}/feed`, {
    headers: { upgrade: "websocket", origin, ...headers },
  });
  expect(answer.status).toBe(101);
  const feed = { code: null as number | null, frames: 0 };
  answer.webSocket?.addEventListener("message", () => {
    feed.frames += 1;
  });
  answer.webSocket?.addEventListener("close", ({ code }) => {
    feed.code = code;
  });
  answer.webSocket?.accept();
  await expect.poll(() => feed.frames, within).toBeGreaterThan(0);
  return feed;
}

async function members() {
  const merchant = await newMerchant(env);
  const [admin, browser, elsewhere] = [new Browser(), new Browser(), new Browser()];
  await admin.signIn(await merchant.member());
  const person = await merchant.member({ role: "quality" });
  await browser.signIn(person);
  await elsewhere.signIn(person);
  const feedOf = (who: Browser) => listen(merchant, { cookie: who.cookieHeader });
  const feeds = { admin: await feedOf(admin), own: await feedOf(browser), elsewhere: await feedOf(elsewhere) };
  return { merchant, admin, browser, elsewhere, person, feeds };
}

test("a login that is ended loses its feed, and no other one does", async () => {
  const { browser, feeds } = await members();
  type Logins = { items: { id: string; current: boolean }[] };
  const { items } = await (await browser.send("/v1/me/logins")).json<Logins>();
  const other = items.find(({ current }) => !current);
  await browser.send(`/v1/me/logins/${other?.id}`, { method: "DELETE" });
  await expect.poll(() => feeds.elsewhere.code, within).toBe(4401);
  expect([feeds.own.code, feeds.admin.code]).toEqual([null, null]);
});

test("signing out closes the feed of that browser", async () => {
  const { browser, feeds } = await members();
  await browser.send("/v1/auth/sign-out", { method: "POST", body: {} });
  await expect.poll(() => feeds.own.code, within).toBe(4401);
  expect([feeds.elsewhere.code, feeds.admin.code]).toEqual([null, null]);
});

test.each([
  ["disabled", { method: "PATCH", body: { disabled: true } }],
  ["given another role", { method: "PATCH", body: { role: "agent" } }],
  ["removed", { method: "DELETE" }],
])("a member who is %s loses every feed", async (_, change) => {
  const { admin, person, feeds } = await members();
  expect((await admin.send(`/v1/merchant/members/${person.membership}`, change)).status).toBe(200);
  await expect.poll(() => [feeds.own.code, feeds.elsewhere.code], within).toEqual([4401, 4401]);
  expect(feeds.admin.code).toBeNull();
});

test("a changed password closes the feeds of all browsers of the account", async () => {
  const { browser, person, feeds } = await members();
  const body = { currentPassword: person.password, newPassword: "another long password" };
  expect((await browser.send("/v1/auth/change-password", { method: "POST", body })).status).toBe(200);
  await expect.poll(() => [feeds.own.code, feeds.elsewhere.code], within).toEqual([4401, 4401]);
  expect(feeds.admin.code).toBeNull();
});

test("a revoked key loses its feed", async () => {
  const { merchant, admin, feeds } = await members();
  const body = { name: "panel", shop: "*", access: "read" };
  const made = await (await admin.send("/v1/merchant/keys", { method: "POST", body })).json<{
    id: string;
    key: string;
  }>();
  const feed = await listen(merchant, { authorization: `Bearer ${made.key}` });
  await admin.send(`/v1/merchant/keys/${made.id}`, { method: "DELETE" });
  await expect.poll(() => feed.code, within).toBe(4401);
  expect(feeds.admin.code).toBeNull();
});

test.each([
  { listened: "for five minutes", since: -recheckMs },
  { listened: "since a time that our clock, set back, has not reached (failure F15)", since: 3_600_000 },
])("who has listened $listened is sent back to be checked before the next item, and catches up", async ({ since }) => {
  const { merchant, feeds } = await members();
  const floor = env.FLOOR.getByName(`${merchant.id}/${merchant.shop}`);
  await runInDurableObject(floor, (_, state) => {
    for (const socket of state.getWebSockets()) socket.serializeAttachment({ since: Date.now() + since });
  });
  const item = { kind: "retracted", conversation: "c-1", channel: "interject", event: "e-1" } as const;
  await floor.publish([{ id: "r-1", at: Date.now(), item }]);
  await expect.poll(() => [feeds.own.code, feeds.admin.code], within).toEqual([4408, 4408]);
  expect(feeds.own.frames).toBe(1);
});
