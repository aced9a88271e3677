import { expect, test } from "vitest";
import { explainedDecision } from "./decision-schemas.ts";
import { withKey } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const threat = "再不退款我就打12315投诉你们";
const policy = "offer-human-strong-emotion";

async function angryShop(status: "online" | "offline" = "online") {
  const shop = await openShop();
  expect((await shop.change("PATCH", `policies/${policy}`, { mode: "act" })).status).toBe(200);
  await shop.presence("agent-1", status, 3);
  const chat = shop.chat("c-1");
  await chat.say("bot", "您好，有什么可以帮您");
  return { ...shop, chat };
}

const byId = (id: string) => `decisions/${encodeURIComponent(id)}`;

/** The decision that the policy took about the threat, explained. */
async function explained(shop: Awaited<ReturnType<typeof angryShop>>) {
  await shop.chat.settle();
  const { items } = await shop.get(`decisions?policy=${policy}`);
  expect(items.length).toBe(1);
  const answer = await shop.get(byId(items[0].id));
  return explainedDecision.parse(answer);
}

const checks = ({ checks: all }: { checks: Answer[] }) => Object.fromEntries(all.map(({ code, met }) => [code, met]));

test("an angry buyer gets the menu, chooses the human, waits, is taken and rates: one decision says all of it (N01, F212)", async () => {
  const shop = await angryShop();
  const { chat } = shop;
  const asked = await chat.say("buyer", threat);
  expect(asked.actions).toEqual(["menu"]);
  expect(await chat.happens({ type: "menu", menu: "any", choice: "human" })).toContain("handoff");
  const joined = { type: "transferred", to: { role: "agent", id: "agent-1", name: "小王" } };
  expect(await chat.happens(joined)).toEqual(["notice"]);
  await chat.say("agent", "您好，我是小王，马上为您处理");
  await chat.happens({ type: "rating", score: 5 });

  const known = await explained(shop);
  const { decision } = known;
  expect(decision).toMatchObject({
    outcome: "acted",
    reason: "matched",
    arm: "act",
    buyer: "buyer-1",
    evidence: [asked.event],
    choice: "human",
    rating: 5,
    said: { zh: "符合策略" },
  });
  expect(decision.humanAt).toBeGreaterThanOrEqual(decision.handedOverAt ?? Number.POSITIVE_INFINITY);
  expect(known.trigger).toMatchObject({ kind: "finding", finding: { point: expect.stringContaining("alerts/") } });
  expect(known.evidence).toMatchObject([{ event: asked.event, text: threat }]);
  expect(known.policy).toMatchObject({ id: policy, mode: "act" });
  expect(known.checks.every(({ met }) => met)).toBe(true);
  expect(known.checks.find(({ code }) => code === "served-by")).toMatchObject({
    wanted: { zh: "机器人、无人接待" },
    found: { zh: "机器人" },
  });
  const followed = known.steps.map(({ actions }) => actions.map(({ kind }) => kind).join());
  expect(followed[0]).toMatch(/^handoff/);
  expect(followed[1]).toBe("notice");
  expect((await shop.get(byId(known.steps[0]?.id ?? ""))).decision.id).toBe(decision.id);
  expect((await shop.get(`decisions?policy=${policy}&steps=1`)).items.length).toBe(1 + known.steps.length);
});

test("a buyer whom a human serves already is left alone, and the row says so (N02)", async () => {
  const shop = await angryShop();
  await shop.chat.happens({ type: "transferred", to: { role: "agent", id: "agent-1" } });
  await shop.chat.say("agent", "您好");
  expect((await shop.chat.say("buyer", threat)).actions).toEqual([]);
  const known = await explained(shop);
  expect(known.decision).toMatchObject({ outcome: "suppressed", reason: "served-by", arm: null });
  expect(checks(known)).toMatchObject({ "served-by": false, frequency: null, "daily-cap": null });
  expect(known.checks.find(({ code }) => code === "served-by")?.found).toEqual({ zh: "人工客服", en: "an agent" });
});

test("with nobody online the buyer may leave a message, which is a task until somebody is there (N03)", async () => {
  const shop = await angryShop("offline");
  expect((await shop.chat.say("buyer", threat)).actions).toEqual(["menu"]);
  await shop.chat.happens({ type: "menu", menu: "any", choice: "message" });
  await shop.chat.say("buyer", "请退款到支付宝，订单尾号 8899");
  const known = await explained(shop);
  expect(known.decision).toMatchObject({ outcome: "acted", choice: "message", facts: { online: 0 } });
  expect(known.task).toMatchObject({ kind: "message", state: "open", buyer: "buyer-1" });

  const { items } = await shop.get("tasks?state=open&kind=message");
  expect(items).toMatchObject([{ id: known.decision.id, conversation: "c-1" }]);
  const task = `tasks/${encodeURIComponent(items[0].id)}`;
  expect((await shop.change("POST", task, { word: "later" })).status).toBe(400);
  expect((await shop.change("POST", task, { word: "done" })).status).toBe(200);
  await shop.chat.settle();
  expect((await shop.get("tasks?state=open")).items).toEqual([]);
  expect((await shop.get("tasks?state=done")).items).toMatchObject([{ by: expect.stringContaining("key:") }]);
  expect((await shop.change("POST", task, { word: "seen" })).status).toBe(409);
  expect((await shop.change("POST", "tasks/none", { word: "seen" })).status).toBe(404);
});

test("a person runs an intervention by hand, and the row names him; unknown ones and bad settings are refused", async () => {
  const shop = await angryShop();
  await shop.chat.settle();
  const path = "conversations/c-1/interventions";
  const unknown = await shop.change("POST", path, { intervention: "handoff/nothing" });
  expect(unknown).toMatchObject({ status: 400, body: { error: { path: "intervention" } } });
  expect(unknown.body.error.message).toContain("handoff/offer-human");
  const bad = await shop.change("POST", path, { intervention: "handoff/offer-human", config: { menuMinutes: 0 } });
  expect(bad).toMatchObject({ status: 400, body: { error: { path: "config.menuMinutes" } } });
  const odd = await shop.change("POST", path, { intervention: "handoff/offer-human", config: { colour: "red" } });
  expect(odd).toMatchObject({ status: 400, body: { error: { path: "config.colour" } } });
  expect(
    (await shop.change("POST", "conversations/c-9/interventions", { intervention: "handoff/offer-human" })).status,
  ).toBe(404);

  const made = await shop.change("POST", path, { intervention: "handoff/offer-human" });
  expect(made).toMatchObject({ status: 200, body: { outcome: "acted", reason: "matched" } });
  await shop.chat.settle();
  const known = explainedDecision.parse(await shop.get(byId(made.body.decision)));
  expect(known.trigger).toMatchObject({ kind: "person", by: "Test key" });
  expect(known).toMatchObject({ policy: null, checks: [], decision: { policy: "manual" } });
});

test("what was observed is counted by policy, in decisions and in conversations", async () => {
  const shop = await openShop();
  for (const conversation of ["c-1", "c-2"]) {
    const chat = shop.chat(conversation);
    await chat.say("bot", "您好");
    await chat.say("buyer", threat);
    await chat.settle();
  }
  const counts = await shop.get(`policies/${policy}/counts`);
  expect(counts.conversations).toEqual({ decided: 2, acted: 0, observed: 2, heldOut: 0 });
  expect(counts.outcomes).toEqual([
    { mode: "observe", outcome: "observed", reason: "matched", decisions: 2, conversations: 2 },
  ]);
  const { items } = await shop.get(`decisions/counts?by=outcome&policy=${policy}`);
  expect(items).toEqual([{ value: "observed", decisions: 2, conversations: 2 }]);
  expect((await shop.get(`policies/${policy}/lift`)).conversations).toEqual({ act: 0, holdout: 0 });
});

test("decisions leave as a file with the same filters, in the language that is asked for (N01)", async () => {
  const shop = await angryShop();
  await shop.chat.say("buyer", threat);
  await shop.chat.settle();
  const ask = withKey(await shop.merchant.key({ scopes: ["read"] }));
  const file = async (query: string) => {
    const answer = await ask(shop.at(`decisions/export?policy=${policy}${query}`));
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="decisions.csv"');
    return (await answer.text()).trimEnd().split("\r\n");
  };
  const [head, line] = await file("&language=en");
  expect(head).toContain("Reason in words");
  expect(line).toContain("The policy applies");
  expect(line).not.toContain(threat);
  expect((await file("&reason=frequency")).length).toBe(1);
  expect((await file("")).join()).toContain("符合策略");
  expect((await ask(shop.at("decisions/export?limit=5"))).status).toBe(400);
});

test("what is not asked right is refused: periods that are too long, odd filters, and a decision of another shop", async () => {
  const shop = await angryShop();
  await shop.chat.say("buyer", threat);
  await shop.chat.settle();
  const { items } = await shop.get("decisions");
  const other = await openShop();
  const refusals = [
    `policies/${policy}/lift?from=0&to=99999999999999`,
    `policies/${policy}/lift?good=high`,
    "decisions/counts?from=0",
    "decisions?arm=left",
    "decisions/counts?by=buyer",
    "tasks?state=late",
  ];
  for (const path of refusals) expect([path, (await shop.get(path)).error?.code]).toEqual([path, "invalid"]);
  expect((await other.get(byId(items[0].id))).error.code).toBe("not-found");
});
