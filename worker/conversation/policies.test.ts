import { describe, expect, it } from "vitest";
import { type Policy, policy } from "../../plugins/sdk/policy.ts";
import type { Quality } from "../../plugins/sdk/shop.ts";
import { factsWith, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { percentOf } from "./policies.ts";

const offers = (change: Partial<Record<keyof Policy, unknown>>) => policy.parse({ ...offerPolicy, ...change });

/** A buyer who asks for his money back, served by a bot. */
function asked(policies: Policy[], facts = factsWith(1)) {
  const chat = open(shopWith(policies), { facts });
  chat.receive([said("m-1", "bot", "您好", 0), said("m-2", "buyer", "我要退款", 1)]);
  return { ...chat, decisions: () => [...chat.state.decisions.values()] };
}

const reasons = (chat: ReturnType<typeof asked>) =>
  chat.decisions().map(({ policy, outcome, reason }) => `${policy} ${outcome} ${reason}`);

describe("conditions of a policy", () => {
  it.each([
    ["served-by", { servedBy: ["agent"] }],
    ["channel", { channels: ["chatwoot"] }],
    ["session-type", { sessionTypes: ["presale"] }],
    ["group", { groups: ["night"] }],
    ["agents-online", { agentsOnline: 2 }],
    ["order", { orders: ["paid"] }],
    ["buyer", { buyer: "returning" }],
    ["earlier", { earlier: { points: ["test/refund"] } }],
  ])("an unmet one is the reason: %s", (reason, conditions) => {
    const chat = asked([offers({ if: conditions })]);
    expect(reasons(chat)).toEqual([`offer-on-refund suppressed ${reason}`]);
  });

  it("all of them met, it acts", () => {
    const conditions = { servedBy: ["bot"], channels: ["interject"], agentsOnline: 1, orders: ["none"], buyer: "new" };
    expect(reasons(asked([offers({ if: conditions })]))).toEqual(["offer-on-refund acted matched"]);
  });

  it("earlier findings count once there are enough, and never the one that asks", () => {
    const chat = asked([offers({ if: { earlier: { points: ["test/refund"], atLeast: 1, within: 60 } } })]);
    chat.receive([said("m-3", "buyer", "退款", 30)]);
    expect(reasons(chat)).toEqual(["offer-on-refund suppressed earlier", "offer-on-refund acted matched"]);
  });
});

describe("limits of a policy", () => {
  it("stops for the day at its cap", () => {
    const cap = offers({ dailyCap: 10 });
    expect(reasons(asked([cap], factsWith(1, { spent: { [cap.id]: 10 } })))).toEqual([
      "offer-on-refund suppressed daily-cap",
    ]);
    expect(reasons(asked([cap], factsWith(1, { spent: { [cap.id]: 9 } })))).toEqual(["offer-on-refund acted matched"]);
  });

  it("leaves a good bot alone in most conversations, and says by which rate", () => {
    const bot: Quality = { value: 0.95, sessions: 500, basis: "rating" };
    const quality = { at: 0, overall: { bot, human: null }, scenes: {} };
    const percent = percentOf("rollout", "offer-on-refund", "s/interject/c-1");
    const tuned = (floor: number) => asked([offers({ tuning: { floor } })], factsWith(1, { quality }));
    const left = tuned(Math.max(0, percent - 1));
    expect(reasons(left)).toEqual(["offer-on-refund suppressed tuning"]);
    expect(left.decisions()[0]?.facts).toMatchObject({ quality: 0.95, sessions: 500, basis: "rating" });
    expect(reasons(tuned(Math.min(100, percent + 1)))).toEqual(["offer-on-refund acted matched"]);
  });

  it("holds out only whom it would have acted on, and counts them against the frequency", () => {
    const held = offers({ holdout: 100, frequency: { kind: "once-per-session" } });
    const chat = asked([held]);
    chat.receive([said("m-3", "buyer", "退款", 30)]);
    expect(reasons(chat)).toEqual(["offer-on-refund suppressed holdout", "offer-on-refund suppressed frequency"]);
    expect(reasons(asked([held], factsWith(0)))).toEqual(["offer-on-refund suppressed no-agent-online"]);
  });
});

describe("several policies", () => {
  it("the first of the list takes the buyer's one menu, whichever finding it is about", () => {
    const first = offers({ id: "first", frequency: { kind: "every" } });
    const second = offers({ id: "second", then: [{ intervention: "test/other-offer" }] });
    expect(reasons(asked([first, second]))).toEqual(["first acted matched", "second suppressed menu-open"]);
    expect(reasons(asked([second, first]))).toEqual(["second acted matched", "first suppressed menu-open"]);
  });

  it("a menu that was answered makes room for another", () => {
    const first = offers({ id: "first", frequency: { kind: "once-per-session" } });
    const second = offers({ id: "second", then: [{ intervention: "test/other-offer" }] });
    const chat = asked([first, second]);
    chat.receive([
      { type: "typing", id: "e-1", at: Date.parse("2026-11-20T02:00:05Z"), conversation: "c-1" },
      said("m-3", "buyer", "退款", 30),
    ]);
    expect(reasons(chat).slice(-2)).toEqual(["first suppressed frequency", "second acted matched"]);
  });
});

describe("a choice in a menu", () => {
  const chooses = (menu: string) => {
    const chat = asked([offers({})]);
    const at = Date.parse("2026-11-20T02:00:05Z");
    chat.receive([{ type: "menu", id: "e-1", at, conversation: "c-1", menu, choice: "human" }]);
    return chat.decisions().filter(({ parent }) => parent !== null);
  };

  it("of another menu of ours is no answer to this one", () => {
    expect(chooses("act_0123")).toEqual([]);
  });

  it("that bears this menu's key, or a name of the platform's own, is", () => {
    const key = asked([offers({})]).decisions()[0]?.actions[0]?.key ?? "";
    expect(key).toMatch(/^act_/);
    for (const menu of [key, "menu-1"]) expect(chooses(menu)).toMatchObject([{ actions: [{ kind: "handoff" }] }]);
  });
});

describe("a delayed step", () => {
  const delayed = (unless?: string) =>
    offers({ then: [{ intervention: "test/offer", after: 60, ...(unless !== undefined && { unless }) }] });

  it("acts when it comes due", () => {
    const chat = asked([delayed()]);
    expect(reasons(chat)).toEqual(["offer-on-refund planned delayed"]);
    chat.wait(70);
    expect(reasons(chat)).toEqual(["offer-on-refund acted matched"]);
  });

  it("is cancelled where its message was taken back meanwhile", () => {
    const chat = asked([delayed()]);
    const at = Date.parse("2026-11-20T02:00:10Z");
    chat.receive([{ type: "retracted", id: "e-1", at, conversation: "c-1", message: "m-2" }]);
    chat.wait(70);
    expect(reasons(chat)).toEqual(["offer-on-refund cancelled retracted"]);
  });

  it("is judged again by the policy's conditions", () => {
    const chat = asked([offers({ ...delayed(), if: { servedBy: ["bot"] } })]);
    chat.receive([said("m-3", "agent", "我来帮您", 20)]);
    chat.wait(70);
    expect(reasons(chat)).toEqual(["offer-on-refund cancelled served-by"]);
  });
});
