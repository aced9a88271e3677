import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient, writeClient } from "../../db/client.ts";
import { appeal as appealTable, audit, member } from "../../db/schema.ts";
import { remindOfAppeals } from "../appeals/remind.ts";
import type { Env } from "../env.ts";
import { Browser } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;
type Shop = Awaited<ReturnType<typeof openShop>>;

/** A member who is signed in, asking within the shop. */
async function person(shop: Shop, role: "admin" | "quality" | "agent", agents: string[] = []) {
  const browser = new Browser();
  const who = await shop.merchant.member({ role, shop: shop.merchant.shop, agents });
  await browser.signIn(who);
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await browser.send(shop.at(path), { method, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, body: await answer.json<Answer>() };
  };
  return { who, ask, get: async (path: string) => (await ask("GET", path)).body };
}

/** A chat in which the agent `agent-1` was rude and late, judged and in the ledger; its session's id as a part of an address. */
async function badChat(shop: Shop, conversation: string, { at = Date.now() - 10 * minuteMs } = {}) {
  const chat = shop.chat(conversation);
  await chat.say("buyer", "什么时候发货", { at });
  await chat.say("agent", "你是不是傻，全网最低价", { at: at + 5_000 });
  await chat.close({ at: at + 6_000 });
  await chat.settle();
  const { items } = await shop.get(`sessions?conversation=${conversation}`);
  return { chat, session: items[0].id as string, at: encodeURIComponent(items[0].id) };
}

const appealing = { reason: "这是引用买家的话" };

test("an agent appeals, a reviewer accepts a part, the score follows, and the agent reads it (F175, F176, F178, F179, F181, F183, N08)", async () => {
  const shop = await openShop();
  const { chat, session, at } = await badChat(shop, "c-1");
  const [agent, reviewer] = [await person(shop, "agent", ["agent-1"]), await person(shop, "quality")];
  const before = await agent.get(`my/sessions/${at}`);
  const doubted: string[] = before.findings.map(({ id }: Answer) => id);
  expect(doubted.length).toBeGreaterThan(1);
  expect(before).toMatchObject({ entry: { may: true }, appeals: [] });
  expect(before.findings[0].title.zh).not.toContain("/");
  const made = await agent.ask("POST", "my/appeals", { session, ...appealing });
  expect(made).toMatchObject({ status: 201, body: { state: "open", round: 1 } });
  expect(await agent.get(`my/sessions/${at}`)).toMatchObject({ entry: { may: false, why: "open" } });
  expect((await agent.get("my/sessions")).items).toMatchObject([{ id: session, appeal: "open" }]);

  expect(await reviewer.get("appeals?state=open")).toMatchObject({ open: 1, items: [{ id: made.body.id }] });
  const { appeal, findings, whyNot } = await reviewer.get(`appeals/${made.body.id}`);
  expect([appeal.byName, whyNot, findings.length]).toEqual([`Member ${shop.merchant.canary}`, null, doubted.length]);
  const wrong = appeal.items[0].finding;
  const partly = { outcome: "partly", findings: [wrong], reason: "语气确实不好" };
  expect(await reviewer.ask("POST", `appeals/${appeal.id}/decision`, partly)).toMatchObject({
    status: 200,
    body: { state: "partly", decidedByName: `Member ${shop.merchant.canary}` },
  });
  await chat.settle();
  const after = await agent.get(`my/sessions/${at}`);
  expect(after.appeals).toMatchObject([{ state: "partly", answer: "语气确实不好" }]);
  expect(after.appeals[0]).not.toHaveProperty("decidedBy");
  const judged = after.findings.filter(({ verdict }: Answer) => verdict === "wrong");
  expect(judged).toMatchObject([{ id: wrong, status: "dismissed" }]);
  const lost = (list: Answer[]) =>
    list.reduce((sum, { status, score }) => sum + (status === "active" ? (score ?? 0) : 0), 0);
  expect(after.session.score).toBe(100 + lost(after.findings));
  expect((await reviewer.get("appeals")).open).toBe(0);
  const { points } = await reviewer.get("appeals/overturned");
  const total = (name: string) => points.reduce((sum: number, row: Answer) => sum + row[name], 0);
  expect([total("appealed"), total("decided"), total("overturned")]).toEqual([doubted.length, doubted.length, 1]);
  const rows = await readClient(env as unknown as Env)
    .select()
    .from(audit)
    .where(eq(audit.shop, shop.merchant.shop));
  const actions = rows.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(["appeal.open", "appeal.decide", "finding.judge"]));
  expect(JSON.stringify(rows)).not.toMatch(/引用买家|语气确实/);
});

test("a second appeal goes to another reviewer, and there is no third (F177, N08)", async () => {
  const shop = await openShop();
  const { session, at } = await badChat(shop, "c-1");
  const agent = await person(shop, "agent", ["agent-1"]);
  const [first, second] = [await person(shop, "quality"), await person(shop, "admin")];
  const rejected = { outcome: "rejected", reason: "原话如此" };
  const appeal = async () => (await agent.ask("POST", "my/appeals", { session, ...appealing })).body;
  const one = await appeal();
  expect((await first.ask("POST", `appeals/${one.id}/decision`, rejected)).status).toBe(200);
  const two = await appeal();
  expect(two.round).toBe(2);
  expect(await first.get(`appeals/${two.id}`)).toMatchObject({ whyNot: "first", earlier: [{ state: "rejected" }] });
  expect((await first.ask("POST", `appeals/${two.id}/decision`, { outcome: "accepted" })).status).toBe(403);
  expect((await second.ask("POST", `appeals/${two.id}/decision`, rejected)).status).toBe(200);
  expect(await agent.get(`my/sessions/${at}`)).toMatchObject({ entry: { may: false, why: "final" } });
  const third = await agent.ask("POST", "my/appeals", { session, ...appealing });
  expect(third).toMatchObject({ status: 409, body: { error: { path: "session" } } });
});

test("what is decided stays: the same word once more changes nothing, another one is refused", async () => {
  const shop = await openShop();
  const { session } = await badChat(shop, "c-1");
  const agent = await person(shop, "agent", ["agent-1"]);
  const [reviewer, other] = [await person(shop, "quality"), await person(shop, "quality")];
  const { body } = await agent.ask("POST", "my/appeals", { session, ...appealing });
  const decide = (who: typeof reviewer, decision: object) => who.ask("POST", `appeals/${body.id}/decision`, decision);
  const statuses = await Promise.all([
    decide(reviewer, { outcome: "accepted" }),
    decide(other, { outcome: "rejected", reason: "。" }),
  ]);
  expect(statuses.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [winner, loser] = statuses[0].status === 200 ? [reviewer, other] : [other, reviewer];
  const same = statuses[0].status === 200 ? { outcome: "accepted" } : { outcome: "rejected", reason: "。" };
  expect((await decide(winner, same)).status).toBe(200);
  expect((await decide(loser, same)).status).toBe(409);
  expect((await decide(winner, { outcome: "rejected", reason: "又想了想" })).status).toBe(409);
});

test("an appeal names what is one's own, stands, and has a reason; one waits at a time", async () => {
  const shop = await openShop();
  const { session, at } = await badChat(shop, "c-1");
  const [agent, colleague] = [await person(shop, "agent", ["agent-1"]), await person(shop, "agent", ["agent-2"])];
  const nobody = await person(shop, "agent");
  const post = (who: typeof agent, body: object) => who.ask("POST", "my/appeals", body);
  for (const [who, body, status, path] of [
    [agent, { session, reason: "  " }, 400, "reason"],
    [agent, { session }, 400, "reason"],
    [agent, { session, ...appealing, findings: [] }, 400, "findings"],
    [agent, { session, ...appealing, findings: ["no-such-finding"] }, 400, "findings"],
    [agent, { session: "no-such-session", ...appealing }, 404, undefined],
    [colleague, { session, ...appealing }, 404, undefined],
    [nobody, { session, ...appealing }, 404, undefined],
  ] as const) {
    const answer = await post(who, body);
    expect([answer.status, answer.body.error.path]).toEqual([status, path]);
  }
  expect((await colleague.ask("GET", `my/sessions/${at}`)).status).toBe(404);
  for (const list of ["sessions", "alerts", "appeals"]) {
    expect((await colleague.get(`my/${list}`)).items, list).toEqual([]);
    expect((await nobody.get(`my/${list}`)).items, list).toEqual([]);
  }
  const both = await Promise.all([post(agent, { session, ...appealing }), post(agent, { session, ...appealing })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await colleague.get("my/appeals")).items).toEqual([]);
  expect((await agent.get("my/appeals?state=open")).items).toHaveLength(1);
});

test("a stranger's reviewer finds no appeal, a key decides none, and nobody decides his own", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  const { session } = await badChat(shop, "c-1");
  const agent = await person(shop, "agent", ["agent-1"]);
  const { body } = await agent.ask("POST", "my/appeals", { session, ...appealing });
  const accepted = { outcome: "accepted" };
  expect((await stranger.change("POST", `appeals/${body.id}/decision`, accepted)).status).toBe(404);
  expect((await stranger.get(`appeals/${body.id}`)).error.code).toBe("not-found");
  expect(await stranger.get("appeals")).toMatchObject({ items: [], open: 0 });
  expect((await agent.ask("POST", `appeals/${body.id}/decision`, accepted)).status).toBe(403);
  expect((await shop.change("POST", `appeals/${body.id}/decision`, accepted)).status).toBe(403);
  // Somebody who reviews and serves buyers, too.
  const both = { merchant: shop.merchant.id, shop: "*", user: agent.who.id, role: "quality", createdAt: 1 } as const;
  await writeClient(env as unknown as Env)
    .insert(member)
    .values({ ...both, id: crypto.randomUUID() });
  expect(await agent.get(`appeals/${body.id}`)).toMatchObject({ whyNot: "own" });
  expect((await agent.ask("POST", `appeals/${body.id}/decision`, accepted)).status).toBe(403);
  const reviewer = await person(shop, "quality");
  const refused = await reviewer.ask("POST", `appeals/${body.id}/decision`, { outcome: "rejected" });
  expect(refused).toMatchObject({ status: 400, body: { error: { path: "reason" } } });
});

test("after a week a result is not doubted any more", async () => {
  const shop = await openShop();
  const { session, at } = await badChat(shop, "c-1", { at: Date.now() - 8 * dayMs });
  const agent = await person(shop, "agent", ["agent-1"]);
  expect(await agent.get(`my/sessions/${at}`)).toMatchObject({ entry: { may: false, why: "late" } });
  expect((await agent.ask("POST", "my/appeals", { session, ...appealing })).status).toBe(409);
});

test("an agent sees his alerts, and not who looked at what (F013, N38)", async () => {
  const shop = await openShop();
  const { at } = await badChat(shop, "c-1");
  const [agent, admin] = [await person(shop, "agent", ["agent-1"]), await person(shop, "admin")];
  await admin.ask("PUT", `sessions/${at}/review`, { reviewed: true });
  const { items } = await agent.get("my/alerts");
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ kind, conversation }: Answer) => kind === "alert" && conversation === "c-1")).toBe(true);
  for (const path of ["my/alerts", "my/sessions", `my/sessions/${at}`]) {
    expect(JSON.stringify(await agent.get(path)), path).not.toMatch(/seenBy|reviewedBy|handledBy|verdictBy/);
  }
  expect(await agent.get("my/accounts")).toMatchObject({
    accounts: ["agent-1"],
    administrators: [`Member ${shop.merchant.canary}`],
  });
  expect((await agent.get("my/sessions?from=x")).error.path).toBe("from");
});

test("an appeal shows how the same was decided before, and is decided like one of those (N08)", async () => {
  const shop = await openShop();
  const [agent, reviewer] = [await person(shop, "agent", ["agent-1"]), await person(shop, "quality")];
  const appeal = async (conversation: string, reason: string) => {
    const { session } = await badChat(shop, conversation);
    return (await agent.ask("POST", "my/appeals", { session, reason })).body;
  };
  const decide = (id: string, decision: object) => reviewer.ask("POST", `appeals/${id}/decision`, decision);
  const [old, other] = [await appeal("c-1", "这是引用买家的话"), await appeal("c-2", "我没有骂人")];
  await decide(old.id, { outcome: "accepted", reason: "确实是引用" });
  const open = await appeal("c-3", "我是在引用买家的话");
  const { items, rates } = await reviewer.get(`appeals/${open.id}/precedents`);
  // What waits is no precedent.
  expect(items).toMatchObject([
    { id: old.id, state: "accepted", answer: "确实是引用", decidedByName: `Member ${shop.merchant.canary}` },
  ]);
  expect(items[0].points.every(({ overturned }: Answer) => overturned)).toBe(true);
  expect(items[0].quotes.length).toBeGreaterThan(0);
  expect(rates.every(({ rate, decided }: Answer) => rate === 1 && decided === 1)).toBe(true);
  for (const precedent of [other.id, "no-such-appeal", open.id]) {
    const refused = await decide(open.id, { outcome: "accepted", precedent });
    expect(refused).toMatchObject({ status: 400, body: { error: { path: "precedent" } } });
  }
  const decided = await decide(open.id, { outcome: "accepted", precedent: old.id });
  expect(decided).toMatchObject({ status: 200, body: { precedent: old.id } });
  // What was decided for others is between reviewers.
  const own = (await agent.get("my/appeals")).items;
  expect(own).toHaveLength(3);
  for (const one of own) expect(one).not.toHaveProperty("precedent");
});

test("a supervisor appeals for an agent, alerts too, and somebody else decides (N09)", async () => {
  const shop = await openShop();
  const { session, at } = await badChat(shop, "c-1");
  const agent = await person(shop, "agent", ["agent-1"]);
  const [supervisor, other] = [await person(shop, "quality"), await person(shop, "quality")];
  const { findings } = await agent.get(`my/sessions/${at}`);
  const alert = findings.find(({ kind }: Answer) => kind === "alert").id as string;
  const body = { session, findings: [alert], reason: "这是引用买家的话" };
  const made = await supervisor.ask("POST", "appeals", body);
  expect(made).toMatchObject({ status: 201, body: { agent: "agent-1", state: "open", items: [{ finding: alert }] } });
  expect(await supervisor.ask("POST", "appeals", body)).toMatchObject({ status: 409 });
  expect((await supervisor.get(`appeals/${made.body.id}`)).whyNot).toBe("own");
  expect((await supervisor.ask("POST", `appeals/${made.body.id}/decision`, { outcome: "accepted" })).status).toBe(403);
  // The agent sees it, and cannot appeal beside it.
  expect((await agent.get("my/appeals")).items).toMatchObject([{ id: made.body.id, state: "open" }]);
  expect((await agent.ask("POST", "my/appeals", { session, reason: "我也不同意" })).status).toBe(409);
  expect((await other.ask("POST", `appeals/${made.body.id}/decision`, { outcome: "accepted" })).status).toBe(200);
  expect((await supervisor.ask("POST", "appeals", { ...body, session: "no-such-session" })).status).toBe(404);
  expect((await agent.ask("POST", "appeals", body)).status).toBe(403);
  const byKey = await shop.change("POST", "appeals", body);
  expect(byKey.status).toBe(403);
});

test("what is past its deadline waits on, is counted and listed apart, and is told of once (N08)", async () => {
  const shop = await openShop();
  const { session } = await badChat(shop, "c-1");
  const [agent, reviewer] = [await person(shop, "agent", ["agent-1"]), await person(shop, "quality")];
  const { body } = await agent.ask("POST", "my/appeals", { session, ...appealing });
  expect(await reviewer.get("appeals")).toMatchObject({ open: 1, overdue: 0 });
  expect((await reviewer.get("appeals?overdue=yes")).items).toEqual([]);
  const db = writeClient(env as unknown as Env);
  await db.update(appealTable).set({ dueAt: 1 }).where(eq(appealTable.id, body.id));
  expect(await reviewer.get("appeals?overdue=yes")).toMatchObject({ open: 1, overdue: 1, items: [{ id: body.id }] });
  await remindOfAppeals(env as unknown as Env, Date.now());
  const [told] = (await reviewer.get("appeals?overdue=yes")).items;
  expect(told).toMatchObject({ state: "open", remindedAt: null, escalatedAt: expect.any(Number) });
  await remindOfAppeals(env as unknown as Env, Date.now() + dayMs);
  expect((await reviewer.get("appeals?overdue=yes")).items[0].escalatedAt).toBe(told.escalatedAt);
  // Silence decides nothing: the result stands, and a reviewer still decides.
  expect((await reviewer.ask("POST", `appeals/${body.id}/decision`, { outcome: "accepted" })).status).toBe(200);
  expect(await reviewer.get("appeals")).toMatchObject({ open: 0, overdue: 0 });
});
