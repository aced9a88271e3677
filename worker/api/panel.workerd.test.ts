import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { writeClient } from "../../db/client.ts";
import { apiKey } from "../../db/schema.ts";
import { sha256 } from "./auth/sha256.ts";
import { Browser, send, withKey } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

type Shop = Awaited<ReturnType<typeof openShop>>;
const json = { "content-type": "application/json" };

const linkOf = (url: string) => new URL(url).hash.slice(1);
const use = (link: string) => send("/v1/panel/pass", { method: "POST", headers: json, body: { link } });

/** The page of one desktop: what it may ask. */
async function panelOf(shop: Shop, agent: string | null) {
  const { status, body } = await shop.change("POST", "panel-links", { agent });
  expect(status).toBe(201);
  const { pass } = await (await use(linkOf(body.url))).json<Answer>();
  const ask = withKey(pass);
  return async (path: string, options: { method?: string; body?: unknown } = {}) => {
    const answer = await ask(shop.at(path), options);
    return { status: answer.status, body: await answer.json<Answer>() };
  };
}

/** Two rude agents: `agent-1` is the one of all test chats, so the other's account comes by a chat of his own words. */
async function rude(shop: Shop, conversation: string) {
  const chat = shop.chat(conversation);
  await chat.say("buyer", "什么时候发货");
  await chat.say("agent", "你是不是傻");
  await chat.settle();
  return chat;
}

test("an agent's panel shows his own results, and nothing else of the shop (F015, F095)", async () => {
  const shop = await openShop();
  await rude(shop, "c-1");
  const own = await panelOf(shop, "agent-1");
  const { items } = (await own("my/alerts")).body;
  expect(items.map(({ point }: Answer) => point)).toContain("alerts/agent-abuse");
  expect((await own("my/figures")).body).toMatchObject({ own: { sessions: { value: 1 } }, peers: null });
  expect((await own("my/desk")).body).toMatchObject({ suggestions: [] });
  for (const path of ["alerts", "findings", "settings", "conversations/c-1", "reports/service"]) {
    expect([path, (await own(path)).status]).toEqual([path, 403]);
  }
  const other = await panelOf(shop, "agent-2");
  expect((await other("my/alerts")).body.items).toEqual([]);
  expect((await other("my/figures")).body.own).toBeNull();
});

test("a task for the agent stands in his panel, and is done there; another's is not found (F096)", async () => {
  const shop = await openShop();
  const chat = await rude(shop, "c-1");
  const nudge = {
    intervention: "supervision/nudge-agent",
    config: { text: "请马上回复", dueSeconds: 120, language: "zh" },
  };
  expect((await shop.change("POST", "conversations/c-1/interventions", nudge)).body.outcome).toBe("acted");
  await chat.settle();
  const [own, other] = [await panelOf(shop, "agent-1"), await panelOf(shop, "agent-2")];
  const { tasks } = (await own("my/desk")).body;
  expect(tasks).toMatchObject([{ text: "请马上回复", agent: "agent-1", state: "open" }]);
  const task = `my/tasks/${encodeURIComponent(tasks[0].id)}`;
  expect((await other(task, { method: "POST", body: { word: "done" } })).status).toBe(404);
  expect((await own(task, { method: "POST", body: { word: "done" } })).status).toBe(200);
  await chat.settle();
  expect((await own("my/desk")).body.tasks).toEqual([]);
  expect((await own(task, { method: "POST", body: { word: "done" } })).status).toBe(409);
});

test("a panel of the whole shop reads, and changes nothing (F015)", async () => {
  const shop = await openShop();
  await rude(shop, "c-1");
  const whole = await panelOf(shop, null);
  const { items } = (await whole("alerts?view=all")).body;
  expect(items.length).toBeGreaterThan(0);
  const handling = `findings/${encodeURIComponent(items[0].id)}/handling`;
  expect((await whole(handling, { method: "PUT", body: { state: "seen" } })).status).toBe(403);
  expect((await whole("panel-links", { method: "POST", body: { agent: null } })).status).toBe(403);
  expect((await whole("my/alerts")).status).toBe(403);
});

test("a link is good once, and the pass ends with the key that asked for it", async () => {
  const shop = await openShop();
  const { body } = await shop.change("POST", "panel-links", { agent: "agent-1" });
  const opened = await use(linkOf(body.url));
  expect([opened.status, (await use(linkOf(body.url))).status]).toEqual([200, 404]);
  expect((await use("il_no-such-link-of-anybody")).status).toBe(404);

  const key = await shop.merchant.key();
  const made = await withKey(key)(shop.at("panel-links"), { method: "POST", body: { agent: "agent-1" } });
  const { pass } = await (await use(linkOf((await made.json<Answer>()).url))).json<Answer>();
  await writeClient(env)
    .update(apiKey)
    .set({ revokedAt: Date.now() })
    .where(eq(apiKey.hash, sha256(key)));
  expect((await withKey(pass)(shop.at("my/alerts"))).status).toBe(401);
});

test("nobody asks for a link from a browser, and no reader may", async () => {
  const shop = await openShop();
  const browser = new Browser();
  await browser.signIn(await shop.merchant.member());
  const ask = { method: "POST", body: { agent: "agent-1" } };
  expect((await browser.send(shop.at("panel-links"), ask)).status).toBe(403);
  const reader = withKey(await shop.merchant.key({ scopes: ["read"] }));
  expect((await reader(shop.at("panel-links"), ask)).status).toBe(403);
});

test("where the panel may be framed is a setting, and each address is only an address", async () => {
  const shop = await openShop();
  const origins = ["https://desk.example.com"];
  expect((await shop.change("PATCH", "settings", { panelOrigins: origins })).body.panelOrigins).toEqual(origins);
  const refused = await shop.change("PATCH", "settings", { panelOrigins: ["https://desk.example.com/; script-src *"] });
  expect(refused).toMatchObject({ status: 400, body: { error: { path: "panelOrigins.0" } } });
  expect((await shop.get("settings")).panelOrigins).toEqual(origins);
});
