import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { Browser, withKey } from "./testing/browser.ts";

const env = bindings as unknown as Env;

test("one sees one's own logins and ends another one; an administrator sees and ends a member's", async () => {
  const { merchant, admin } = await administered(env);
  const person = await merchant.member({ role: "agent" });
  const [here, there] = [new Browser(), new Browser()];
  await here.signIn(person, { "user-agent": "Here/1.0" });
  await there.signIn(person, { "user-agent": "There/1.0" });
  type Logins = { items: { id: string; browser: string; current: boolean }[] };
  const { items } = await (await here.send("/v1/me/logins")).json<Logins>();
  expect(items.find(({ current }) => current)?.browser).toBe("Here/1.0");
  const elsewhere = items.find(({ browser }) => browser === "There/1.0");
  expect((await admin.send(`/v1/me/logins/${elsewhere?.id}`, { method: "DELETE" })).status).toBe(404);
  expect((await here.send(`/v1/me/logins/${elsewhere?.id}`, { method: "DELETE" })).status).toBe(200);
  expect((await there.send("/v1/me")).status).toBe(401);
  const path = `/v1/merchant/members/${person.membership}/logins`;
  const left = await (await admin.send(path)).json<Logins>();
  expect(left.items.map(({ current }) => current)).toEqual([false]);
  expect((await admin.send(`${path}/${left.items[0]?.id}`, { method: "DELETE" })).status).toBe(200);
  expect((await here.send("/v1/me")).status).toBe(401);
});

test("a key is shown once, does what it was made for in its shop, and stops within ten seconds of its end", async () => {
  const { merchant, admin, audited } = await administered(env, { shops: 2 });
  const [first = "", second = ""] = merchant.shops;
  const body = { name: "报表程序", shop: first, access: "review" };
  const made = await (await admin.send("/v1/merchant/keys", { method: "POST", body })).json<{
    id: string;
    key: string;
  }>();
  const ask = withKey(made.key);
  expect((await ask(`/v1/shops/${first}/findings`)).status).toBe(200);
  expect((await ask(`/v1/shops/${second}/findings`)).status).toBe(404);
  expect((await ask(`/v1/shops/${first}/settings`, { method: "PATCH", body: { name: "x" } })).status).toBe(403);
  expect((await ask(`/v1/shops/${first}/tasks/t`, { method: "POST", body: {} })).status).toBe(400);
  const list = async () => (await admin.send("/v1/merchant/keys")).text();
  const shown = await list();
  expect(shown).not.toContain(made.key);
  expect(JSON.parse(shown).items).toMatchObject([
    { name: "报表程序", prefix: made.key.slice(0, 10), shop: first, access: "review" },
  ]);
  await expect.poll(async () => JSON.parse(await list()).items[0].lastUsedAt, { timeout: 5_000 }).toBeGreaterThan(0);
  expect((await admin.send(`/v1/merchant/keys/${made.id}`, { method: "DELETE" })).status).toBe(200);
  const revokedAt = Date.now();
  await expect
    .poll(async () => (await ask(`/v1/shops/${first}/findings`)).status, { timeout: 10_000, interval: 250 })
    .toBe(401);
  expect(Date.now() - revokedAt).toBeLessThan(10_000);
  expect(await audited()).toEqual(["key.created", "key.revoked"]);
});
