import { describe, expect, it } from "vitest";
import { policy } from "../../plugins/sdk/policy.ts";
import type { ShopQuality } from "../../plugins/sdk/shop.ts";
import { factsWith, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { widestGapReason } from "./moments.ts";

const on = (moment: object, change: object = {}) =>
  policy.parse({
    ...offerPolicy,
    id: "on-moment",
    when: { moment },
    frequency: { kind: "once-per-session" },
    ...change,
  });

const rounds = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    said(`b-${index}`, "buyer", `问题${index}`, index * 10 + 1),
    said(`a-${index}`, "bot", `回答${index}`, index * 10 + 2),
  ]).flat();

describe("policies that a moment sets off", () => {
  it("act once a session when the buyer speaks after the fifth round with the bot (F205)", () => {
    const chat = open(shopWith([on({ type: "bot-rounds", atLeast: 5 })]));
    chat.receive(rounds(5));
    expect(chat.state.decisions.size).toBe(0);
    chat.receive([
      said("b-6", "buyer", "还是不行", 60),
      said("a-6", "bot", "好的", 61),
      said("b-7", "buyer", "不行", 62),
    ]);
    const [first, second] = [...chat.state.decisions.values()];
    expect(first).toMatchObject({ event: "b-6", finding: null, outcome: "acted", moment: { data: { rounds: 5 } } });
    expect(second).toMatchObject({ event: "b-7", reason: "frequency" });
  });

  it("say once a session why they leave it alone, however often the moment comes", () => {
    const chat = open(shopWith([on({ type: "bot-rounds", atLeast: 2 })]));
    chat.receive([...rounds(5), said("b-9", "buyer", "还在吗", 90)]);
    const made = [...chat.state.decisions.values()].filter(({ parent }) => parent === null);
    expect(made.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      "acted matched",
      "suppressed frequency",
    ]);
  });

  it("forget the rounds before a human spoke", () => {
    const chat = open(shopWith([on({ type: "bot-rounds", atLeast: 5 })]));
    chat.receive([...rounds(4), said("h-1", "agent", "我来", 45), said("a-9", "bot", "好的", 50)]);
    chat.receive([said("b-9", "buyer", "还在吗", 60)]);
    expect(chat.state.decisions.size).toBe(0);
  });

  it("hear of ratings, orders, transfers and the end", () => {
    const at = (seconds: number) => Date.parse("2026-11-20T02:00:00Z") + seconds * 1_000;
    const chat = open(
      shopWith([
        on({ type: "rating", atMost: 2 }, { id: "rated" }),
        on({ type: "order", statuses: ["refunding"] }, { id: "ordered" }),
        on({ type: "closed" }, { id: "closed", mode: "observe" }),
      ]),
      { facts: factsWith(1) },
    );
    chat.receive([
      said("m-1", "buyer", "在吗", 0),
      { type: "rating", id: "e-1", at: at(1), conversation: "c-1", score: 5 },
      { type: "rating", id: "e-2", at: at(2), conversation: "c-1", score: 1 },
      { type: "order", id: "e-3", at: at(3), conversation: "c-1", order: { id: "o-1", status: "paid" } },
      { type: "order", id: "e-4", at: at(4), conversation: "c-1", order: { id: "o-1", status: "refunding" } },
      { type: "closed", id: "e-5", at: at(5), conversation: "c-1" },
    ]);
    const made = [...chat.state.decisions.values()].filter(({ parent }) => parent === null);
    expect(made.map(({ policy, event }) => `${policy} ${event}`)).toEqual(["rated e-2", "ordered e-4", "closed e-5"]);
  });

  it("do not go off by what the house itself caused", () => {
    const chat = open(shopWith([on({ type: "rating" })]));
    const rating = { type: "rating", id: "e-1", at: 1_795_140_001_000, conversation: "c-1", score: 1 } as const;
    chat.receive([said("m-1", "buyer", "在吗", 0), { ...rating, causedBy: "act_1" }]);
    expect(chat.state.decisions.size).toBe(0);
  });
});

describe("the scene with the widest gap (F206)", () => {
  const widest = on({ type: "scene", scenes: "widest-gap" });
  const quality = (value: number) => ({ value, sessions: 100, basis: "rating" as const });
  const gap: ShopQuality = {
    at: 0,
    overall: { bot: null, human: null },
    scenes: { return: { bot: quality(0.4), human: quality(0.9) }, size: { bot: quality(0.8), human: quality(0.9) } },
  };
  const reason = (scene: string, known: ShopQuality | null) => {
    const moment = { type: "scene", data: { scene } };
    const subject = { id: "x", event: "m-1", at: 0, session: "s", finding: null, moment };
    return widestGapReason(widest, subject, { now: 0, facts: factsWith(1, { quality: known }) });
  };

  it("lets the policy act there, and says why it does not elsewhere", () => {
    expect(reason("return", gap)).toBeNull();
    expect(reason("size", gap)).toBe("not-widest-gap");
    expect(reason("return", null)).toBe("quality-unknown");
  });
});
