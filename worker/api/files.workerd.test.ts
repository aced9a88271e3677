import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { administered } from "./testing/administered.ts";
import { Browser } from "./testing/browser.ts";
import { openShop } from "./testing/chat.ts";

const env = bindings as unknown as Env;
type Outcome = {
  items: { line: number; name: string; outcome: string; field?: string }[];
  applied: number;
  undo: string;
};

test("members come out as a file, go in changed, and back by its undo (F007)", async () => {
  const { merchant, admin, person, audited } = await administered(env);
  const other = await merchant.member({ role: "agent", shop: merchant.shop, agents: ["=a-1"] });
  const exported = await (await admin.send("/v1/merchant/members/export?language=en")).text();
  const line = [other.email, `Member ${merchant.canary}`, merchant.shop, "agent", "'=a-1", "active"];
  expect(exported).toContain(line.map((cell) => `"${cell}"`).join());
  const take = async (csv: string, apply: boolean) => {
    const answer = await admin.send("/v1/merchant/members/import", { method: "POST", body: { csv, apply } });
    return answer.json<Outcome>();
  };
  // What comes out changes nothing when it goes in.
  expect((await take(exported, false)).items.map(({ outcome }) => outcome)).toEqual(["same", "same"]);
  const csv = `email,shop,role,accounts\n${other.email},${merchant.shop},quality,\nnobody@example.com,*,agent,\n${person.email},*,agent,`;
  const preview = await take(csv, false);
  expect(preview).toMatchObject({
    applied: 0,
    items: [{ outcome: "change" }, { outcome: "error", field: "email" }, { outcome: "change" }],
  });
  const done = await take(csv, true);
  // The last administrator keeps his role (F006).
  expect(done).toMatchObject({
    applied: 1,
    items: [{ outcome: "change" }, { outcome: "error" }, { outcome: "error", field: "role" }],
  });
  const roles = async () => {
    const { items } = await (await admin.send("/v1/merchant/members")).json<{
      items: { role: string; agents: string[] }[];
    }>();
    return items.map(({ role, agents }) => [role, ...agents].join(" "));
  };
  expect(await roles()).toEqual(["admin", "quality"]);
  await take(done.undo, true);
  expect(await roles()).toEqual(["admin", "agent =a-1"]);
  expect(await audited()).toEqual(["member.changed", "member.changed"]);
  const broken = await admin.send("/v1/merchant/members/import", { method: "POST", body: { csv: "name\nx" } });
  expect([broken.status, await broken.json()]).toMatchObject([400, { error: { path: "csv.1" } }]);
});

test("accounts go into groups by a file, and a group that does not exist fails only its lines (F008, F010)", async () => {
  const shop = await openShop();
  await shop.change("PUT", "groups/night", { title: "晚班", agents: ["a-3"] });
  await shop.presence("a-1", "online");
  const csv = "客服账号,客服分组\na-1,晚班\na-2,夜班\na-3,";
  const { body } = await shop.change("POST", "groups/import", { csv, apply: true });
  expect(body).toMatchObject({
    applied: 2,
    items: [{ outcome: "change" }, { outcome: "error", field: "group" }, { outcome: "change" }],
  });
  expect((await shop.get("groups")).items).toMatchObject([{ id: "night", agents: ["a-1"] }]);
  await shop.change("POST", "groups/import", { csv: body.undo, apply: true });
  expect((await shop.get("groups")).items).toMatchObject([{ id: "night", agents: ["a-3"] }]);
});

test("accounts come by themselves, are in the default group, and are stopped and heard of again (F002, F008, F149)", async () => {
  const shop = await openShop();
  await shop.presence("a-7", "online");
  const chat = shop.chat("c-1");
  await chat.say("buyer", "在吗");
  await chat.say("agent", "在的");
  await chat.settle();
  const accounts = async () => (await shop.get("accounts")).items;
  expect(await accounts()).toMatchObject([
    { agent: "a-7", status: "online", groups: [], stoppedAt: null },
    { agent: "agent-1", role: "agent", groups: [], stoppedAt: null },
  ]);
  await shop.change("PUT", "accounts/agent-1", { stopped: true });
  expect((await accounts())[1]).toMatchObject({ agent: "agent-1", stoppedAt: expect.any(Number) });
  // Its history stays, and is found by its name.
  expect((await shop.get("sessions?agent=agent-1")).items).toHaveLength(1);
  await shop.presence("agent-1", "online");
  expect((await accounts())[1]).toMatchObject({ agent: "agent-1", stoppedAt: null });
  expect((await shop.change("PUT", "accounts/nobody", { stopped: true })).status).toBe(404);
});

test("a person with accounts in two shops is one, and reaches both (N30, F012)", async () => {
  const { merchant, admin, invite } = await administered(env, { shops: 2 });
  const [first = "", second = ""] = merchant.shops;
  const email = `both-${merchant.canary}@example.com`;
  const password = "correct horse battery staple";
  const guest = new Browser();
  for (const shop of [first, second]) {
    const { token } = await invite({ email, role: "agent", shop });
    const body = { token, name: "小王", password };
    expect((await guest.send("/v1/auth/invitation/accept", { method: "POST", body })).status).toBe(200);
  }
  const { items } = await (await admin.send("/v1/merchant/members")).json<{
    items: { user: string; email: string }[];
  }>();
  const own = items.filter((one) => one.email === email);
  expect([own.length, new Set(own.map(({ user }) => user)).size]).toEqual([2, 1]);
  const me = await (await guest.send("/v1/me")).json<{ shops: { id: string }[] }>();
  expect(me.shops.map(({ id }) => id).sort()).toEqual([first, second].sort());
});

test("the audit tells administrators who changed what, filtered and page by page", async () => {
  const { merchant, admin, person, invite } = await administered(env);
  await invite();
  await invite();
  await admin.send(`/v1/shops/${merchant.shop}/settings`, { method: "PATCH", body: { name: "新店名" } });
  const read = async (query: string) => {
    const answer = await admin.send(`/v1/merchant/audit${query}`);
    return answer.json<{
      items: { action: string; by: string; detail: { summary?: string[] } }[];
      next: string | null;
      people: object[];
    }>();
  };
  const all = await read("");
  expect(all.items.slice(0, 3).map(({ action }) => action)).toEqual([
    "settings.publish",
    "member.invited",
    "member.invited",
  ]);
  expect(all.items[0]?.detail.summary?.join()).toContain("新店名");
  expect(all.people).toContainEqual({ by: `user:${person.id}`, name: `Member ${merchant.canary}` });
  expect((await read("?kind=member")).items.map(({ action }) => action)).toEqual(["member.invited", "member.invited"]);
  expect((await read(`?by=user:${person.id}&shop=*`)).items).toHaveLength(2);
  expect((await read(`?from=${Date.now() + 60_000}`)).items).toEqual([]);
  const first = await read("?limit=1");
  const second = await read(`?limit=1&cursor=${first.next}`);
  expect([first.items[0]?.action, second.items[0]?.action]).toEqual(["settings.publish", "member.invited"]);
  const file = await (await admin.send("/v1/merchant/audit/export?language=en&kind=member")).text();
  expect(file.split("\r\n").filter((line) => line.includes("member.invited"))).toHaveLength(2);
  const stranger = await administered(env);
  expect(await (await stranger.admin.send("/v1/merchant/audit")).text()).not.toContain(merchant.canary);
});
