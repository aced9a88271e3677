import { expect, test } from "vitest";
import { type Answer, openShop } from "./testing/chat.ts";

const unanswered = "points/alerts/unanswered";
const minuteMs = 60_000;

/** A question that was left alone for two minutes. */
async function leftAlone(shop: Awaited<ReturnType<typeof openShop>>, conversation: string) {
  const chat = shop.chat(conversation);
  await chat.say("buyer", "什么时候发货", { at: Date.now() - 2 * minuteMs });
  await chat.settle();
  await chat.settle();
}

const points = ({ items }: Answer): string[] => items.map(({ point }: { point: string }) => point);

test("trial settings find beside the live ones, and only those who ask for them see it", async () => {
  const shop = await openShop();
  await shop.change("PATCH", unanswered, { config: { seconds: 3_600 } });
  const tried = await shop.change("PUT", `${unanswered}/shadow`, { config: { seconds: 30 }, severity: "urgent" });
  expect(tried).toMatchObject({
    status: 200,
    body: { revision: 3, settings: { severity: "urgent", config: { seconds: 30 } } },
  });
  await leftAlone(shop, "c-1");

  const shadow = await shop.get("findings?status=shadow");
  expect(shadow.items).toMatchObject([{ point: "alerts/unanswered", status: "shadow", severity: "urgent" }]);
  expect(points(await shop.get("findings"))).not.toContain("alerts/unanswered");
  expect(points({ items: (await shop.get("conversations/c-1")).findings })).not.toContain("alerts/unanswered");
  const { items } = await shop.get("counters?metric=findings");
  expect(items.map(({ subject }: { subject: string }) => subject)).not.toContain("alerts/unanswered");
  expect((await shop.get("decisions")).items).toEqual([]);
});

test("a trial starts from the live settings and is listed beside them", async () => {
  const shop = await openShop();
  await shop.change("PATCH", unanswered, { severity: "low", config: { seconds: 100 } });
  await shop.change("PUT", `${unanswered}/shadow`, { config: { again: true } });
  const { packs } = await shop.get("packs");
  const [alerts] = packs.filter(({ manifest }: { manifest: { id: string } }) => manifest.id === "alerts");
  const point = alerts.points.find(({ id }: { id: string }) => id === "alerts/unanswered");
  expect(point.settings).toMatchObject({ severity: "low", config: { seconds: 100, again: false } });
  expect(point.shadow).toMatchObject({ severity: "low", config: { seconds: 100, again: true } });
  const others = alerts.points.filter(({ shadow }: { shadow?: object }) => shadow !== undefined);
  expect(others).toHaveLength(1);
});

test("a point that is off can be tried", async () => {
  const shop = await openShop();
  await shop.change("PATCH", unanswered, { enabled: false });
  expect((await shop.change("PUT", `${unanswered}/shadow`, { config: { seconds: 30 } })).body).toMatchObject({
    settings: { enabled: true },
  });
  await leftAlone(shop, "c-1");
  expect(points(await shop.get("findings?status=shadow"))).toEqual(["alerts/unanswered"]);
  expect(points(await shop.get("findings"))).not.toContain("alerts/unanswered");
});

test("promoting makes the trial live in one revision, with the phrases that the live point has learnt", async () => {
  const shop = await openShop();
  const exposure = "points/alerts/threaten-exposure";
  const chat = shop.chat("c-1");
  const { findings } = await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  await shop.change("PUT", `${exposure}/shadow`, { severity: "low" });
  const [finding] = findings.filter(({ point }) => point === "alerts/threaten-exposure");
  const feedback = `findings/${encodeURIComponent(finding?.id ?? "")}/feedback`;
  const learn = { phrase: "12315投诉", scope: "point" };
  expect((await shop.change("POST", feedback, { verdict: "wrong", learn })).status).toBe(200);
  // The trial has learnt it, too.
  await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  expect((await shop.get("findings?status=shadow")).items).toEqual([]);

  const promoted = await shop.change("POST", `${exposure}/shadow/promote`);
  expect(promoted).toMatchObject({
    status: 200,
    body: { revision: 4, settings: { severity: "low", allowed: [{ phrase: "12315投诉" }] } },
  });
  expect((await shop.change("POST", `${exposure}/shadow/promote`)).status).toBe(404);
});

test("ending a trial leaves the live settings as they were", async () => {
  const shop = await openShop();
  await shop.change("PUT", `${unanswered}/shadow`, { config: { seconds: 30 } });
  expect(await shop.change("DELETE", `${unanswered}/shadow`)).toMatchObject({ status: 200, body: { revision: 3 } });
  expect((await shop.change("DELETE", `${unanswered}/shadow`)).status).toBe(404);
  await leftAlone(shop, "c-1");
  expect((await shop.get("findings?status=shadow")).items).toEqual([]);
  expect(points(await shop.get("findings"))).toContain("alerts/unanswered");
});

test.each([
  ["a value out of bounds", { config: { seconds: 1 } }, "config.seconds"],
  ["a setting that the point does not have", { config: { second: 10 } }, "config.second"],
  ["settings that are off", { enabled: false }, "enabled"],
  ["a score for an alert", { scores: { presale: -3, aftersale: -3 } }, "scores"],
])("refuses to try %s", async (_, body, path) => {
  const shop = await openShop();
  expect(await shop.change("PUT", `${unanswered}/shadow`, body)).toMatchObject({
    status: 400,
    body: { error: { path } },
  });
});

test("a trial of a session point scores nothing, and what it no longer finds is not listed as withdrawn", async () => {
  const shop = await openShop();
  const point = "service/last-not-agent";
  await shop.change("PATCH", `points/${point}`, { enabled: false });
  await shop.change("PUT", `points/${point}/shadow`, {});
  const chat = shop.chat("c-1");
  const start = Date.now() - 10 * minuteMs;
  await chat.say("buyer", "在吗", { at: start });
  await chat.say("agent", "在的", { at: start + 1_000 });
  await chat.say("buyer", "那个蓝色的还有货吗", { at: start + 2_000 });
  await chat.close({ at: start + 3_000 });
  await chat.settle();
  const listed = `point=${encodeURIComponent(point)}`;
  expect((await shop.get(`findings?status=shadow&${listed}`)).items).toHaveLength(1);
  const [session] = (await shop.get("sessions")).items;
  const cost = (await shop.get("findings?conversation=c-1")).items.reduce(
    (sum: number, { score }: { score: number | null }) => sum + (score ?? 0),
    0,
  );
  expect(session.score).toBe(100 + cost);

  // The agent answers after all: judged again, the trial finds nothing.
  await chat.say("agent", "有的，亲", { at: start + 4_000 });
  await chat.close({ at: start + 5_000 });
  await chat.settle();
  expect((await shop.get(`findings?status=shadow&${listed}`)).items).toHaveLength(0);
  expect((await shop.get(`findings?${listed}`)).items).toHaveLength(0);
  expect((await shop.get(`findings?status=withdrawn&${listed}`)).items).toHaveLength(0);
});
