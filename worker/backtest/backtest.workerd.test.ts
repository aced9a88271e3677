import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { type Answer, openShop } from "../api/testing/chat.ts";

const exposure = "alerts/threaten-exposure";
const minuteMs = 60_000;

type Shop = Awaited<ReturnType<typeof openShop>>;

const runs = ({ merchant }: Shop) => env.BACKTEST.getByName(`${merchant.id}/${merchant.shop}`);

/** Runs alarms until the backtest is over; answers what the API says then. */
async function finish(shop: Shop, id: string): Promise<Answer> {
  for (let alarms = 0; alarms < 50; alarms++) {
    const page = await shop.get(`backtests/${id}`);
    if (["done", "failed", "cancelled"].includes(page.state)) return page;
    await runDurableObjectAlarm(runs(shop));
  }
  throw new Error("the backtest does not end");
}

async function backtest(shop: Shop, body: object): Promise<Answer> {
  const started = await shop.change("POST", "backtests", { days: 7, ...body });
  expect(started.status).toBe(202);
  return finish(shop, started.body.id);
}

/** Chats of which every third holds a threat and every fourth a question that nobody answers. */
async function chats(shop: Shop, count: number): Promise<void> {
  const start = Date.now() - 30 * minuteMs;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const chat = shop.chat(`c-${index}`);
      const at = start + index * 1_000;
      await chat.say("buyer", "在吗", { at });
      await chat.say("agent", "在的亲", { at: at + 20_000 });
      if (index % 3 === 0) await chat.say("buyer", "我要去12315投诉你们", { at: at + 30_000 });
      else await chat.say("buyer", "什么时候发货", { at: at + 30_000 });
      if (index % 4 !== 0) await chat.say("agent", "今天就发", { at: at + 75_000 });
      await chat.settle();
      await chat.settle();
    }),
  );
}

const seconds = (value: number) => ({ config: { seconds: value } });
const ids = (answer: Answer, status = "active"): string[] =>
  answer.items
    .filter((item: { status: string }) => item.status === status || item.status === "resolved")
    .map(({ event, conversation }: { event: string; conversation: string }) => `${conversation} ${event}`)
    .sort();

test("counts what a changed point finds in stored chats, as a fresh replay of them would", async () => {
  const [shop, fresh] = [await openShop(), await openShop()];
  await fresh.change("PATCH", "points/alerts/unanswered", seconds(40));
  await chats(shop, 24);
  await chats(fresh, 24);
  const list = "findings?point=alerts%2Funanswered&limit=200";
  const [before, replayed] = [ids(await shop.get(list)), ids(await fresh.get(list))];

  const page = await backtest(shop, { point: "alerts/unanswered", settings: seconds(40) });
  expect(page).toMatchObject({
    kind: "backtest",
    state: "done",
    point: "alerts/unanswered",
    revision: 1,
    progress: { done: 24, total: 24, messages: 24 * 3 + 18, failed: 0 },
  });
  expect(page.hits).toEqual({
    present: before.length,
    changed: replayed.length,
    added: replayed.filter((id) => !before.includes(id)).length,
    removed: before.filter((id) => !replayed.includes(id)).length,
  });
  expect(page.hits.added).toBeGreaterThan(10);
  const sum = (version: "present" | "changed") =>
    page.byDay.reduce((all: number, day: Answer) => all + day[version], 0);
  expect([sum("present"), sum("changed")]).toEqual([page.hits.present, page.hits.changed]);
  // Nothing that was found before has changed.
  expect(ids(await shop.get(list))).toEqual(before);
});

test("a longer patience counts as it would have by now, also behind the last message of a chat", async () => {
  const shop = await openShop();
  const chat = shop.chat("c-1");
  await chat.say("buyer", "什么时候发货", { at: Date.now() - 10 * minuteMs });
  await chat.settle();
  const page = await backtest(shop, { point: "alerts/unanswered", settings: seconds(300) });
  expect(page.hits).toEqual({ present: 1, changed: 1, added: 0, removed: 0 });
});

test("samples show the words as they are now: those of a message that was retracted meanwhile are gone", async () => {
  const shop = await openShop();
  await chats(shop, 4);
  const page = await backtest(shop, { point: exposure, settings: { enabled: true } });
  expect(page.hits).toEqual({ present: 2, changed: 2, added: 0, removed: 0 });
  const quotes = (answer: Answer) =>
    answer.samples.present.map((one: Answer) => `${one.conversation} ${one.evidence[0].quote}`).sort();
  expect(quotes(page)).toEqual(["c-0 12315", "c-3 12315"]);
  await shop.chat("c-0").retract("m-3");
  await shop.chat("c-0").settle();
  expect(quotes(await shop.get(`backtests/${page.id}`))).toEqual(["c-0 ", "c-3 12315"]);
});

test("a point that is off has nothing to compare with, and all that it would find is new", async () => {
  const shop = await openShop();
  await shop.change("PATCH", `points/${exposure}`, { enabled: false });
  await chats(shop, 6);
  const page = await backtest(shop, { point: exposure });
  expect(page.hits).toEqual({ present: 0, changed: 2, added: 2, removed: 0 });
  expect((await shop.get("findings?point=alerts%2Fthreaten-exposure")).items).toEqual([]);
});

const rule = {
  id: "when-shipped",
  title: { zh: "问发货", en: "Asks when it ships" },
  kind: "alert",
  standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "什么时候+发货" }] }],
};

test("a rule is played beside its live version", async () => {
  const shop = await openShop();
  await chats(shop, 6);
  expect((await backtest(shop, { rule })).hits).toEqual({ present: 0, changed: 4, added: 4, removed: 0 });
  expect((await shop.change("PUT", "rules/when-shipped", { mode: "live", rule })).status).toBe(200);
  const narrower = { ...rule, standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords: "12315" }] }] };
  const page = await backtest(shop, { rule: narrower });
  expect(page).toMatchObject({ point: "shop/when-shipped", hits: { present: 4, changed: 2, added: 2, removed: 4 } });
});

test("only conversations of the last days count, and an empty shop is done at once", async () => {
  const shop = await openShop();
  expect(await backtest(shop, { point: exposure })).toMatchObject({ state: "done", progress: { done: 0, total: 0 } });
  const old = shop.chat("c-old");
  await old.say("buyer", "我要去12315投诉你们", { at: Date.now() - 3 * 24 * 60 * minuteMs });
  await old.settle();
  expect((await backtest(shop, { point: exposure, days: 2 })).progress.total).toBe(0);
  expect((await backtest(shop, { point: exposure, days: 4 })).hits.present).toBe(1);
});

test("progress outlives the object, and runs wait for one another", async () => {
  const shop = await openShop();
  await chats(shop, 3);
  const start = async () => (await shop.change("POST", "backtests", { point: exposure, days: 7 })).body.id;
  const [first, second] = [await start(), await start()];
  await runDurableObjectAlarm(runs(shop));
  await evictDurableObject(runs(shop));
  const [one, other] = [await shop.get(`backtests/${first}`), await shop.get(`backtests/${second}`)];
  expect(["running", "done"]).toContain(one.state);
  expect(one.progress.total).toBe(3);
  expect(other.state).toBe(one.state === "done" ? other.state : "waiting");
  expect((await finish(shop, second)).state).toBe("done");
  expect((await finish(shop, first)).state).toBe("done");
  const { items } = await shop.get("backtests");
  expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([first, second].sort());
});

test("a cancelled run stays as it was, and is not found in another shop", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  await chats(shop, 3);
  const blocker = (await shop.change("POST", "backtests", { point: exposure, days: 7 })).body.id;
  const waiting = (await shop.change("POST", "backtests", { point: exposure, days: 7 })).body.id;
  expect(await shop.change("POST", `backtests/${waiting}/cancel`)).toMatchObject({
    status: 200,
    body: { state: "cancelled" },
  });
  await finish(shop, blocker);
  expect((await shop.get(`backtests/${waiting}`)).progress.done).toBe(0);
  expect((await stranger.get(`backtests/${waiting}`)).error.code).toBe("not-found");
  expect((await stranger.change("POST", `backtests/${waiting}/cancel`)).status).toBe(404);
});

test("a run that is cancelled while conversations are played does not come back to life", async () => {
  const shop = await openShop();
  await chats(shop, 12);
  const { id } = (await shop.change("POST", "backtests", { point: exposure, days: 7 })).body;
  for (let alarms = 0; (await shop.get(`backtests/${id}`)).state === "waiting" && alarms < 20; alarms++)
    await runDurableObjectAlarm(runs(shop));
  const [{ body }] = await Promise.all([
    shop.change("POST", `backtests/${id}/cancel`),
    runDurableObjectAlarm(runs(shop)),
  ]);
  expect(["cancelled", "done"]).toContain(body.state);
  expect((await shop.get(`backtests/${id}`)).state).toBe(body.state);
});

test("more than a few that wait are refused", async () => {
  const shop = await openShop();
  const statuses: number[] = [];
  for (let index = 0; index < 9; index++) {
    statuses.push((await shop.change("POST", "backtests", { point: exposure, days: 7 })).status);
  }
  expect(statuses).toContain(429);
  expect(statuses[0]).toBe(202);
});

test.each([
  ["neither point nor rule", { days: 7 }, "point"],
  ["both", { days: 7, point: exposure, rule }, "point"],
  ["settings of a rule", { days: 7, rule, settings: {} }, "settings"],
  ["a setting out of bounds", { days: 7, point: "alerts/unanswered", settings: seconds(1) }, "settings.config.seconds"],
  ["a version that is off", { days: 7, point: exposure, settings: { enabled: false } }, "settings.enabled"],
  ["a hundred days", { days: 100, point: exposure }, "days"],
  ["a rule that does not parse", { days: 7, rule: { ...rule, kind: "wish" } }, "rule.kind"],
])("refuses %s", async (_, body, path) => {
  const shop = await openShop();
  expect(await shop.change("POST", "backtests", body)).toMatchObject({
    status: 400,
    body: { error: { code: "invalid", path } },
  });
});

test("a point that the shop does not have is not found", async () => {
  const shop = await openShop();
  expect((await shop.change("POST", "backtests", { days: 7, point: "alerts/nothing" })).status).toBe(404);
});
