import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { audit } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import { Browser, origin, withKey } from "./testing/browser.ts";
import { type Answer, openShop } from "./testing/chat.ts";

const threat = "alerts/threaten-exposure";
const minuteMs = 60_000;

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A chat with a threat, an answer and an order, as the ledger has it. */
async function quarrel(shop: Shop, conversation: string, text = "我要去12315投诉你们") {
  const chat = shop.chat(conversation);
  const at = Date.now() - 10 * minuteMs;
  const { findings } = await chat.say("buyer", text, { at });
  await chat.say("agent", "马上为您处理", { at: at + 5_000 });
  await chat.settle();
  const alert: string = findings.find(({ point }) => point === threat)?.id ?? "";
  const { items } = await shop.get(`sessions?conversation=${conversation}`);
  return { chat, alert: encodeURIComponent(alert), session: encodeURIComponent(items[0].id) };
}

const events = ({ items }: Answer): string[] => items.map((item: Answer) => item.conversation).sort();
const alerts = async (shop: Shop, filter: string) =>
  events(await shop.get(`findings?point=${encodeURIComponent(threat)}&${filter}`));

test("an alert is seen, then handled, with who and when, and the list can be asked for what is left (F088)", async () => {
  const shop = await openShop();
  const [first, second] = [await quarrel(shop, "c-1"), await quarrel(shop, "c-2")];
  expect(await alerts(shop, "seen=no")).toEqual(["c-1", "c-2"]);
  expect(events(await shop.get("sessions?alerts=unseen"))).toEqual(["c-1", "c-2"]);
  const handled = await shop.change("PUT", `findings/${first.alert}/handling`, { state: "handled" });
  expect(handled.status).toBe(200);
  expect(handled.body.handledAt).toBeGreaterThan(Date.now() - minuteMs);
  expect([handled.body.handledBy, handled.body.seenAt]).toEqual([handled.body.seenBy, handled.body.handledAt]);
  await shop.change("PUT", `findings/${second.alert}/handling`, { state: "seen" });
  expect(await alerts(shop, "seen=no")).toEqual([]);
  expect(await alerts(shop, "seen=yes")).toEqual(["c-1", "c-2"]);
  expect(await alerts(shop, "handled=no")).toEqual(["c-2"]);
  expect(await alerts(shop, "handled=yes")).toEqual(["c-1"]);
  const again = await shop.change("PUT", `findings/${first.alert}/handling`, { state: "open" });
  expect(again.body).toMatchObject({ seenAt: null, handledBy: null });
});

test("a session point's finding and one that does not exist are not handled", async () => {
  const shop = await openShop();
  const { chat } = await quarrel(shop, "c-1", "在吗");
  await chat.close();
  await chat.settle();
  const { items } = await shop.get("findings");
  const deduct = items.find(({ kind }: Answer) => kind === "deduct");
  expect(deduct).toBeDefined();
  const refused = await shop.change("PUT", `findings/${encodeURIComponent(deduct.id)}/handling`, { state: "seen" });
  expect(refused).toMatchObject({ status: 400, body: { error: { path: "finding" } } });
  expect((await shop.change("PUT", "findings/none/handling", { state: "seen" })).status).toBe(404);
});

test("a looked-through session counts as right while it keeps an alert and as wrong once all are dismissed (F087)", async () => {
  const shop = await openShop();
  const [kept, lost] = [await quarrel(shop, "c-1"), await quarrel(shop, "c-2")];
  await quarrel(shop, "c-3");
  for (const { session } of [kept, lost]) {
    expect(await shop.change("PUT", `sessions/${session}/review`, { reviewed: true })).toMatchObject({ status: 200 });
  }
  const figures = async () => {
    const { points } = await shop.get("alerts/accuracy");
    const { right, wrong, unseen, accuracy } = points.find(({ point }: Answer) => point === threat);
    return { right, wrong, unseen, accuracy };
  };
  expect(await figures()).toEqual({ right: 2, wrong: 0, unseen: 1, accuracy: 1 });
  await shop.change("POST", `findings/${lost.alert}/feedback`, { verdict: "wrong" });
  await lost.chat.settle();
  expect(await figures()).toEqual({ right: 1, wrong: 1, unseen: 1, accuracy: 0.5 });
  expect(events(await shop.get("sessions?reviewed=yes"))).toEqual(["c-1", "c-2"]);
  expect(events(await shop.get("sessions?reviewed=no"))).toEqual(["c-3"]);
  await shop.change("PUT", `sessions/${kept.session}/review`, { reviewed: false });
  expect(events(await shop.get("sessions?reviewed=no"))).toEqual(["c-1", "c-3"]);
  expect((await shop.get("alerts/accuracy?from=1&to=100")).points).toEqual([]);
  expect((await shop.get("alerts/accuracy?from=1")).error.path).toBe("from");
});

test("a remark is beside its alert at once, with its author's name, and only he deletes it (F089)", async () => {
  const shop = await openShop();
  const { alert } = await quarrel(shop, "c-1");
  const [author, colleague] = [new Browser(), new Browser()];
  await author.signIn(await shop.merchant.member({ role: "quality" }));
  await colleague.signIn(await shop.merchant.member());
  const path = shop.at(`findings/${alert}/remarks`);
  const added = await author.send(path, { method: "POST", body: { text: "  已电话安抚，补发一件  " } });
  expect(added.status).toBe(201);
  const { id } = await added.json<Answer>();
  await colleague.send(path, { method: "POST", body: { text: "收到" } });
  const page = await shop.get("conversations/c-1");
  expect(page.remarks.map(({ text }: Answer) => text)).toEqual(["已电话安抚，补发一件", "收到"]);
  const names = new Map(page.people.map(({ by, name }: Answer) => [by, name]));
  expect(names.get(page.remarks[0].by)).toBe(`Member ${shop.merchant.canary}`);
  expect((await colleague.send(shop.at(`remarks/${id}`), { method: "DELETE", body: {} })).status).toBe(403);
  expect((await author.send(shop.at(`remarks/${id}`), { method: "DELETE", body: {} })).status).toBe(200);
  expect((await shop.get("conversations/c-1")).remarks).toHaveLength(1);
  for (const text of ["", " ", "字".repeat(501)])
    expect((await author.send(path, { method: "POST", body: { text } })).status).toBe(400);
});

test("a stranger's remark, review and handling reach nothing", async () => {
  const [shop, stranger] = [await openShop(), await openShop()];
  const { alert, session } = await quarrel(shop, "c-1");
  const { body } = await shop.change("POST", `findings/${alert}/remarks`, { text: "看过了" });
  for (const [method, path, sent] of [
    ["PUT", `findings/${alert}/handling`, { state: "seen" }],
    ["POST", `findings/${alert}/remarks`, { text: "。" }],
    ["PUT", `sessions/${session}/review`, { reviewed: true }],
    ["DELETE", `remarks/${body.id}`, undefined],
  ] as const)
    expect([path, (await stranger.change(method, path, sent)).status]).toEqual([path, 404]);
  expect((await stranger.get("conversations/c-1/orders")).error.code).toBe("not-found");
});

test("what is done to an alert is in the audit, without what a remark says", async () => {
  const shop = await openShop();
  const { alert, session } = await quarrel(shop, "c-1");
  await shop.change("PUT", `findings/${alert}/handling`, { state: "handled" });
  const { body } = await shop.change("POST", `findings/${alert}/remarks`, { text: "暗号" });
  await shop.change("DELETE", `remarks/${body.id}`);
  await shop.change("PUT", `sessions/${session}/review`, { reviewed: true });
  const db = readClient(env as unknown as Env);
  const rows = await db.select().from(audit).where(eq(audit.shop, shop.merchant.shop));
  const own = rows.filter(({ by }) => by !== "test");
  expect(own.map(({ action }) => action).sort()).toEqual([
    "finding.handling",
    "remark.add",
    "remark.delete",
    "session.review",
  ]);
  expect(JSON.stringify(own)).not.toContain("暗号");
});

test("orders stand beside the chat as they are now, with flag, remark and what was bought (F097)", async () => {
  const shop = await openShop();
  const { chat } = await quarrel(shop, "c-1");
  const at = Date.now() - 5 * minuteMs;
  const items = [{ product: "p-1", sku: "雾蓝 M" }];
  await chat.order({ id: "o-1", status: "created", amount: 5_900, items, flag: "red", remark: "客户要求顺丰" }, { at });
  await chat.order({ id: "o-2", status: "created" }, { at: at + 1_000 });
  await chat.order(
    { id: "o-1", status: "paid", amount: 5_900, items, flag: "red", remark: "客户要求顺丰" },
    { at: at + 2_000 },
  );
  const answer = await shop.get("conversations/c-1/orders");
  expect(answer.items).toEqual([
    {
      id: "o-1",
      status: "paid",
      amount: 5_900,
      items,
      flag: "red",
      remark: "客户要求顺丰",
      placedAt: at,
      changedAt: at + 2_000,
    },
    { id: "o-2", status: "created", placedAt: at + 1_000, changedAt: at + 1_000 },
  ]);
});

test("a reading key handles nothing", async () => {
  const shop = await openShop();
  const { alert } = await quarrel(shop, "c-1");
  const ask = withKey(await shop.merchant.key({ scopes: ["read"] }));
  const body = { state: "seen" };
  expect((await ask(shop.at(`findings/${alert}/handling`), { method: "PUT", body })).status).toBe(403);
});

test("whoever takes an alert first is on it, everybody is told, and the list goes by how far it is (N11)", async () => {
  const shop = await openShop();
  const [first, second] = [await quarrel(shop, "c-1"), await quarrel(shop, "c-2")];
  const views = async () => {
    const counted: Record<string, number> = {};
    for (const view of ["live", "pending", "taken", "handled", "resolved", "wrong", "all"]) {
      const { items } = await shop.get(`alerts?view=${view}&point=${encodeURIComponent(threat)}`);
      counted[view] = items.length;
    }
    return counted;
  };
  expect(await views()).toEqual({ live: 2, pending: 2, taken: 0, handled: 0, resolved: 0, wrong: 0, all: 2 });
  const taken = await shop.change("PUT", `findings/${first.alert}/handling`, { state: "taken" });
  expect(taken).toMatchObject({ status: 200, body: { takenBy: taken.body.seenBy } });
  expect(await views()).toMatchObject({ live: 2, pending: 1, taken: 1 });

  const colleague = new Browser();
  await colleague.signIn(await shop.merchant.member({ role: "quality" }));
  const path = `/v1/shops/${shop.merchant.shop}/findings/${first.alert}/handling`;
  const late = await colleague.send(path, { method: "PUT", body: { state: "taken" } });
  expect([late.status, await late.json()]).toMatchObject([409, { error: { code: "conflict", path: "state" } }]);
  const handled = await colleague.send(path, { method: "PUT", body: { state: "handled" } });
  expect(await handled.json()).toMatchObject({ takenBy: taken.body.takenBy, takenAt: taken.body.takenAt });
  await shop.change("POST", `findings/${second.alert}/feedback`, { verdict: "wrong" });
  await second.chat.settle();
  expect(await views()).toEqual({ live: 0, pending: 0, taken: 0, handled: 1, resolved: 0, wrong: 1, all: 2 });
  const { items, people } = await shop.get("alerts?view=handled");
  expect(items).toMatchObject([{ conversation: "c-1", remarks: 0 }]);
  expect(people.map(({ by }: Answer) => by).sort()).toEqual([items[0].handledBy, items[0].takenBy].sort());

  const feed = await colleague.send(`/v1/shops/${shop.merchant.shop}/feed`, {
    headers: { upgrade: "websocket", origin },
  });
  const frames = await someFrames(feed, (frame) => frame.item?.kind === "handling" && frame.item.handling.handledAt);
  expect(frames.at(-1)?.item.handling).toMatchObject({ takenBy: taken.body.takenBy });
});

/** Frames of a feed up to the first that is looked for. */
async function someFrames(answer: Response, wanted: (frame: Answer) => boolean): Promise<Answer[]> {
  const socket = answer.webSocket;
  if (socket === null) throw new Error(`no socket: ${answer.status}`);
  const frames: Answer[] = [];
  const found = new Promise<void>((done) => {
    socket.addEventListener("message", ({ data }) => {
      const frame: Answer = JSON.parse(String(data));
      frames.push(frame);
      if (wanted(frame)) done();
    });
  });
  socket.accept();
  await found;
  socket.close();
  return frames;
}
