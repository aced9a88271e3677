import { expect, test } from "vitest";
import { buyerFeelings } from "../../plugins/alerts/buyer-feelings.ts";
import { packs } from "../../plugins/manifest.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const minuteMs = 60_000;

async function talk(shop: Awaited<ReturnType<typeof openShop>>, conversation: string, buyer: string, agent: string) {
  const chat = shop.chat(conversation);
  const at = Date.now() - 30 * minuteMs;
  const said = await chat.say("buyer", buyer, { at });
  await chat.say("agent", agent, { at: at + 5_000 });
  await chat.settle();
  return { chat, said };
}

const found = ({ items }: Answer): string[] => items.map((item: Answer) => item.conversation).sort();

test("sessions are found by what either side said, and not by what was retracted (F152)", async () => {
  const shop = await openShop();
  const { chat } = await talk(shop, "c-1", "什么时候发货，可以发顺丰吗", "亲，今天安排");
  await talk(shop, "c-2", "在吗", "在的，什么时候都可以下单");
  expect(found(await shop.get("sessions?buyerText=什么时候"))).toEqual(["c-1"]);
  expect(found(await shop.get("sessions?agentText=什么时候"))).toEqual(["c-2"]);
  expect(found(await shop.get("sessions?buyerText=顺丰 发货&agentText=安排"))).toEqual(["c-1"]);
  expect(found(await shop.get("sessions?buyerText=%25"))).toEqual([]);
  await chat.retract("m-1");
  await chat.settle();
  expect(found(await shop.get("sessions?buyerText=什么时候"))).toEqual([]);
});

test("words are searched for in the last 45 days, and a longer period is refused", async () => {
  const shop = await openShop();
  await talk(shop, "c-1", "什么时候发货", "今天");
  const day = 24 * 60 * minuteMs;
  expect(await shop.get(`sessions?buyerText=发货&from=${Date.now() - 60 * day}`)).toMatchObject({
    error: { code: "invalid", path: "from" },
  });
  expect(found(await shop.get(`sessions?buyerText=发货&to=${Date.now() - 60 * day}`))).toEqual([]);
  expect((await shop.get("sessions?buyerText=")).error.path).toBe("buyerText");
});

test("agents of the history are listed and found by account (F149)", async () => {
  const shop = await openShop();
  await talk(shop, "c-1", "在吗", "在的");
  expect((await shop.get("agents")).items).toMatchObject([{ agent: "agent-1", role: "agent" }]);
  expect(found(await shop.get("sessions?agent=agent-1"))).toEqual(["c-1"]);
  expect(found(await shop.get("sessions?agent=agent-2"))).toEqual([]);
});

test("sessions of displeased buyers, until a person says that it was wrong (F154)", async () => {
  const shop = await openShop();
  const { chat, said } = await talk(shop, "c-1", "我要去12315投诉你们", "抱歉");
  await talk(shop, "c-2", "谢谢，很喜欢", "不客气");
  expect(found(await shop.get("sessions?feeling=negative"))).toEqual(["c-1"]);
  expect(found(await shop.get("sessions?point=alerts%2Fthreaten-exposure"))).toEqual(["c-1"]);
  expect(found(await shop.get("sessions?point=alerts%2Fthreaten-exposure&feeling=negative&buyerText=投诉"))).toEqual([
    "c-1",
  ]);
  for (const { id } of said.findings)
    await shop.change("POST", `findings/${encodeURIComponent(id)}/feedback`, { verdict: "wrong" });
  await chat.settle();
  expect(found(await shop.get("sessions?feeling=negative"))).toEqual([]);
});

test("the alerts about feelings exist, and no session point overrides them (F154)", () => {
  const points = packs.flatMap((pack) => pack.points.map((point) => ({ full: `${pack.id}/${point.id}`, point })));
  const overridden = points.flatMap(({ point }) => point.overrides ?? []);
  expect(buyerFeelings.length).toBeGreaterThan(8);
  for (const feeling of buyerFeelings) {
    expect([feeling, points.find(({ full }) => full === feeling)?.point.kind]).toEqual([feeling, "alert"]);
    expect(overridden).not.toContain(feeling);
  }
});

test("a filter that nobody knows is refused, and so is an odd score", async () => {
  const shop = await openShop();
  for (const query of ["feeling=happy", "scoreBelow=low", "reviewed=maybe", "sellerText=x"])
    expect([query, (await shop.get(`sessions?${query}`)).error?.code]).toEqual([query, "invalid"]);
});

test("a day's sample is the same at every call, and pages through it (F148)", async () => {
  const shop = await openShop();
  const at = Date.UTC(2026, 9, 10, 4);
  await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const chat = shop.chat(`c-${index}`);
      await chat.say("buyer", "在吗", { at: at + index * minuteMs });
      await chat.say("agent", "在的", { at: at + index * minuteMs + 1_000 });
      await chat.settle();
    }),
  );
  const all = await shop.get("sessions/sample?day=2026-10-10");
  expect([all.human, all.bot, all.drawn, all.items.length]).toEqual([12, 0, 12, 12]);
  const some = await shop.get("sessions/sample?day=2026-10-10&size=5");
  expect([some.drawn, some.items.length]).toEqual([5, 5]);
  const first = await shop.get("sessions/sample?day=2026-10-10&size=5&limit=3");
  const rest = await shop.get(`sessions/sample?day=2026-10-10&size=5&limit=3&cursor=${first.next}`);
  expect([...found(first), ...found(rest)].sort()).toEqual(found(some));
  expect((await shop.get("sessions/sample?day=2026-10-11")).drawn).toBe(0);
  expect((await shop.get("sessions/sample?day=2026-13-40")).error.path).toBe("day");
});
