import { env } from "cloudflare:workers";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { withKey } from "./testing/browser.ts";
import { openShop } from "./testing/chat.ts";
import { newMerchant } from "./testing/merchant.ts";

/** Today in the shop's zone, as its reports name it. */
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(Date.now());

/** A chat that was answered after `seconds`, and one that nobody answered. */
async function busyShop(seconds = 20) {
  const shop = await openShop();
  const [answered, silent] = [shop.chat("c-1"), shop.chat("c-2")];
  const at = Date.now() - 60_000;
  await answered.say("buyer", "有货吗", { at });
  await answered.say("agent", "有的", { at: at + seconds * 1_000 });
  await silent.say("buyer", "在吗", { at });
  await answered.settle();
  await silent.settle();
  return shop;
}

test("a chat that came through the webhook is in the report of its day, by shop, group and account (F155, F156)", async () => {
  const shop = await busyShop();
  await shop.change("PUT", "groups/night-shift", { title: "夜班", agents: ["agent-1"] });
  await shop.change("PUT", "groups/nobody", { title: "空", agents: [] });
  const report = await shop.get("reports/service");
  expect(report).toMatchObject({ to: today(), timeZone: "Asia/Shanghai", group: null });
  expect(report.total).toMatchObject({
    sessions: { value: 2, absent: null },
    humanReply: { value: 20, absent: null },
    paidTotal: { value: null, absent: "no-orders" },
  });
  // Both chats are of one buyer: he is one buyer of the day, and he was answered.
  expect([report.total.received.value, report.total.replyRate.value]).toEqual([1, 100]);
  expect(report.groups).toMatchObject([
    { group: "night-shift", title: "夜班", figures: { sessions: { value: 1, absent: null } } },
    { group: "nobody", figures: { sessions: { value: 0, absent: null } } },
  ]);
  expect(report.agents).toMatchObject([{ agent: "agent-1", role: "agent", figures: { sessions: { value: 1 } } }]);
  const group = await shop.get("reports/service?group=night-shift");
  expect([group.total.sessions.value, group.groups.length]).toEqual([1, 1]);
});

test("a payment that the platform reports is sold by whoever spoke last (F166)", async () => {
  const shop = await busyShop();
  const chat = shop.chat("c-1");
  await chat.order({ id: "o-1", status: "created", amount: 5_900 });
  await chat.order({ id: "o-1", status: "paid" });
  await chat.settle();
  const { total, agents } = await shop.get("reports/service");
  expect([total.paidTotal.value, agents[0].figures.paidTotal.value]).toEqual([5_900, 5_900]);
  expect([total.conversion.value, total.orderValue.value]).toEqual([100, 5_900]);
});

test("a figure runs day by day and by the hours of the week (F159)", async () => {
  const shop = await busyShop();
  const daily = await shop.get(`reports/trend?metric=sessions&from=2026-01-01&to=2026-01-03`);
  expect(daily.days.map(({ day, value }: { day: string; value: number }) => [day, value])).toEqual([
    ["2026-01-01", 0],
    ["2026-01-02", 0],
    ["2026-01-03", 0],
  ]);
  const hourly = await shop.get("reports/trend?metric=humanReply&by=hour");
  expect([hourly.days, hourly.hours.length > 0]).toEqual([[], true]);
  const ours = hourly.hours.find(({ value }: { value: number | null }) => value !== null);
  expect(ours).toMatchObject({ value: 20, absent: null });
});

test("a reviewer's work is counted when he looked, under his name (F157, F158, F159)", async () => {
  const shop = await busyShop();
  const { items } = await shop.get("sessions");
  await shop.change("PUT", `sessions/${encodeURIComponent(items[0].id)}/review`, { reviewed: true });
  const report = await shop.get("reports/review");
  expect(report.total).toMatchObject({
    reviewers: { value: 1 },
    reviewedSessions: { value: 1 },
    // By a key, so on no page.
    reviewTime: { value: null, absent: "time-not-recorded" },
  });
  expect(report.reviewers).toMatchObject([{ name: "Test key", figures: { reviewedSessions: { value: 1 } } }]);
  const earlier = await shop.get("reports/review?from=2026-01-01&to=2026-01-02");
  expect([earlier.total.reviewedSessions.value, earlier.reviewers]).toEqual([0, []]);
});

test("what a reviewer adds and how long he took is in the report, and a session that does not count in no average (F141, F165)", async () => {
  const shop = await busyShop();
  const { items } = await shop.get("sessions?agent=agent-1");
  const session = encodeURIComponent(items[0].id);
  const visit = { visit: crypto.randomUUID(), session: items[0].id };
  expect((await shop.change("POST", "review-visits", { ...visit, state: "enter" })).status).toBe(200);
  const tag = { point: "service/bad-attitude", event: "m-2" };
  expect((await shop.change("POST", `sessions/${session}/findings`, tag)).body).toMatchObject({
    kind: "deduct",
    score: -3,
    quote: "有的",
  });
  await shop.change("POST", `sessions/${session}/remarks`, { text: "语气生硬" });
  await shop.change("PUT", `sessions/${session}/review`, { reviewed: true });
  await shop.change("POST", "review-visits", { ...visit, state: "exit" });
  const { total } = await shop.get("reports/review");
  expect(total).toMatchObject({
    correctionRate: { value: 100 },
    addedTags: { value: 1 },
    sessionRemarks: { value: 1 },
    sentenceRemarks: { value: 0 },
    reviewTime: { absent: null },
  });
  expect(total.reviewTime.value).toBeLessThan(30);
  expect((await shop.get("reports/service")).deductions).toMatchObject([{ point: "service/bad-attitude", score: -3 }]);
  await shop.change("PUT", `sessions/${session}/counted`, { counted: false });
  expect((await shop.get("sessions?agent=agent-1")).items[0].counted).toBe(false);
});

test("the tables come as files for spreadsheets, in either language", async () => {
  const shop = await busyShop();
  const ask = withKey(await shop.merchant.key());
  const file = async (path: string) => {
    const answer = await ask(shop.at(path));
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows: string[][] = parse(await answer.text(), { bom: true });
    return { rows, name: answer.headers.get("content-disposition") };
  };
  const service = await file("reports/service/export?from=2026-11-01&language=en");
  expect(service.name).toContain(`service-2026-11-01-${today()}.csv`);
  expect(service.rows[0]?.slice(0, 5)).toEqual(["Scope", "Account or id", "Name", "Sessions", "Buyers received"]);
  expect(service.rows.map(([scope]) => scope)).toEqual(["Scope", "Shop", "Agent"]);
  const review = await file("reports/review/export");
  expect(review.rows[0]?.slice(0, 3)).toEqual(["账号或编号", "名称", "参与质检人数"]);
});

test("refuses days, groups and figures that there are not, naming the field", async () => {
  const shop = await openShop();
  const refused = async (path: string) => (await shop.change("GET", `reports/${path}`)).body.error;
  expect(await refused("service?from=2026-01-01&to=2026-06-01")).toMatchObject({ code: "invalid", path: "from" });
  expect(await refused("review?from=2026-06-02&to=2026-06-01")).toMatchObject({ code: "invalid", path: "from" });
  expect(await refused("service?from=1700000000000")).toMatchObject({ code: "invalid", path: "from" });
  expect(await refused("service?group=none")).toMatchObject({
    path: "group",
    message: expect.stringContaining("none"),
  });
  const metric = await refused("trend?metric=speed");
  expect(metric).toMatchObject({ path: "metric", message: expect.stringContaining("humanReply") });
});

test("another merchant's sessions are in nobody's report", async () => {
  const [shop, stranger] = [await busyShop(), await newMerchant(env)];
  const ask = withKey(await stranger.key());
  expect((await ask(shop.at("reports/service"))).status).toBe(404);
  const own = await ask(`/v1/shops/${stranger.shop}/reports/service`);
  expect((await own.json<{ total: { sessions: object } }>()).total.sessions).toEqual({ value: 0, absent: null });
});
