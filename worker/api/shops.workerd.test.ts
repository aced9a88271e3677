import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { type Browser, withKey } from "./testing/browser.ts";

const env = bindings as unknown as Env;

async function open(browser: Browser, body: object) {
  const answer = await browser.send("/v1/merchant/shops", { method: "POST", body });
  return { status: answer.status, body: await answer.json<{ id: string; name: string; error?: object }>() };
}

const shopsOf = async (browser: Browser) =>
  (await (await browser.send("/v1/me")).json<{ shops: { id: string; name: string; may: string[] }[] }>()).shops;

test("an administrator opens a shop, which judges from the first message on and writes to nobody (F001, F012)", async () => {
  const { admin, merchant, audited } = await administered(env, { shops: 0 });
  expect(await shopsOf(admin)).toEqual([]);
  const id = `first-${merchant.canary}`;
  expect(await open(admin, { name: "小鱼旗舰店", id })).toEqual({ status: 201, body: { id, name: "小鱼旗舰店" } });
  expect(await shopsOf(admin)).toMatchObject([
    { id, name: "小鱼旗舰店", may: ["read", "review", "configure"], agents: [] },
  ]);
  const settings = await (await admin.send(`/v1/shops/${id}/settings`)).json();
  expect(settings).toMatchObject({ revision: 1, name: "小鱼旗舰店", timeZone: "Asia/Shanghai", channels: [] });
  const { packs } = await (await admin.send(`/v1/shops/${id}/packs`)).json<{ packs: { manifest: { id: string } }[] }>();
  expect(packs.map(({ manifest }) => manifest.id)).toEqual(["alerts"]);
  expect(await audited()).toContain("shop.created");
});

test("a shop is renamed, and everybody's list says so", async () => {
  const { admin, merchant } = await administered(env);
  const body = { name: "新名字" };
  expect((await admin.send(`/v1/shops/${merchant.shop}/settings`, { method: "PATCH", body })).status).toBe(200);
  expect(await shopsOf(admin)).toMatchObject([{ id: merchant.shop, name: "新名字" }]);
});

test("an id comes from the name, and another one where that is taken, by whomever", async () => {
  const [one, other] = [await administered(env), await administered(env)];
  const name = `Shop of ${one.merchant.canary}`;
  const first = await open(one.admin, { name });
  expect(first.body.id).toBe(`shop-of-${one.merchant.canary}`);
  const second = await open(other.admin, { name });
  expect([second.status, second.body.id.startsWith(`${first.body.id}-`)]).toEqual([201, true]);
  expect((await open(one.admin, { name: "小鱼" })).body.id).toMatch(/^shop-[0-9a-f]{6}$/);
  const taken = await open(other.admin, { name, id: first.body.id });
  expect(taken).toMatchObject({ status: 400, body: { error: { code: "invalid", path: "id" } } });
  expect((await shopsOf(other.admin)).map(({ id }) => id)).not.toContain(first.body.id);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x".repeat(81) }, "name"],
  [{ name: "x", id: "My Shop" }, "id"],
  [{ name: "x", id: "*" }, "id"],
  [{ name: "x", merchant: "somebody" }, "merchant"],
])("%o is refused at its field", async (body, path) => {
  const { admin } = await administered(env, { shops: 0 });
  expect(await open(admin, body)).toMatchObject({ status: 400, body: { error: { path } } });
  expect(await shopsOf(admin)).toEqual([]);
});

test("a key opens no shop", async () => {
  const { merchant } = await administered(env);
  const ask = withKey(await merchant.key());
  expect((await ask("/v1/merchant/shops", { method: "POST", body: { name: "x" } })).status).toBe(403);
});
