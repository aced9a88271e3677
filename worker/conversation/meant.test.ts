import { describe, expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { compileShop } from "../settings/compile.ts";
import { type Snapshot, snapshot } from "../settings/snapshot.ts";
import { explainEvent } from "./explain.ts";
import { closedAt, open, said } from "./fixtures.ts";

/** `said(…, 0)` is ten in the morning of a Friday in Shanghai. */
const hour = 3_600;
const night = { id: "night", title: "夜班", agents: ["agent-7", "bot-1"] };
const rude = "你不会自己看吗？";

function shopWith(points: Record<string, object>, rest: Partial<Snapshot> = {}) {
  const base = { merchant: "m", shop: "s", revision: 1, name: "test", timeZone: "Asia/Shanghai", language: "zh" };
  const settings = { retentionDays: 30, channels: [], endpoints: [], packs: ["alerts", "service"], policies: [] };
  return compileShop(snapshot.parse({ ...base, ...settings, groups: [night], points, ...rest }), packs);
}

type Chat = ReturnType<typeof open>;
const found = ({ state }: Chat, point: string) => [...state.findings.values()].filter((each) => each.point === point);
const guardOf = (chat: Chat, shop: ReturnType<typeof shopWith>, event: string, point: string) =>
  explainEvent(chat.state, shop, event)
    ?.points.find((each) => each.point === point)
    ?.suppressed.map(({ guard }) => guard);

describe("a point that is limited to a group", () => {
  const shop = shopWith({ "alerts/rhetorical": { groups: ["night"] } });

  test("judges what an agent of the group says (F024, N15)", () => {
    const chat = open(shop);
    chat.receive([said("m-1", "buyer", "怎么用", 0), said("m-2", "agent", rude, 5, "agent-7")]);
    expect(found(chat, "alerts/rhetorical")).toMatchObject([{ event: "m-2", agent: "agent-7" }]);
  });

  test("finds nothing in what others say, and the trace says why (F024)", () => {
    const chat = open(shop);
    chat.receive([said("m-1", "buyer", "怎么用", 0), said("m-2", "agent", rude, 5, "agent-1")]);
    expect(found(chat, "alerts/rhetorical")).toEqual([]);
    expect(guardOf(chat, shop, "m-2", "alerts/rhetorical")).toEqual(["other-group"]);
  });

  test("inspects a bot that was put into the group, which it does not do by itself (F024, F150)", () => {
    const events = [said("m-1", "buyer", "怎么用", 0), said("m-2", "bot", rude, 5, "bot-1")];
    const [limited, usual] = [open(shop), open(shopWith({}))];
    limited.receive(events);
    usual.receive(events);
    expect(found(limited, "alerts/rhetorical")).toMatchObject([{ event: "m-2", agent: "bot-1" }]);
    expect(found(usual, "alerts/rhetorical")).toEqual([]);
  });

  test("leaves another bot out", () => {
    const chat = open(shop);
    chat.receive([said("m-1", "buyer", "怎么用", 0), said("m-2", "bot", rude, 5, "bot-2")]);
    expect(found(chat, "alerts/rhetorical")).toEqual([]);
  });

  test("goes by whoever serves when the buyer waits; before anybody serves him it is nobody's", () => {
    const limited = shopWith({ "alerts/unanswered": { groups: ["night"] } });
    const waits = (who: string | null) => {
      const chat = open(limited);
      if (who !== null) chat.receive([said("m-0", "agent", "您好", 0, who)]);
      chat.receive([said("m-1", "buyer", "什么时候发货", 10)]);
      chat.wait(120);
      return found(chat, "alerts/unanswered").length;
    };
    expect([waits("agent-7"), waits("agent-1"), waits(null)]).toEqual([1, 0, 0]);
  });

  test("a session is judged by its agent", () => {
    const limited = shopWith({ "service/last-not-agent": { groups: ["night"] } });
    const ends = (who: string) => {
      const chat = open(limited);
      chat.receive([
        said("m-1", "agent", "您好", 0, who),
        said("m-2", "buyer", "这个有红色的吗", 5),
        closedAt("x-1", 20),
      ]);
      return found(chat, "service/last-not-agent").length;
    };
    expect([ends("agent-7"), ends("agent-1")]).toEqual([1, 0]);
  });

  test("a session of a bot of the group is judged like an agent's", () => {
    const point = "service/last-not-agent";
    const chat = open(shopWith({ [point]: { groups: ["night"] } }));
    chat.receive([
      said("m-1", "bot", "您好", 0, "bot-1"),
      said("m-2", "buyer", "这个有红色的吗", 5),
      closedAt("x-1", 20),
    ]);
    expect(found(chat, point)).toMatchObject([{ agent: "bot-1" }]);
  });
});

describe("a point with a schedule", () => {
  const hours = { weekly: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }], holidays: [] };

  test("finds only what happens then, by the time of the event, and the trace says why (F084, N15)", () => {
    const shop = shopWith({ "alerts/rhetorical": { schedule: { kind: "business-hours" } } }, { hours });
    const chat = open(shop);
    chat.receive([said("m-1", "buyer", "怎么用", 0), said("m-2", "agent", rude, 5)]);
    chat.receive([said("m-3", "buyer", "怎么用", 9 * hour), said("m-4", "agent", rude, 9 * hour + 5)]);
    expect(found(chat, "alerts/rhetorical").map(({ event }) => event)).toEqual(["m-2"]);
    expect(guardOf(chat, shop, "m-4", "alerts/rhetorical")).toEqual(["outside-schedule"]);
  });

  test("windows of its own need no business hours", () => {
    const schedule = { kind: "windows", windows: [{ days: [5], from: "19:00", to: "07:00" }] };
    const chat = open(shopWith({ "alerts/rhetorical": { schedule } }));
    chat.receive([said("m-1", "buyer", "怎么用", 0), said("m-2", "agent", rude, 5)]);
    chat.receive([said("m-3", "buyer", "怎么用", 9 * hour), said("m-4", "agent", rude, 9 * hour + 5)]);
    expect(found(chat, "alerts/rhetorical").map(({ event }) => event)).toEqual(["m-4"]);
  });

  test("a session that is judged at night is of the hour in which the words were said", () => {
    const point = "service/last-not-agent";
    const shop = shopWith({ [point]: { schedule: { kind: "business-hours" } } }, { hours });
    const chat = open(shop);
    chat.receive([
      said("m-1", "agent", "您好", 0),
      said("m-2", "buyer", "这个有红色的吗", 5),
      closedAt("x-1", 12 * hour),
    ]);
    expect(found(chat, point)).toMatchObject([{ event: "m-2" }]);
  });
});

test("another session type is named, too (F083)", () => {
  const shop = shopWith({ "alerts/rhetorical": { sessionTypes: ["presale"] } });
  const chat = open(shop);
  chat.receive([said("m-1", "buyer", "什么时候退款", 0), said("m-2", "agent", rude, 5)]);
  expect(found(chat, "alerts/rhetorical")).toEqual([]);
  expect(guardOf(chat, shop, "m-2", "alerts/rhetorical")).toEqual(["other-session-type"]);
});
