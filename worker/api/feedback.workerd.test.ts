import { expect, test } from "vitest";
import { Browser } from "./testing/browser.ts";
import { openShop } from "./testing/chat.ts";

const threat = "我要去12315投诉你们";
const exposure = "alerts/threaten-exposure";
const feedback = (finding: string) => `findings/${encodeURIComponent(finding)}/feedback`;

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A chat in which the threat was found, known to the ledger. */
async function found(shop: Shop, conversation: string, text = threat) {
  const chat = shop.chat(conversation);
  const { findings } = await chat.say("buyer", text);
  const finding = findings.find(({ point }) => point === exposure);
  if (finding === undefined) throw new Error(`nothing found in ${text}`);
  await chat.settle();
  return { chat, id: finding.id };
}

test("a finding that was wrong is dismissed, says who and when, and the word can be taken back (F086, F153)", async () => {
  const shop = await openShop();
  const { chat, id } = await found(shop, "c-1");
  expect((await shop.get("findings?verdict=none")).items.map((item: { id: string }) => item.id)).toContain(id);

  expect(await shop.change("POST", feedback(id), { verdict: "wrong" })).toEqual({
    status: 200,
    body: { finding: id, verdict: "wrong" },
  });
  await chat.settle();
  const wrong = await shop.get("findings?verdict=wrong");
  expect(wrong.items).toMatchObject([{ id, status: "dismissed", verdict: "wrong", verdictBy: /^key:/ }].map(matched));
  expect((await shop.get("findings?verdict=none&status=active")).items).not.toContainEqual(
    expect.objectContaining({ id }),
  );

  await shop.change("POST", feedback(id), { verdict: null });
  await chat.settle();
  const { items } = await shop.get(`findings?point=${encodeURIComponent(exposure)}`);
  expect(items).toMatchObject([{ id, status: "active", verdict: null, verdictBy: null, verdictAt: null }]);
});

const matched = ({ verdictBy, ...rest }: { verdictBy: RegExp } & Record<string, unknown>) => ({
  ...rest,
  verdictBy: expect.stringMatching(verdictBy),
  verdictAt: expect.any(Number),
});

test("a finding that was right stays, and is known as kept (F087)", async () => {
  const shop = await openShop();
  const { chat, id } = await found(shop, "c-1");
  await shop.change("POST", feedback(id), { verdict: "right" });
  await chat.settle();
  expect((await shop.get("findings?verdict=right")).items).toMatchObject([{ id, status: "active", verdict: "right" }]);
});

test("a dismissed finding costs the session nothing, and costs again when the word is taken back (F077)", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  const start = Date.now() - 600_000;
  await chat.say("buyer", "在吗", { at: start });
  await chat.say("agent", "在的", { at: start + 1_000 });
  await chat.say("buyer", "那我再看看", { at: start + 2_000 });
  await chat.close({ at: start + 3_000 });
  await chat.settle();
  const scored = async () => {
    const [session] = (await shop.get("sessions")).items;
    return session.score;
  };
  const [deduct] = (await shop.get("findings?conversation=c-1")).items.filter(
    ({ score }: { score: number }) => score < 0,
  );
  const before = await scored();
  await shop.change("POST", feedback(deduct.id), { verdict: "wrong" });
  await chat.settle();
  expect(await scored()).toBe(before - deduct.score);
  await shop.change("POST", feedback(deduct.id), { verdict: null });
  await chat.settle();
  expect(await scored()).toBe(before);
});

test("a phrase learnt from a wrong finding counts from the next message on, and undo brings the finding back (F056, F077, F107)", async () => {
  const shop = await openShop();
  const { chat, id } = await found(shop, "c-1");
  const learn = { phrase: "12315投诉", scope: "point" };
  const learnt = await shop.change("POST", feedback(id), { verdict: "wrong", learn });
  expect(learnt).toMatchObject({
    status: 200,
    body: {
      verdict: "wrong",
      learnt: { revision: 2, point: exposure, covers: true, masked: { kept: { count: 0 }, same: { count: 0 } } },
    },
  });
  expect((await chat.say("buyer", threat)).points).not.toContain(exposure);
  expect((await chat.say("buyer", "我要去１２３１５投诉你们")).points).not.toContain(exposure);
  expect((await chat.say("buyer", "那就打12315吧")).points).toContain(exposure);
  expect((await shop.get("allowed")).items).toMatchObject([{ point: exposure, phrase: "12315投诉", finding: id }]);
  expect((await shop.get("revisions")).items[0].summary).toContain(
    `points.${exposure}.allowed.12315投诉: none → "allowed"`,
  );

  const query = `point=${encodeURIComponent(exposure)}&phrase=${encodeURIComponent("12315投诉")}`;
  expect(await shop.change("DELETE", `allowed?${query}&verdict=forget`)).toMatchObject({
    status: 200,
    body: { revision: 3 },
  });
  expect((await chat.say("buyer", threat)).points).toContain(exposure);
  await chat.settle();
  expect((await shop.get("findings?verdict=wrong")).items).toEqual([]);
  expect(await shop.change("DELETE", `allowed?${query}`)).toMatchObject({ status: 404 });
});

test("a phrase that would hide what a person kept is refused with those findings, until it is confirmed", async () => {
  const shop = await openShop();
  const kept = await found(shop, "c-kept");
  const wrong = await found(shop, "c-wrong");
  await shop.change("POST", feedback(kept.id), { verdict: "right" });
  const body = { verdict: "wrong", learn: { phrase: "12315投诉", scope: "point" } };
  const refused = await shop.change("POST", feedback(wrong.id), body);
  expect(refused).toMatchObject({
    status: 409,
    body: {
      error: { code: "masks", path: "learn.phrase" },
      masked: { kept: { count: 1, samples: [{ id: kept.id, evidence: [{ quote: "12315" }] }] }, others: { count: 0 } },
    },
  });
  // Nothing was changed, the verdict neither.
  expect((await shop.get("findings?verdict=wrong")).items).toEqual([]);
  expect((await shop.get("allowed")).items).toEqual([]);
  expect(await shop.change("POST", feedback(wrong.id), { ...body, confirm: true })).toMatchObject({
    status: 200,
    body: { learnt: { masked: { kept: { count: 1 } } } },
  });
});

test("unjudged findings of the same point are counted and do not stand in the way; other points' do", async () => {
  const shop = await openShop();
  const wrong = await found(shop, "c-1");
  await found(shop, "c-2");
  const other = shop.chat("c-3");
  const { points } = await other.say("buyer", "请立即处理12315投诉，我要转人工");
  expect(points).toContain("alerts/ask-human");
  await other.settle();
  const learn = { phrase: "12315投诉", scope: "shop" };
  const refused = await shop.change("POST", feedback(wrong.id), { verdict: "wrong", learn });
  expect(refused.status).toBe(409);
  expect(refused.body.masked.others.samples.map(({ point }: { point: string }) => point)).toContain("alerts/ask-human");
  const learnt = await shop.change("POST", feedback(wrong.id), {
    verdict: "wrong",
    learn: { ...learn, scope: "point" },
  });
  expect(learnt.status).toBe(200);
  expect(learnt.body.learnt.masked.same.count).toBeGreaterThanOrEqual(1);
  expect(learnt.body.learnt.masked.others.count).toBe(0);
});

test("a phrase that is not in the finding's messages is learnt and said not to cover it", async () => {
  const shop = await openShop();
  const { id } = await found(shop, "c-1");
  const learn = { phrase: "消费者热线", scope: "shop" };
  expect((await shop.change("POST", feedback(id), { verdict: "wrong", learn })).body).toMatchObject({
    learnt: { point: null, covers: false },
  });
  const query = `phrase=${encodeURIComponent("消费者热线")}`;
  expect((await shop.change("DELETE", `allowed?${query}`)).status).toBe(200);
});

test("a reset of the point keeps what people taught it", async () => {
  const shop = await openShop();
  const { id } = await found(shop, "c-1");
  await shop.change("POST", feedback(id), { verdict: "wrong", learn: { phrase: "12315投诉", scope: "point" } });
  await shop.change("DELETE", `points/${exposure}`);
  expect((await shop.get("allowed")).items).toMatchObject([{ phrase: "12315投诉" }]);
});

test.each([
  ["a phrase learnt from what is right", { verdict: "right", learn: { phrase: "投诉", scope: "point" } }, "learn"],
  ["one character", { verdict: "wrong", learn: { phrase: "投", scope: "point" } }, "learn.phrase"],
  ["nothing visible", { verdict: "wrong", learn: { phrase: "\u200b\u200b\u200b", scope: "shop" } }, "learn.phrase"],
  [
    "more than 200 characters",
    { verdict: "wrong", learn: { phrase: "长".repeat(201), scope: "shop" } },
    "learn.phrase",
  ],
  ["another scope", { verdict: "wrong", learn: { phrase: "投诉", scope: "world" } }, "learn.scope"],
  ["another verdict", { verdict: "maybe" }, "verdict"],
  ["an unknown field", { verdict: "wrong", reason: "x" }, "reason"],
])("refuses %s", async (_, body, path) => {
  const shop = await openShop();
  const { id } = await found(shop, "c-1");
  expect(await shop.change("POST", feedback(id), body)).toMatchObject({ status: 400, body: { error: { path } } });
  expect((await shop.get("allowed")).revision).toBe(1);
});

test("any id that a platform may give works in the path, encoded", async () => {
  const shop = await openShop();
  const { chat, id } = await found(shop, "房间/1?x#y%2F|z&=+");
  expect((await shop.change("POST", feedback(id), { verdict: "wrong" })).status).toBe(200);
  await chat.settle();
  expect((await shop.get("findings?verdict=wrong")).items).toMatchObject([{ id, status: "dismissed" }]);
});

test("a finding of another merchant, and one that does not exist, are not found", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  const { id } = await found(shop, "c-1");
  expect((await stranger.change("POST", feedback(id), { verdict: "wrong" })).status).toBe(404);
  expect((await shop.change("POST", feedback(`${id}x`), { verdict: "wrong" })).status).toBe(404);
  expect((await shop.get("findings?verdict=wrong")).items).toEqual([]);
});

test("a quality inspector judges, and leaves the settings to an admin", async () => {
  const shop = await openShop();
  const { id } = await found(shop, "c-1");
  const inspector = new Browser();
  await inspector.signIn(await shop.merchant.member({ role: "quality" }));
  const judge = (body: object) => inspector.send(shop.at(feedback(id)), { method: "POST", body });
  expect((await judge({ verdict: "wrong", learn: { phrase: "12315投诉", scope: "point" } })).status).toBe(403);
  expect((await judge({ verdict: "wrong" })).status).toBe(200);
  const { items } = await shop.get("findings?verdict=wrong");
  expect(items).toMatchObject([{ id, verdictBy: expect.stringMatching(/^user:/) }]);
});
