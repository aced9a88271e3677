import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { app } from "../app.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";
import { shopOf } from "../settings/directory.ts";
import { rememberSettings } from "../settings/memory.ts";
import { readSettings } from "../settings/store.ts";
import { Browser, firstFrame, origin } from "./testing/browser.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const down: Env = { ...env, LIBSQL_URL: "http://127.0.0.1:9" };

test("after a restart without libSQL the last published settings serve, and the shop is known by its id", async () => {
  const { id, shop } = await newMerchant(env);
  const stored = await readSettings(env, { merchant: id, shop, known: null });
  if (stored === null || stored === "unchanged") throw new Error("no settings");
  await rememberSettings(env, stored);
  // This isolate has never asked for the shop: only what was remembered can answer.
  expect(await shopOf(down, shop)).toEqual({ merchant: id, shop });
  expect((await settingsOf(down, id, shop)).snapshot).toEqual(stored);
});

test("settings that an isolate has read go on serving while libSQL is down", async () => {
  const { id, shop } = await newMerchant(env);
  const before = await settingsOf(env, id, shop);
  expect(await settingsOf(down, id, shop)).toBe(before);
});

test("reading settings leaves a copy for the time without libSQL", async () => {
  const { id, shop } = await newMerchant(env);
  await settingsOf(env, id, shop);
  expect(await shopOf(down, shop)).toEqual({ merchant: id, shop });
});

test("without libSQL a shop that nobody remembers is unavailable and not unknown", async () => {
  const shop = `shop-${crypto.randomUUID()}`;
  await expect(shopOf(down, shop)).rejects.toMatchObject({ code: "unavailable" });
  await expect(settingsOf(down, "m-1", shop)).rejects.toMatchObject({ code: "unavailable" });
});

test("with libSQL a shop that does not exist is unknown, also under another merchant", async () => {
  const { shop } = await newMerchant(env);
  expect(await shopOf(env, "no-such-shop")).toBeNull();
  await expect(settingsOf(env, "another-merchant", shop)).rejects.toMatchObject({ code: "not-found" });
});

test("somebody who is signed in still opens the live feed while libSQL is down", async () => {
  const merchant = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await merchant.member());
  expect((await browser.send("/v1/me")).status).toBe(200);
  const headers = { cookie: browser.cookieHeader, origin, upgrade: "websocket" };
  const opened = await app.request(`${origin}/v1/shops/${merchant.shop}/feed`, { headers }, down);
  expect(opened.status).toBe(101);
  expect(await firstFrame(opened)).toMatchObject({ type: "hello" });
});

test("a cookie without the signed cache is not believed while libSQL is down", async () => {
  const merchant = await newMerchant(env);
  const browser = new Browser();
  await browser.signIn(await merchant.member());
  await browser.send("/v1/me");
  browser.cookies.delete("__Host-interject.login-cache");
  const headers = { cookie: browser.cookieHeader };
  expect((await app.request(`${origin}/v1/me`, { headers }, down)).status).toBe(503);
});
