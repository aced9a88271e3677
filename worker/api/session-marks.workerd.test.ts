import { expect, test } from "vitest";
import { type Answer, openShop } from "./testing/chat.ts";

/** A shop with one chat of a buyer with an agent, and one of another buyer. */
async function marked() {
  const shop = await openShop();
  const at = Date.now() - 60_000;
  const [chat, other] = [shop.chat("c-1"), shop.chat("c-2")];
  await chat.say("buyer", "这个质量怎么样", { at });
  await chat.say("agent", "你自己不会看吗", { at: at + 1_000 });
  await other.say("buyer", "在吗", { at });
  await chat.settle();
  await other.settle();
  const { items } = await shop.get("sessions?conversation=c-1");
  return { shop, session: encodeURIComponent(items[0].id), id: items[0].id as string };
}

test("a finding is added with its sentence, its score and a remark, and taken away again (F023, F153)", async () => {
  const { shop, session } = await marked();
  const path = `sessions/${session}/findings`;
  const added = await shop.change("POST", path, {
    point: "service/bad-attitude",
    event: "m-2",
    score: -6,
    remark: "反问",
  });
  expect(added).toMatchObject({ status: 201, body: { quote: "你自己不会看吗", score: -6, remark: "反问" } });
  const page = await shop.get("conversations/c-1");
  expect(page.added.map(({ id }: Answer) => id)).toEqual([added.body.id]);
  expect(page.people.map(({ by }: Answer) => by)).toContain(added.body.by);
  const points = async () => (await shop.get("sessions?point=service%2Fbad-attitude")).items.length;
  expect(await points()).toBe(1);
  expect((await shop.change("DELETE", `${path}/none`)).status).toBe(404);
  expect((await shop.change("DELETE", `${path}/${added.body.id}`)).status).toBe(200);
  expect((await shop.get("conversations/c-1")).added).toEqual([]);
  expect(await points()).toBe(0);
});

test("refuses points, standards and sentences that are not there, naming the field (F147)", async () => {
  const { shop, session } = await marked();
  const refused = async (body: object) => (await shop.change("POST", `sessions/${session}/findings`, body)).body.error;
  expect(await refused({ point: "no/such" })).toMatchObject({ code: "invalid", path: "point" });
  expect(await refused({ point: "service/bad-attitude", code: "none" })).toMatchObject({ path: "code" });
  expect(await refused({ point: "service/bad-attitude", event: "m-99" })).toMatchObject({ path: "event" });
  expect(await refused({ point: "service/bad-attitude", score: -101 })).toMatchObject({ path: "score" });
  expect((await shop.change("POST", "sessions/none/findings", { point: "service/bad-attitude" })).status).toBe(404);
});

test("a score is edited for one session only, and alerts have none (F140)", async () => {
  const { shop } = await marked();
  const chat = shop.chat("c-9");
  await chat.say("buyer", "我要去12315投诉你们");
  await chat.close();
  await chat.settle();
  const { items } = await shop.get("findings?conversation=c-9");
  const deduct = items.find(({ kind }: Answer) => kind === "deduct");
  const alert = items.find(({ kind }: Answer) => kind === "alert");
  const before = (await shop.get("sessions?conversation=c-9")).items[0].score;
  const edit = (id: string, score: number | null) =>
    shop.change("PUT", `findings/${encodeURIComponent(id)}/score`, { score });
  expect(await edit(deduct.id, -1)).toMatchObject({ status: 200, body: { editedScore: -1 } });
  expect((await shop.get("sessions?conversation=c-9")).items[0].score).toBe(before - deduct.score - 1);
  await edit(deduct.id, null);
  expect((await shop.get("sessions?conversation=c-9")).items[0].score).toBe(before);
  expect((await edit(alert.id, -1)).body.error.path).toBe("finding");
});

test("a remark on the whole session stands beside none of its findings, and its author deletes it (F163)", async () => {
  const { shop, session, id } = await marked();
  const { status, body } = await shop.change("POST", `sessions/${session}/remarks`, { text: "整体可以" });
  expect([status, body.session, body.finding]).toEqual([201, id, ""]);
  expect((await shop.get("conversations/c-1")).remarks.map(({ text }: Answer) => text)).toEqual(["整体可以"]);
  expect((await shop.change("DELETE", `remarks/${body.id}`)).status).toBe(200);
});

test("a sample by risk names its reasons and leaves harmless sessions out (N25)", async () => {
  const { shop } = await marked();
  const chat = shop.chat("c-9");
  await chat.say("buyer", "我要去12315投诉你们");
  await chat.settle();
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(Date.now());
  const sample = await shop.get(`sessions/sample?day=${day}&by=risk`);
  const first = sample.items.find(({ conversation }: Answer) => conversation === "c-9");
  expect(sample.reasons[first.id]).toContain("unanswered");
  expect(sample.items.map(({ conversation }: Answer) => conversation)).not.toContain("c-1");
  expect((await shop.get(`sessions/sample?day=${day}`)).reasons).toEqual({});
});

test("saved searches are kept, and a stranger reaches nothing of all this", async () => {
  const { shop, session, id } = await marked();
  const view = { name: "低分未检", search: "reviewed=no&scoreBelow=90", shared: true };
  const saved = await shop.change("POST", "views", view);
  expect(saved).toMatchObject({ status: 201, body: { ...view, own: true } });
  expect((await shop.get("views")).items).toMatchObject([view]);
  const stranger = await openShop();
  for (const [method, path, body] of [
    ["POST", `sessions/${session}/findings`, { point: "service/bad-attitude" }],
    ["POST", `sessions/${session}/remarks`, { text: "。" }],
    ["PUT", `sessions/${session}/counted`, { counted: false }],
    ["POST", "review-visits", { visit: crypto.randomUUID(), session: id, state: "enter" }],
    ["DELETE", `views/${saved.body.id}`, undefined],
  ] as const)
    expect([path, (await stranger.change(method, path, body)).status]).toEqual([path, 404]);
  expect((await shop.change("DELETE", `views/${saved.body.id}`)).status).toBe(200);
  expect((await shop.get("views")).items).toEqual([]);
});
