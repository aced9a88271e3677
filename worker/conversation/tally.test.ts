import { describe, expect, it } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Mark } from "../shop/told.ts";
import { topicsOf } from "../shop/topics.ts";
import { takeWord } from "./engine.ts";
import { closedAt, factsWith, morning, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { toldOf } from "./tally.ts";
import { startTurn } from "./turn.ts";

const shop = shopWith([offerPolicy]);
const options = { merchant: "m", shop: "s", topicsOf: topicsOf(shop.snapshot), limits: null };

function talk(...events: ConversationEvent[]) {
  const chat = open(shop);
  chat.receive(events);
  const told = (entries = chat.state.entries) => toldOf(chat.state, entries, options);
  const marks = <Kind extends Mark["kind"]>(kind: Kind) =>
    (told()?.marks ?? []).filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind);
  return { chat, told, marks };
}

const transferred = (id: string, seconds: number): ConversationEvent => ({
  type: "transferred",
  id,
  at: morning + seconds * 1_000,
  conversation: "c-1",
  to: { role: "agent", id: "agent-1" },
});

describe("what a chat tells its shop", () => {
  it("is how long a human took from the first unanswered question, with what it was about", () => {
    const { marks } = talk(
      said("m-1", "buyer", "我要退货", 0),
      said("m-2", "buyer", "在吗", 20),
      said("m-3", "agent", "您好", 45),
      said("m-4", "agent", "请说", 50),
    );
    expect(marks("reply")).toEqual([
      {
        kind: "reply",
        at: morning + 45_000,
        id: "m-3",
        agent: "agent-1",
        ms: 45_000,
        type: "aftersale",
        topic: "scene/return",
      },
    ]);
  });

  it("is which points failed in it, without what they said: it may quote the chat", () => {
    const { chat, told } = talk(said("m-1", "buyer", "我叫张小鱼，电话 13800000000", 0));
    const [entry] = chat.state.entries;
    if (entry?.result == null) throw new Error("no result");
    entry.result = {
      ...entry.result,
      errors: [
        { point: "test/one", error: "TypeError: cannot read 张小鱼 13800000000" },
        { point: "test/two", error: "13800000000 results; at most 50 are taken" },
      ],
    };
    expect(told()?.marks.filter(({ kind }) => kind === "error")).toEqual([
      { kind: "error", at: morning, point: "test/one", error: "TypeError" },
      { kind: "error", at: morning, point: "test/two", error: "output" },
    ]);
  });

  it("leaves the bot's rounds out, and counts a round as ten minutes at most (D2)", () => {
    const { marks } = talk(
      said("m-1", "buyer", "在吗", 0),
      said("m-2", "bot", "您好", 1),
      said("m-3", "buyer", "人呢", 2),
      said("m-4", "agent", "来了", 2_000),
    );
    expect(marks("reply").map(({ id, ms }) => [id, ms])).toEqual([["m-4", 600_000]]);
  });

  it("knows the wait from the hand-over to the first human word, and none for later words", () => {
    const { marks } = talk(
      said("m-1", "buyer", "转人工", 0),
      transferred("e-1", 10),
      said("m-2", "bot", "正在为您转接", 11),
      said("m-3", "agent", "您好", 40),
      said("m-4", "buyer", "好的", 50),
      said("m-5", "agent", "请说", 60),
    );
    expect(marks("wait")).toEqual([{ kind: "wait", at: morning + 40_000, id: "m-3", ms: 30_000 }]);
  });

  it("names alerts that stand, takes back those that a person called wrong, and says what policies did", () => {
    const { chat, marks } = talk(said("m-1", "buyer", "我要退款", 0));
    const [found] = [...chat.state.findings.values()].filter(({ kind }) => kind === "alert");
    expect(marks("finding")).toMatchObject([{ id: found?.id, point: "test/refund" }]);
    expect(marks("acted").map(({ policy }) => policy)).toEqual(["offer-on-refund"]);
    const word = {
      type: "feedback",
      id: "w",
      at: morning,
      finding: found?.id ?? "",
      verdict: "wrong",
      by: "q",
    } as const;
    takeWord(chat.state, shop, word, { now: morning, facts: factsWith(1) }, startTurn());
    expect(marks("finding").every(({ gone }) => gone === true)).toBe(true);
  });

  it("is nothing for words that say nothing of the shop, so that they cost no call", () => {
    const { told } = talk(said("m-1", "buyer", "嗯嗯", 0), said("m-2", "bot", "您好", 1));
    expect(told()).toBeNull();
  });

  it("is nothing for echoes of our own actions and for automatic messages", () => {
    const echo = { ...said("m-2", "agent", "您好", 5), causedBy: "act_1" } as ConversationEvent;
    const automatic = { ...said("m-3", "agent", "请付款", 6), automatic: true } as ConversationEvent;
    const { told } = talk(said("m-1", "buyer", "嗯嗯", 0), echo, automatic);
    expect(told()).toBeNull();
  });

  it("says who serves the buyer, and that nobody does once the chat is over", () => {
    const { chat, told } = talk(said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "在的", 5));
    expect(told()?.agent).toBe("agent-1");
    chat.receive([closedAt("e-1", 9)]);
    expect(told(chat.state.entries.filter(({ id }) => id === "e-1"))).toMatchObject({ agent: null, marks: [] });
  });

  it("names the buyer by a digest, the same in every chat of his", () => {
    const [one, other] = [talk(said("m-1", "buyer", "退货", 0)), talk(said("m-9", "buyer", "退货", 0))];
    expect(one.told()?.buyer).toBe(other.told()?.buyer);
    expect(one.told()?.buyer).not.toContain("buyer-1");
    expect(JSON.stringify(one.told())).not.toContain("退货");
  });
});
