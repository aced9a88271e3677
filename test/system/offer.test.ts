import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { wallClock } from "../../plugins/sdk/clock.ts";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";

/** 平台干预转人工 as a chat platform sees it: signed events in with `?wait=1`, actions out. */

let folder: string;
let house: Interject;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-offer-"));
  house = await startInterject({ stateDir: join(folder, "state"), port: await freePort(), quiet: true });
});
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Party = { role: "buyer" | "agent" | "bot"; id: string; name?: string };
const buyerParty: Party = { role: "buyer", id: "b-1", name: "李女士" };
const bot: Party = { role: "bot", id: "bot", name: "小助手" };
const xiaomei: Party = { role: "agent", id: "xiaomei", name: "小美" };

/** One conversation, event by event, as it happens. Each answers with the actions that the platform is to carry out. */
function chatOn({ demo }: Interject, name: string) {
  // A test that is tried again begins a chat of its own.
  const conversation = `${name}-${crypto.randomUUID().slice(0, 8)}`;
  const send = createSender(demo);
  let count = 0;
  const post = async (event: object) => {
    const base = { id: `${conversation}.${++count}`, conversation, at: Date.now(), sequence: count };
    return (await send([{ ...base, type: "message", ...event }], { wait: true })).actions;
  };
  const said = (from: Party) => (text: string) => post({ from, content: [{ type: "text", text }] });
  return {
    conversation,
    buyer: said(buyerParty),
    bot: said(bot),
    agent: said(xiaomei),
    choose: (menu: string, choice: string) => post({ type: "menu", menu, choice }),
    transfer: () => post({ type: "transferred", by: bot, to: xiaomei, askedByBuyer: true }),
  };
}

const shown = z.looseObject({
  kind: z.string(),
  text: z.string().optional(),
  audience: z.string().optional(),
  options: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
});
/** What the buyer notices of the actions, in their order. */
const noticed = (actions: readonly unknown[]) =>
  actions.map((each) => {
    const { kind, text = "", options } = shown.parse(each);
    return [kind, text, ...(options ?? []).map(({ label }) => label)].filter((part) => part !== "").join(" | ");
  });
const keyOfMenu = (actions: readonly { kind: string; key: string }[]) =>
  actions.find(({ kind }) => kind === "menu")?.key ?? "no menu";

async function seats(agents: Readonly<Record<string, { status: string; queue?: number }>>) {
  const at = Date.now();
  const reports = Object.entries(agents).map(([agent, seat]) => ({ id: `${agent}.${at}`, at, agent, ...seat }));
  await createSender(house.demo)(reports.map((report) => ({ ...report, type: "presence" })));
}

async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let value = await read(); ; value = await read()) {
    if (holds(value)) return value;
    await delay(100);
  }
}

const reader = () => createReader(house.demo);
/** What the policy for angry buyers made of a conversation, once the ledger has so many decisions, oldest first. */
const decisionsOf = async (conversation: string, count: number) =>
  (
    await until(
      async () => reader().decisions({ conversation, policy: "offer-human-strong-emotion" }),
      ({ length }) => length >= count,
    )
  ).toReversed();

/** A decision as its page explains it. */
const explained = z.looseObject({
  decision: z.looseObject({ said: z.object({ zh: z.string() }), facts: z.record(z.string(), z.unknown()) }),
  trigger: z.looseObject({ text: z.object({ zh: z.string() }) }),
  task: z.looseObject({ kind: z.string(), state: z.string(), text: z.string() }).nullable(),
});

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const { url, apiKey } = house.demo;
  const response = await fetch(`${url}/v1/shops/demo/${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
const explain = async (id: string) => explained.parse(await call("GET", `decisions/${encodeURIComponent(id)}`));

/** Open from nine to ten in the evening, but not today. */
async function closeToday() {
  const { day } = wallClock(Date.now(), "Asia/Shanghai");
  const weekly = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "22:00" }];
  await call("PATCH", "settings", { hours: { weekly, holidays: [{ date: day, title: "盘点", windows: [] }] } });
}

describe("a buyer who is angry with the bot", () => {
  test("gets a menu with the wait, chooses a human, is told of the queue, and then who serves him (F199, F201, F203, F214, N06)", async () => {
    await seats({
      xiaomei: { status: "online", queue: 2 },
      xiaolan: { status: "online" },
      dandan: { status: "suspended" },
    });
    const chat = chatOn(house, "angry-by-day");
    expect(await chat.buyer("券领了怎么用不了")).toEqual([]);
    expect(await chat.bot("亲，满 99 元可用哦。")).toEqual([]);

    const offered = await chat.buyer("我买了一百多，你他妈耍我呢");
    expect(noticed(offered)).toEqual([
      "menu | 请问需要为您转接人工客服吗？现在预计等待约 2 分钟。 | 继续沟通 | 转人工",
    ]);
    expect(noticed(await chat.choose(keyOfMenu(offered), "human"))).toEqual([
      "handoff",
      "notice | 正在为您转接人工客服，前面还有 2 位，预计等待约 2 分钟，请稍候。",
    ]);
    expect(noticed(await chat.transfer())).toEqual(["notice | 小美将为您服务"]);
    expect(await chat.agent("您好，我是小美，这就帮您看。")).toEqual([]);

    const decisions = await decisionsOf(chat.conversation, 3);
    expect(decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["acted", "matched"],
      ["acted", "followed"],
      ["acted", "followed"],
    ]);
    const { trigger, decision } = await explain(decisions[0]?.id ?? "");
    expect(trigger.text.zh).toBe("买家使用不文明用语");
    expect(decision.facts).toMatchObject({ servedBy: "bot", online: 2, suspended: 1, queue: 2 });
  });

  test("at night, when nobody is online, leaves a message that is a task until an agent answers it (F209, F213, N03)", async () => {
    await closeToday();
    await seats({ xiaomei: { status: "offline" }, xiaolan: { status: "offline" }, dandan: { status: "offline" } });
    const chat = chatOn(house, "angry-by-night");
    await chat.bot("您好，我是智能服务助手。");

    const offered = await chat.buyer("热水器漏水了没人管，你妈的");
    expect(noticed(offered)).toEqual([
      "menu | 抱歉，人工客服现在不在线。您可以先留下要说的事，明天 9:00 上班后我们会尽快联系您。 | 留言 | 预约回电 | 继续沟通",
    ]);
    expect(noticed(await chat.choose(keyOfMenu(offered), "message"))).toEqual([
      "reply | 请把您的问题直接发在这里，我们会转给人工客服。",
    ]);
    expect(noticed(await chat.buyer("进水口一直滴水，明天能上门吗"))).toEqual([
      "reply | 已为您记下，明天 9:00 上班后我们会尽快联系您。",
    ]);

    const left = () => reader().tasks({ conversation: chat.conversation, kind: "message" });
    const [task] = await until(left, ({ length }) => length > 0);
    expect(task).toMatchObject({ state: "open", text: "“进水口一直滴水，明天能上门吗”" });
    expect((await explain(task?.id ?? "")).task).toMatchObject({ kind: "message", state: "open" });

    // The supervisor on call has to confirm that he knows.
    const [onCall] = await until(
      () => reader().tasks({ conversation: chat.conversation, kind: "acknowledge" }),
      ({ length }) => length > 0,
    );
    expect(onCall).toMatchObject({ state: "open", text: expect.stringContaining("买家使用不文明用语：“你妈的”") });

    await seats({ xiaomei: { status: "online" } });
    await chat.transfer();
    await chat.agent("您好，看到您的留言了，师傅上午十点到。");
    const [done] = await until(left, ([one]) => one?.state !== "open");
    expect(done).toMatchObject({ state: "done" });
  });

  test("whom the shop's own strategy has brought to a human gets no menu, and the reason is kept (F210)", async () => {
    await seats({ xiaomei: { status: "online" } });
    const chat = chatOn(house, "own-strategy");
    await chat.bot("您好，专属客服马上为您服务。");
    await chat.transfer();
    await chat.agent("您好，我是小美，您请讲。");
    // The agent is told that the bot talks over him; the buyer is shown nothing.
    expect(noticed(await chat.bot("亲，猜您想问：积分怎么用？"))).toEqual([
      "notice | 您正在接待，机器人又发了消息，请核对并留意买家是否误解。",
    ]);
    expect(await chat.buyer("你他妈谁问积分了")).toEqual([]);

    const [offer] = await decisionsOf(chat.conversation, 1);
    expect(offer).toMatchObject({ outcome: "suppressed", reason: "human-serves", actions: [] });
    expect((await explain(offer?.id ?? "")).decision.said.zh).toBe("已由人工客服接待");
  });
});
