import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Conversation, Message, Session } from "../../plugins/sdk/conversation.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, finding, type PointEvent, whole } from "../../plugins/sdk/point.ts";
import { rulesToPoints } from "../../plugins/sdk/rules/compile.ts";
import { type RuleInput, ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { compileShop } from "../settings/compile.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import { type SnapshotChange, snapshotWith } from "../settings/snapshot-fixture.ts";
import { compilePoints } from "./builtin.ts";

const title = { zh: "规则", en: "Rule" };
const empty = { interventions: [], policies: [], version: "1.0.0", api: 1, title, description: title } as const;

function rule(id: string, keywords: string, change: Partial<RuleInput> = {}): RuleInput {
  const standards: RuleInput["standards"] = [{ id: "hit", conditions: [{ type: "buyer-said", keywords }] }];
  return { id, title, kind: "alert", standards, ...change };
}

const live = (written: RuleInput) => ({ mode: "live", rule: written }) as const;

function shopOf(change: SnapshotChange, packs: Parameters<typeof compileShop>[1] = []) {
  const settings: Snapshot = snapshotWith({
    merchant: "m-1",
    shop: "s-1",
    name: "Shop",
    packs: packs.map(({ id }) => id),
    ...change,
  });
  return compileShop(settings, packs);
}

function said(text: string, { role = "buyer", id = "b-1", at = 0 } = {}): Message {
  const from = { role: z.enum(["buyer", "agent"]).parse(role), id };
  return { id: "m-1", at, from, text, content: [{ type: "text", text }], automatic: false, retracted: false };
}

function conversationOf(...messages: Message[]): Conversation {
  const session: Session = { id: "s-1", day: "2026-11-20", type: "unsure", agent: null, messages, transfer: null };
  return { id: "c-1", channel: "interject", messages, session, orders: [] };
}

const event = (message: Message): PointEvent => ({ type: "message", id: message.id, at: message.at, message });

function found(shop: ReturnType<typeof shopOf>, message: Message): string[] {
  return shop.runner.inspect(event(message), conversationOf(message)).findings.map(({ point }) => point);
}

describe("a merchant's own rules", () => {
  test("live ones find under the shop's own name, shadows beside them, drafts nowhere (F022, F034)", () => {
    const shop = shopOf({
      rules: [
        live(rule("coupon", "券+领不了")),
        { mode: "shadow", rule: rule("coupon", "券") },
        { mode: "draft", rule: rule("idea", "券") },
      ],
    });
    expect(found(shop, said("券领不了"))).toEqual(["shop/coupon", "~shop/coupon"]);
    expect(found(shop, said("券呢"))).toEqual(["~shop/coupon"]);
    expect(shop.problems).toEqual([]);
  });

  test("one that this version does not accept is named and stops no other", () => {
    const shop = shopOf({
      rules: [live({ ...rule("broken", "券"), standards: [] }), live(rule("sound", "券")), live(rule("sound", "卷"))],
    });
    expect(found(shop, said("券"))).toEqual(["shop/sound"]);
    expect(shop.problems).toEqual([
      { point: "shop/broken", problem: expect.stringContaining("standards") },
      { point: "shop/sound", problem: "two live rules have this id" },
    ]);
  });

  test("a shop runs so many patterns and no more", () => {
    const withPattern = (index: number) =>
      live({
        ...rule(`p-${index}`, "x"),
        standards: [{ id: "hit", conditions: [{ type: "buyer-said", pattern: `退${index}` }] }],
      });
    const shop = shopOf({ rules: Array.from({ length: 101 }, (_, index) => withPattern(index)) });
    expect(shop.problems).toEqual([{ point: "shop/p-100", problem: expect.stringContaining("at most 100 patterns") }]);
  });

  test("settings of the shop come before what the rule starts with", () => {
    const scores = { presale: -5, aftersale: null };
    const written = rule("scored", "券", { kind: "deduct", scores, sessionTypes: ["aftersale"] });
    const points = { "shop/scored": { severity: "urgent" as const, sessionTypes: ["presale" as const] } };
    const { settings } = shopOf({ rules: [live(written)], points }).points.get("shop/scored") ?? {};
    expect(settings).toMatchObject({ scores, sessionTypes: ["presale"], severity: "urgent" });
    const off = shopOf({ rules: [live(written)], points: { "shop/scored": { enabled: false } } });
    expect([...off.points.keys()]).toEqual([]);
  });

  test("groups name agent accounts (F024)", () => {
    const agents = { groups: ["night"], accounts: [], bots: false };
    const standards: RuleInput["standards"] = [{ id: "hit", conditions: [{ type: "agent-said", keywords: "不知道" }] }];
    const shop = shopOf({
      rules: [live(rule("night", "x", { agents, standards }))],
      groups: [{ id: "night", title: "夜班", agents: ["a-7"] }],
    });
    expect(found(shop, said("不知道", { role: "agent", id: "a-7" }))).toEqual(["shop/night"]);
    expect(found(shop, said("不知道", { role: "agent", id: "a-1" }))).toEqual([]);
  });
});

test("a trace names what held a rule back", () => {
  const standards: RuleInput["standards"] = [
    {
      id: "hit",
      conditions: [
        { type: "buyer-said", keywords: "券" },
        { type: "agent-said", keywords: "不知道" },
      ],
    },
  ];
  const shop = shopOf({ rules: [live(rule("answer", "x", { standards }))] });
  const guardsOf = (message: Message) =>
    shop.runner.explain(event(message), conversationOf(message)).flatMap(({ held }) => held.map(({ guard }) => guard));
  const agent = { role: "agent", id: "a-1" };
  expect(guardsOf(said("不知道", agent))).toEqual(["other-condition"]);
  expect(guardsOf({ ...said("不知道", agent), automatic: true })).toEqual(["sent-automatically"]);
  expect(guardsOf({ ...said("不知道"), from: { role: "bot", id: "bot-1" } })).toEqual(["agent-not-inspected"]);
  expect(guardsOf(said("你好", agent))).toEqual([]);
});

describe("rules of a pack", () => {
  const nightly = ruleSchema.parse(
    rule("nightly", "x", {
      standards: [
        {
          id: "hit",
          conditions: [
            { type: "buyer-said", keywords: "在吗" },
            { type: "time", windows: [{ from: "22:00", to: "06:00" }] },
          ],
        },
      ],
    }),
  );
  const pack = definePack({ id: "sample", points: rulesToPoints([nightly]), rules: [nightly], ...empty });

  test("go by the clock of the shop that installs the pack", () => {
    const at = Date.parse("2026-11-20T15:00:00Z");
    expect(found(shopOf({ timeZone: "Asia/Shanghai" }, [pack]), said("在吗", { at }))).toEqual(["sample/nightly"]);
    expect(found(shopOf({ timeZone: "Europe/Berlin" }, [pack]), said("在吗", { at }))).toEqual([]);
  });
});

describe("points that sleep until a phrase is found", () => {
  const asked: string[] = [];
  const sleeper = definePoint({
    id: "sleeper",
    title,
    description: title,
    kind: "alert",
    moment: "message",
    rows: [],
    config: z.object({}),
    codes: { found: { message: title } },
    phrases: () => ({ words: ["投诉"] }),
    wakes: "hits",
    inspect({ event }) {
      asked.push(event.type);
      return event.type === "message" ? [finding("found", [whole(event.message)])] : [];
    },
  });
  const runner = compilePoints([{ pack: "p", definition: sleeper, config: {} }]);
  const ask = (message: Message) => {
    asked.length = 0;
    return runner.inspect(event(message), conversationOf(message)).findings.length;
  };

  test("are asked about a message that has one, and about no other", () => {
    expect([ask(said("投诉")), asked]).toEqual([1, ["message"]]);
    expect([ask(said("你好")), asked]).toEqual([0, []]);
  });

  test("are asked about every other event", () => {
    asked.length = 0;
    runner.inspect({ type: "closed", id: "e-1", conversation: "c-1", at: 0 }, conversationOf(said("你好")));
    expect(asked).toEqual(["closed"]);
  });

  test("stay awake to say that their phrases cannot be read", () => {
    const broken = definePoint({
      ...sleeper,
      phrases: () => {
        throw new Error("no list");
      },
    });
    const { errors } = compilePoints([{ pack: "p", definition: broken, config: {} }]).inspect(
      event(said("你好")),
      conversationOf(said("你好")),
    );
    expect(errors).toEqual([{ point: "p/sleeper", error: "phrases: no list" }]);
  });
});
