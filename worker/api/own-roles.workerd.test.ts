import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { member } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { Browser, origin, send, withKey } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const env = bindings as unknown as Env;
const name = "王小鱼";
const phone = "13912345678";
const address = "世纪大道100号";
const order = "2026112912345678901";
/** With the quote behind it: what stands in its place is `buyer-` and a digest, which may begin with a 1. */
const buyer = 'buyer-1"';
const secrets = [name, phone, address, order, buyer];

/** A shop with two chats of two agents, its administrator, and a way to get somebody in with an own role. */
async function shopWithRoles() {
  const shop = await openShop();
  const { merchant } = shop;
  const admin = new Browser();
  await admin.signIn(await merchant.member());
  const manage = (method: string, path: string, body?: unknown) =>
    admin.send(`/v1/merchant/${path}`, { method, ...(body === undefined ? {} : { body }) });
  return {
    shop,
    merchant,
    manage,
    role: (id: string, role: object) =>
      manage("PUT", `roles/${id}`, { name: id, permissions: ["read"], masks: [], groups: null, ...role }),
    async enter(ownRole: string, reach = "*") {
      const person = await merchant.member({ role: "agent", shop: reach });
      const assigned = await manage("PATCH", `members/${person.membership}`, { ownRole });
      expect([assigned.status, await assigned.json()]).toMatchObject([200, { role: "agent", ownRole }]);
      const browser = new Browser();
      await browser.signIn(person);
      return browser;
    },
  };
}

async function chatOfSecrets(shop: Awaited<ReturnType<typeof openShop>>) {
  const chat = shop.chat("c-1");
  await chat.order({ id: order, status: "paid", amount: 5_900, remark: `${name} ${phone}` });
  await chat.happens({
    type: "message",
    from: { role: "buyer", id: "buyer-1", name },
    content: [
      {
        type: "text",
        text: `我是${name}，电话${phone}，寄到上海市浦东新区${address}，订单${order}，再不发货我就去12315投诉你们`,
      },
      { type: "order", id: order },
    ],
  });
  const complaint = await chat.say("buyer", `${name}要投诉你们！${phone} 马上回电`);
  await chat.say("agent", `亲${name}，${phone}对吗`);
  await chat.settle();
  return complaint;
}

test("a role with masks meets no buyer's data on any route that it may read (N31)", async () => {
  const { shop, merchant, role, enter } = await shopWithRoles();
  const complaint = await chatOfSecrets(shop);
  const masks = ["names", "phones", "addresses", "orders"];
  expect((await role("outsourced", { permissions: ["read", "review"], masks })).status).toBe(200);
  const browser = await enter("outsourced");
  const key = withKey(await merchant.key());
  const finding = (await shop.get("findings")).items[0];
  const session = (await shop.get("sessions")).items[0];
  const decision = (await shop.get("decisions")).items[0];
  expect(complaint.points.length).toBeGreaterThan(0);

  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(await (await send("/v1/openapi.json")).json());
  const reads = Object.entries(paths)
    .filter(([path, methods]) => path.startsWith("/v1/shops/{shop}/") && "get" in methods && !path.endsWith("/feed"))
    .map(([path]) => path);
  expect(reads.length).toBeGreaterThan(30);
  const names: Record<string, string> = {
    shop: merchant.shop,
    conversation: "c-1",
    finding: finding?.id ?? "x",
    session: session?.id ?? "x",
    decision: decision?.id ?? "x",
    pack: "alerts",
    point: "unanswered",
    channel: "interject",
  };
  const query: Record<string, string> = {
    trace: `?conversation=c-1&event=${complaint.event}&channel=interject`,
    sample: `?day=${session?.day}`,
  };
  let shown = 0;
  for (const path of reads) {
    const place = path.replaceAll(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(names[part] ?? "c-1"));
    const asked = place + (query[path.split("/").at(-1) ?? ""] ?? "");
    const text = await (await browser.send(asked)).text();
    for (const secret of secrets) expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
    if (secrets.some((secret) => secret !== buyer) && (await (await key(asked)).text()).includes(phone)) shown++;
  }
  // It is there: whoever may, sees it.
  expect(shown).toBeGreaterThan(3);
  const judged = await browser.send(`/v1/shops/${merchant.shop}/findings/${encodeURIComponent(finding?.id)}/remarks`, {
    method: "POST",
    body: { text: `call ${phone}` },
  });
  expect(await judged.text()).not.toContain(phone);
});

test("a masked text keeps its length, so that evidence still points at its words (N31)", async () => {
  const { shop, merchant, role, enter } = await shopWithRoles();
  await chatOfSecrets(shop);
  await role("outsourced", { masks: ["names", "phones"] });
  const browser = await enter("outsourced");
  const page = async (ask: (path: string) => Promise<Response>) =>
    (await ask(`/v1/shops/${merchant.shop}/conversations/c-1`)).json<{
      conversation: { buyer: string; buyerName: string };
      messages: { text: string }[];
    }>();
  const masked = await page((path) => browser.send(path));
  const whole = await page(withKey(await merchant.key()));
  expect(masked.messages.map(({ text }) => text.length)).toEqual(whole.messages.map(({ text }) => text.length));
  expect(masked.conversation).toMatchObject({ buyerName: "王**", buyer: expect.stringMatching(/^buyer-[0-9a-f]{8}$/) });
  expect(masked.messages[0]?.text).toContain("139****5678");
  // Only what the role hides is hidden.
  expect(masked.messages[0]?.text).toContain(address);
});

test("the live feed masks what it tells, and what it told before (N31)", async () => {
  const { shop, merchant, role, enter } = await shopWithRoles();
  await chatOfSecrets(shop);
  await role("outsourced", { masks: ["names", "phones"] });
  const browser = await enter("outsourced");
  const { webSocket } = await send(`/v1/shops/${merchant.shop}/feed?last=0`, {
    headers: { upgrade: "websocket", cookie: browser.cookieHeader, origin },
  });
  if (webSocket === null) throw new Error("no WebSocket");
  const frames: string[] = [];
  const isNew = (text: string) => text.includes("c-2");
  const told = new Promise<void>((resolve) => {
    webSocket.addEventListener("message", ({ data }) => {
      frames.push(String(data));
      if (isNew(String(data))) resolve();
    });
  });
  webSocket.accept();
  const chat = shop.chat("c-2");
  await chat.happens({
    type: "message",
    from: { role: "buyer", id: "buyer-1", name },
    content: [{ type: "text", text: `${name}要去12315投诉你们，${phone}` }],
  });
  await chat.settle();
  await told;
  webSocket.close();
  expect(frames.filter((frame) => frame.includes('"finding"')).length).toBeGreaterThan(1);
  for (const frame of frames) for (const secret of [name, phone]) expect(frame).not.toContain(secret);
});

test("nobody finds out a number or a name by searching for it (N31)", async () => {
  const { shop, merchant, role, enter } = await shopWithRoles();
  await chatOfSecrets(shop);
  await role("outsourced", { masks: ["names", "phones"] });
  const browser = await enter("outsourced");
  const search = async (word: string) => {
    const answer = await browser.send(`/v1/shops/${merchant.shop}/sessions?buyerText=${encodeURIComponent(word)}`);
    return answer.json<{ items?: unknown[]; error?: { path: string } }>();
  };
  expect(await search("1391")).toMatchObject({ error: { path: "buyerText" } });
  expect((await search(name)).items).toEqual([]);
  expect((await search("投诉")).items).toHaveLength(1);
});

test("a role of some groups sees the chats of their agents, and of nobody else (N31)", async () => {
  const { shop, merchant, role, enter } = await shopWithRoles();
  await shop.change("PUT", "groups/outside", { title: "外包组", agents: ["agent-9"] });
  await role("outsourced", { permissions: ["read", "review"], groups: [{ shop: merchant.shop, group: "outside" }] });
  const browser = await enter("outsourced");
  const talk = async (conversation: string, agent: string) => {
    const chat = shop.chat(conversation);
    await chat.say("buyer", "我要去12315投诉你们");
    await chat.happens({
      type: "message",
      from: { role: "agent", id: agent },
      content: [{ type: "text", text: `${agent} 说这是全网最低价` }],
    });
    await chat.settle();
  };
  await talk("c-own", "agent-9");
  await talk("c-other", "agent-1");
  const get = (path: string) => browser.send(`/v1/shops/${merchant.shop}/${path}`);
  for (const list of ["sessions", "conversations", "messages", "findings", "decisions"]) {
    const { items } = await (await get(list)).json<{ items: { conversation: string }[] }>();
    expect([list, [...new Set(items.map(({ conversation }) => conversation))]]).toEqual([list, ["c-own"]]);
  }
  expect((await (await get("agents")).json<{ items: { agent: string }[] }>()).items.map(({ agent }) => agent)).toEqual([
    "agent-9",
  ]);
  expect([(await get("conversations/c-own")).status, (await get("conversations/c-other")).status]).toEqual([200, 404]);
  // Both chats are of the same buyer: what he said to others stays with them.
  const earlier = async (conversation: string) => {
    const [session] = (await shop.get(`sessions?conversation=${conversation}`)).items;
    return get(`sessions/${encodeURIComponent(session.id)}/earlier`);
  };
  expect([(await earlier("c-own")).status, (await earlier("c-other")).status]).toEqual([200, 404]);
  expect(await (await earlier("c-own")).text()).not.toContain("agent-1");
  // What cannot be limited is refused.
  for (const path of ["tasks", "reports/review", "appeals", "feed", "counters", "seats"]) {
    expect([path, (await get(path)).status]).toEqual([path, 403]);
  }
  const decision = async (conversation: string) => {
    const [first] = (await shop.get(`decisions?conversation=${conversation}`)).items;
    return get(`decisions/${encodeURIComponent(first.id)}`);
  };
  expect([(await decision("c-own")).status, (await decision("c-other")).status]).toEqual([200, 404]);
  const counted = async (ask: (path: string) => Promise<Answer>) =>
    (await ask("decisions/counts?by=outcome")).items.reduce((sum: number, one: Answer) => sum + one.decisions, 0);
  const answerOf = async (path: string) => (await get(path)).json<Answer>();
  expect(await counted(answerOf)).toBeGreaterThan(0);
  expect(await counted(answerOf)).toBeLessThan(await counted(shop.get));
  expect(await (await get("decisions/export")).text()).not.toContain("c-other");
  // Sums are those of his groups, and other groups have no name there.
  await shop.change("PUT", "groups/inside", { title: "自营组", agents: ["agent-1"] });
  const report = await answerOf("reports/service");
  expect(report.agents.map(({ agent }: Answer) => agent)).toEqual(["agent-9"]);
  expect(report.groups.map(({ group }: Answer) => group)).toEqual(["outside"]);
  expect(report.total.sessions.value).toBe(report.agents[0].figures.sessions.value);
  expect((await get("reports/service?group=inside")).status).toBe(400);
  expect(await (await get("reports/service?group=inside")).text()).not.toContain("自营组");
  expect(await (await get("reports/service/export")).text()).not.toContain("agent-1");
  const trend = await answerOf("reports/trend?metric=sessions");
  const daily = trend.days.reduce((sum: number, one: Answer) => sum + one.sessions, 0);
  expect(daily).toBe(report.total.sessions.value);
  const [other] = (await shop.get("findings?conversation=c-other")).items;
  const [own] = (await shop.get("findings?conversation=c-own")).items;
  const judge = (id: string) =>
    browser.send(`/v1/shops/${merchant.shop}/findings/${encodeURIComponent(id)}/feedback`, {
      method: "POST",
      body: { verdict: "right" },
    });
  expect([(await judge(own.id)).status, (await judge(other.id)).status]).toEqual([200, 404]);
  await shop.change("PUT", "groups/outside", { title: "外包组", agents: [] });
  expect((await (await get("sessions")).json<{ items: unknown[] }>()).items).toEqual([]);
});

test("a role is written by administrators, names what exists, and stays while somebody has it (N31)", async () => {
  const { merchant, manage, role, enter } = await shopWithRoles();
  const refused = async (body: object) => {
    const answer = await role("r-1", body);
    return [answer.status, (await answer.json<{ error: { path: string } }>()).error.path];
  };
  expect(await refused({ permissions: ["read", "configure"], masks: ["phones"] })).toEqual([400, "permissions"]);
  expect(await refused({ permissions: ["review"] })).toEqual([400, "permissions"]);
  expect(await refused({ masks: ["faces"] })).toEqual([400, "masks.0"]);
  expect(await refused({ groups: [{ shop: merchant.shop, group: "no-such" }] })).toEqual([400, "groups.0"]);
  expect((await role("r-1", { name: "外包" })).status).toBe(200);
  expect((await role("r-2", { name: "外包" })).status).toBe(409);
  const browser = await enter("r-1", merchant.shop);
  const me = await (await browser.send("/v1/me")).json();
  expect(me).toMatchObject({ manages: false, member: { ownRole: "外包" }, shops: [{ may: ["read"] }] });
  expect((await manage("DELETE", "roles/r-1")).status).toBe(409);
  // What is taken from the role is taken at once.
  await role("r-1", { name: "外包", permissions: ["own"] });
  expect((await browser.send(`/v1/shops/${merchant.shop}/findings`)).status).toBe(403);
  const person = await merchant.member();
  const unknown = await manage("PATCH", `members/${person.membership}`, { ownRole: "no-such" });
  expect([unknown.status, await unknown.json()]).toMatchObject([400, { error: { path: "ownRole" } }]);
});

test("another merchant's role gives nothing, whatever a row says (N31)", async () => {
  const [one, other] = [await shopWithRoles(), await shopWithRoles()];
  await one.role("wide", { permissions: ["read", "configure"] });
  const person = await other.merchant.member({ role: "agent" });
  const row = { merchant: other.merchant.id, user: person.id, shop: other.merchant.shop, createdAt: Date.now() };
  await writeClient(env)
    .insert(member)
    .values({ ...row, id: crypto.randomUUID(), role: "agent", ownRole: "wide" });
  const browser = new Browser();
  await browser.signIn(person);
  expect((await browser.send(`/v1/shops/${other.merchant.shop}/findings`)).status).toBe(403);
});

test("the last administrator keeps his role, also from an own one (F006)", async () => {
  const { merchant, manage, role } = await shopWithRoles();
  await role("wide", { permissions: ["read", "configure"] });
  const { items } = await (await manage("GET", "members")).json<{ items: { id: string; role: string }[] }>();
  const [only] = items;
  expect((await manage("PATCH", `members/${only?.id}`, { ownRole: "wide" })).status).toBe(409);
  expect((await manage("PATCH", `members/${only?.id}`, { role: "quality" })).status).toBe(409);
  expect((await manage("DELETE", `members/${only?.id}`)).status).toBe(409);
  await merchant.member();
  expect((await manage("PATCH", `members/${only?.id}`, { ownRole: "wide" })).status).toBe(200);
});
