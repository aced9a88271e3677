import { expect, test } from "vitest";
import { Browser } from "./testing/browser.ts";
import { openShop } from "./testing/chat.ts";

/** A session that ends on an unanswered question, which costs points by its type. */
async function judged(shop: Awaited<ReturnType<typeof openShop>>) {
  await shop.change("PATCH", "points/service/last-not-agent", { scores: { presale: -5, aftersale: null } });
  const chat = shop.chat("c-1");
  const start = Date.now() - 600_000;
  await chat.say("buyer", "这款还有货吗，想买两件", { at: start });
  await chat.say("agent", "有的亲", { at: start + 1_000 });
  await chat.say("buyer", "那有优惠券吗", { at: start + 2_000 });
  await chat.close({ at: start + 3_000 });
  await chat.settle();
  const read = async () => {
    const [session] = (await shop.get("sessions")).items;
    const findings = (await shop.get("findings?point=service%2Flast-not-agent&status=active")).items;
    return { session, scores: findings.map(({ score }: { score: number }) => score) };
  };
  const { session } = await read();
  const choose = async (type: unknown) => {
    const answer = await shop.change("PUT", `sessions/${encodeURIComponent(session.id)}/type`, { type });
    await chat.settle();
    return answer;
  };
  return { read, choose, id: session.id as string };
}

test("a person decides the type of a session, and findings and score follow it (F028)", async () => {
  const shop = await openShop();
  const { read, choose, id } = await judged(shop);
  const before = await read();
  expect(before).toMatchObject({ session: { type: "presale", typeChosen: false }, scores: [-5] });

  expect(await choose("aftersale")).toEqual({ status: 200, body: { session: id, type: "aftersale" } });
  const after = await read();
  expect(after).toMatchObject({ session: { type: "aftersale", typeChosen: true, typeConfidence: 1 }, scores: [] });
  expect(after.session.score).toBeGreaterThan(before.session.score);

  expect(await choose(null)).toMatchObject({ status: 200, body: { type: null } });
  expect(await read()).toMatchObject({
    session: { type: "presale", typeChosen: false, score: before.session.score },
    scores: [-5],
  });
});

test("a quality inspector may decide; what is no type, no session, or another's session is refused", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  const { choose, id } = await judged(shop);
  expect(await choose("sold")).toMatchObject({ status: 400, body: { error: { path: "type" } } });
  const path = `sessions/${encodeURIComponent(id)}/type`;
  expect((await stranger.change("PUT", path, { type: "presale" })).status).toBe(404);
  const missing = `sessions/${encodeURIComponent(`${id}0`)}/type`;
  expect((await shop.change("PUT", missing, { type: "presale" })).status).toBe(404);
  const inspector = new Browser();
  await inspector.signIn(await shop.merchant.member({ role: "quality" }));
  expect((await inspector.send(shop.at(path), { method: "PUT", body: { type: "aftersale" } })).status).toBe(200);
});
