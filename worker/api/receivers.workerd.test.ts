import { runDurableObjectAlarm } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";
import { unseal } from "../settings/secrets.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const env = bindings as unknown as Env;
const robotKey = "693a91f6-7aoc-secret-c1f2";
const robot = `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${robotKey}`;
const lead = { kind: "wecom", title: "值班主管群", groups: ["on-call"], address: robot };

/** The world outside: what was asked of it, and what it answers. */
let asked: { url: string; body: string; headers: Headers }[];
let answer: () => Response;
const ok = () => Response.json({ errcode: 0, errmsg: "ok" });
const real = globalThis.fetch;

beforeEach(() => {
  asked = [];
  answer = ok;
  vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith("https://")) return real(input, init);
    asked.push({ url, body: String(init?.body ?? ""), headers: new Headers(init?.headers) });
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

test("a receiver is listed, audited and named without its address, which is kept sealed (F093)", async () => {
  const { merchant, change, get } = await openShop();
  const saved = await change("PUT", "receivers/night", lead);
  const receiver = {
    id: "night",
    kind: "wecom",
    title: "值班主管群",
    groups: ["on-call"],
    disabled: false,
    shown: "qyapi.weixin.qq.com …c1f2",
    signs: false,
    goneAt: null,
  };
  expect(saved).toEqual({ status: 200, body: { revision: 2, receiver } });
  expect(await get("receivers")).toEqual({ revision: 2, receivers: [receiver], groups: ["on-call"], mail: null });
  const history = await get("revisions");
  expect(history.items[0]).toMatchObject({ by: expect.stringMatching(/^key:/) });
  expect(history.items[0].summary).toContain("receivers.night.address: changed");
  expect(JSON.stringify([saved, history, await get("receivers"), await get("settings")])).not.toContain(robotKey);
  const { snapshot } = await settingsOf(env, merchant.id, merchant.shop);
  const [kept] = snapshot.receivers ?? [];
  if (kept === undefined || !("address" in kept)) throw new Error("no receiver");
  expect(await unseal(env.MASTER_KEY, merchant.id, kept.address)).toBe(robot);
});

test.each([
  ["an unknown kind", { ...lead, kind: "fax" }, "kind"],
  ["an address of another host", { ...lead, address: "https://evil.example.com/?key=12345678" }, "address"],
  ["an address inside", { ...lead, address: "https://127.0.0.1/cgi-bin/webhook/send?key=12345678" }, "address"],
  ["no address", { kind: "slack", title: "群" }, "address"],
  ["two mailboxes", { kind: "email", title: "信箱", address: "a@shop.com,b@shop.com" }, "address"],
  ["an endpoint that is not there", { kind: "webhook", title: "系统", endpoint: "crm" }, "endpoint"],
  ["no title", { ...lead, title: " " }, "title"],
  ["a field that nobody may set", { ...lead, goneAt: 1 }, "goneAt"],
  ["a key for a kind that has none", { ...lead, secret: "SEC12345678" }, "secret"],
])("refuses %s, naming the field", async (_, body, path) => {
  const { change, get } = await openShop();
  expect(await change("PUT", "receivers/night", body)).toMatchObject({ status: 400, body: { error: { path } } });
  expect((await get("receivers")).receivers).toEqual([]);
});

test("a mail provider keeps its token sealed and never sends it to another address", async () => {
  const { change, get } = await openShop();
  const mail = { url: "https://api.resend.com/emails", from: "a@shop.com" };
  expect(await change("PUT", "mail", mail)).toMatchObject({ status: 400, body: { error: { path: "token" } } });
  expect(await change("PUT", "mail", { ...mail, token: "re_secret" })).toMatchObject({ status: 200, body: { mail } });
  const other = { ...mail, url: "https://other.example.com/emails" };
  expect(await change("PUT", "mail", other)).toMatchObject({ status: 400, body: { error: { path: "token" } } });
  expect(await change("PUT", "mail", { ...mail, url: "https://10.0.0.1/" })).toMatchObject({
    status: 400,
    body: { error: { path: "url" } },
  });
  expect(JSON.stringify([await get("receivers"), await get("revisions")])).not.toContain("re_secret");
  expect(await change("DELETE", "mail")).toMatchObject({ status: 200, body: { mail: null } });
  expect((await change("DELETE", "mail")).status).toBe(404);
});

test("a test message goes out now, and its answer is shown and counts for who can be reached (F094, N32)", async () => {
  const { change, get } = await openShop();
  await change("PUT", "receivers/night", lead);
  const health = async () => (await get("receivers/health")).receivers[0];
  expect(await health()).toMatchObject({ id: "night", reach: "unproven", problem: "never-reached" });

  answer = () => Response.json({ errcode: 93000, errmsg: "invalid webhook url" });
  expect(await change("POST", "receivers/night/test", {})).toMatchObject({
    status: 200,
    body: {
      ok: false,
      status: 200,
      error: "gone: WeCom 93000 invalid webhook url",
      answer: '{"errcode":93000,"errmsg":"invalid webhook url"}',
    },
  });
  expect(await health()).toMatchObject({ reach: "unreachable", problem: "last-failed" });

  answer = ok;
  expect(await change("POST", "receivers/night/test", {})).toMatchObject({ body: { ok: true, error: null } });
  expect(asked.map(({ url }) => url)).toEqual([robot, robot]);
  expect(JSON.parse(asked[1]?.body ?? "").text.content).toContain("这是一条测试消息");
  expect(await health()).toMatchObject({ reach: "reached", problem: null, lastFailure: { at: expect.any(Number) } });
  expect((await change("POST", "receivers/nobody/test", {})).status).toBe(404);
});

/** The suggested policy about threats tells the receiver, and acts. */
async function telling({ change, get }: Awaited<ReturnType<typeof openShop>>) {
  await change("PUT", "receivers/night", lead);
  const { policies } = await get("policies");
  const threats = policies.find(({ id }: Answer) => id === "threats-to-supervisor");
  const [step] = threats.then;
  const then = [{ ...step, config: { ...step.config, receivers: ["night"] } }];
  return change("PUT", "policies/threats-to-supervisor", { ...threats, mode: "act", then });
}

test("a receiver stays as long as a policy names it", async () => {
  const shop = await openShop();
  expect((await telling(shop)).status).toBe(200);
  expect(await shop.change("DELETE", "receivers/night")).toMatchObject({
    status: 400,
    body: {
      error: { path: "receiver", message: "The policy threats-to-supervisor names it: take it out there first" },
    },
  });
  expect(await shop.change("DELETE", "receivers/nobody")).toMatchObject({ status: 404 });
  await shop.change("PUT", "receivers/day", lead);
  expect(await shop.change("DELETE", "receivers/day")).toMatchObject({ status: 200, body: { groups: ["on-call"] } });
});

const notifyOf = (decisions: Answer[]) =>
  decisions
    .flatMap(({ id, actions }) => actions.map((action: Answer) => ({ decision: id, ...action })))
    .find(({ kind }) => kind === "notify");

test("what failed is sent again by hand, under the same key, and never twice (F093)", async () => {
  const shop = await openShop();
  await telling(shop);
  const chat = shop.chat("c-1");
  answer = () => Response.json({ errcode: 310000, errmsg: "not now" });
  await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  await chat.settle();
  const failed = notifyOf((await shop.get("decisions")).items);
  expect(failed).toMatchObject({ state: "failed", error: "WeCom 310000 not now" });
  expect((await shop.get("receivers/health")).receivers).toMatchObject([
    { reach: "unreachable", problem: "last-failed", lastFailure: { error: "WeCom 310000 not now" } },
  ]);

  answer = ok;
  const replay = (key: string) =>
    shop.change("POST", `decisions/${encodeURIComponent(failed.decision)}/actions/${key}/replay`, {});
  expect(await replay(failed.key)).toEqual({ status: 200, body: { key: failed.key, due: true } });
  await chat.settle();
  await chat.settle();
  expect(notifyOf((await shop.get("decisions")).items)).toMatchObject({ key: failed.key, state: "sent", error: null });
  expect(asked).toHaveLength(2);
  expect(asked[0]?.body).toContain("https://interject.test/shops/");
  expect((await shop.get("receivers/health")).receivers).toMatchObject([{ reach: "reached" }]);

  expect(await replay(failed.key)).toMatchObject({ status: 400, body: { error: { path: "key" } } });
  expect((await replay("act_unknown")).status).toBe(404);
  expect((await shop.change("POST", "decisions/nothing/actions/act_1/replay", {})).status).toBe(404);
});

test("a robot that is gone is switched off, which the history and the health page say (N32)", async () => {
  const shop = await openShop();
  await telling(shop);
  answer = () => Response.json({ errcode: 93000, errmsg: "invalid webhook url" });
  const chat = shop.chat("c-1");
  await chat.say("buyer", "我要去12315投诉你们");
  await runDurableObjectAlarm(chat.stub());
  expect((await shop.get("receivers")).receivers).toMatchObject([{ disabled: true, goneAt: expect.any(Number) }]);
  const [newest] = (await shop.get("revisions")).items;
  expect(newest).toMatchObject({
    by: "interject",
    summary: expect.arrayContaining(["receivers.night.disabled: false → true"]),
  });
  expect(await shop.get("receivers/health")).toMatchObject({
    receivers: [{ reach: "unreachable", problem: "gone" }],
    policies: expect.arrayContaining([
      { policy: "threats-to-supervisor", mode: "act", problem: "receiver-unreachable", name: "night" },
      { policy: "night-abuse-on-call", mode: "observe", problem: "group-unreachable", name: "on-call" },
      { policy: "night-abuse-on-call", mode: "observe", problem: "group-empty", name: "managers" },
    ]),
  });
  const saved = await shop.change("PUT", "receivers/night", lead);
  expect(saved.body.receiver).toMatchObject({ disabled: false, goneAt: null });
});
