import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { Env } from "../env.ts";
import { withKey } from "./testing/browser.ts";
import { openShop } from "./testing/chat.ts";
import { newMerchant } from "./testing/merchant.ts";

const env = bindings as unknown as Env;
const night = { title: "夜班", agents: ["a-1", "bot-1"] };

async function shop() {
  const merchant = await newMerchant(env);
  const ask = withKey(await merchant.key());
  return async (method: string, path: string, body?: unknown) => {
    const address = `/v1/shops/${merchant.shop}/${path}`;
    const answer = await ask(address, { method, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, body: await answer.json<Record<string, unknown>>() };
  };
}

test("a group is made, changed, listed with what uses it, and deleted; each change is in the history (F024)", async () => {
  const change = await shop();
  expect((await change("PUT", "groups/night", night)).body).toEqual({
    revision: 2,
    items: [{ id: "night", ...night, usedBy: [] }],
  });
  await change("PUT", "groups/night", { ...night, title: "晚班" });
  await change("PATCH", "points/alerts/unanswered", { groups: ["night"] });
  expect((await change("GET", "groups")).body.items).toEqual([
    { id: "night", title: "晚班", agents: night.agents, usedBy: ["alerts/unanswered"] },
  ]);
  const refused = await change("DELETE", "groups/night");
  expect(refused).toMatchObject({ status: 409, body: { error: { code: "conflict", path: "group" } } });
  expect(JSON.stringify(refused.body)).toContain("alerts/unanswered");
  await change("PATCH", "points/alerts/unanswered", { groups: null });
  expect((await change("DELETE", "groups/night")).body).toEqual({ revision: 6, items: [] });
  expect((await change("DELETE", "groups/night")).status).toBe(404);
  const { items } = (await change("GET", "revisions")).body;
  expect(JSON.stringify(items)).toContain("groups.night.title");
});

test.each([
  ["an id that is none", "groups/Night%20Shift", night, "group"],
  ["an account twice", "groups/night", { title: "夜班", agents: ["a-1", "a-1"] }, "agents"],
  ["no title", "groups/night", { title: " ", agents: [] }, "title"],
  ["a title that another group has", "groups/late", night, "title"],
  ["an unknown field", "groups/night", { ...night, members: [] }, "members"],
])("refuses a group with %s", async (_, path, body, field) => {
  const change = await shop();
  await change("PUT", "groups/night", night);
  const refused = await change("PUT", path, body);
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid", path: field } } });
});

test.each([
  ["a point", "PATCH", "points/alerts/unanswered", { groups: ["night", "day"] }, "groups.1"],
  ["a trial", "PUT", "points/alerts/unanswered/shadow", { groups: ["day"] }, "groups.0"],
])(
  "%s that names an unknown group is refused with its place and the groups that there are",
  async (_, method, path, body, place) => {
    const change = await shop();
    await change("PUT", "groups/night", night);
    const refused = await change(method, path, body);
    expect(refused).toMatchObject({
      status: 400,
      body: { error: { code: "invalid", path: place, message: "No such group; allowed: night" } },
    });
  },
);

test("a point's groups and schedule are saved, shown, and taken back with null (F084, N15)", async () => {
  const change = await shop();
  await change("PUT", "groups/night", night);
  const schedule = { kind: "windows", windows: [{ days: [1, 2], from: "22:00", to: "06:00" }] };
  const saved = await change("PATCH", "points/alerts/unanswered", { groups: ["night"], schedule });
  expect(saved.body).toMatchObject({ settings: { groups: ["night"], schedule } });
  const back = await change("PATCH", "points/alerts/unanswered", { groups: null, schedule: null });
  expect(back.body.settings).not.toHaveProperty("groups");
  expect(back.body.settings).not.toHaveProperty("schedule");
});

test.each([
  ["of an unknown kind", { kind: "sometimes" }, "schedule.kind"],
  ["without windows", { kind: "windows", windows: [] }, "schedule.windows"],
  ["without days", { kind: "windows", windows: [{ days: [], from: "09:00", to: "10:00" }] }, "schedule.windows.0.days"],
  ["of no length", { kind: "windows", windows: [{ days: [1], from: "09:00", to: "09:00" }] }, "schedule.windows.0.to"],
])("refuses a schedule %s", async (_, schedule, path) => {
  const change = await shop();
  const refused = await change("PATCH", "points/alerts/unanswered", { schedule });
  expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid", path } } });
});

test("opening hours are saved with the settings, shown, and forgotten with null", async () => {
  const change = await shop();
  const hours = {
    weekly: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }],
    holidays: [{ date: "2026-10-01", until: "2026-10-07", title: "国庆", windows: [] }],
  };
  expect((await change("GET", "settings")).body).not.toHaveProperty("hours");
  expect((await change("PATCH", "settings", { hours })).body).toMatchObject({ revision: 2, hours });
  expect((await change("PATCH", "settings", { name: "店" })).body).toMatchObject({ hours });
  expect((await change("PATCH", "settings", { hours: null })).body).not.toHaveProperty("hours");
  const twice = { weekly: [...hours.weekly, ...hours.weekly] };
  expect(await change("PATCH", "settings", { hours: twice })).toMatchObject({
    status: 400,
    body: { error: { code: "invalid", path: "hours.weekly.1", message: "overlaps with another window" } },
  });
});

test("sessions and overturned points are listed by group, and an unknown one is named", async () => {
  const shop = await openShop();
  await shop.change("PUT", "groups/night", night);
  await shop.change("PUT", "groups/day", { title: "白班", agents: ["agent-1"] });
  const chat = shop.chat("c-1");
  await chat.say("buyer", "在吗");
  await chat.say("agent", "在的");
  await chat.settle();
  const listed = async (group: string) => (await shop.get(`sessions?group=${group}`)).items;
  expect(await listed("day")).toMatchObject([{ conversation: "c-1", agent: "agent-1" }]);
  expect(await listed("night")).toEqual([]);
  expect((await shop.get("appeals/overturned?group=day")).points).toEqual([]);
  for (const path of ["sessions?group=none", "appeals/overturned?group=none"]) {
    expect(await shop.get(path)).toMatchObject({ error: { code: "invalid", path: "group" } });
  }
});
