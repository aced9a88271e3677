import { describe, expect, it } from "vitest";
import { policy } from "../../plugins/sdk/policy.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { fold } from "./apply-event.ts";
import { takeWord } from "./engine.ts";
import { morning, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { createState } from "./state.ts";
import { startTurn } from "./turn.ts";

const reminds = policy.parse({ ...offerPolicy, id: "reminds", then: [{ intervention: "test/remind" }] });
const shop = shopWith([reminds]);

function asked() {
  const chat = open(shop);
  chat.receive([said("m-1", "bot", "您好", 0), said("m-2", "buyer", "我要退款", 1)]);
  const task = () => [...chat.state.tasks.values()][0];
  const sees = (word: "seen" | "done", seconds: number) => {
    const at = morning + seconds * 1_000;
    const decision = task()?.id ?? "";
    const event = { type: "task", id: `task:${word}`, at, decision, word, by: "li@shop" } as const;
    takeWord(chat.state, shop, event, { now: at, facts: noFacts }, startTurn());
  };
  return { ...chat, task, sees };
}

const notices = ({ state }: ReturnType<typeof asked>) =>
  [...state.decisions.values()].flatMap(({ actions }) => actions).filter(({ kind }) => kind === "notice").length;

describe("a task that an intervention opens", () => {
  it("is open until a person has seen it, and then nobody is reminded", () => {
    const chat = asked();
    expect(chat.task()).toMatchObject({ kind: "acknowledge", state: "open", dueAt: morning + 61_000, agent: null });
    chat.sees("seen", 10);
    expect(chat.task()).toMatchObject({ state: "seen", by: "li@shop", seenAt: morning + 10_000 });
    chat.wait(300);
    expect(notices(chat)).toBe(1);
    expect(chat.state.flows.size).toBe(0);
  });

  it("reminds when it wakes, and expires", () => {
    const chat = asked();
    chat.wait(40);
    expect(notices(chat)).toBe(2);
    chat.wait(40);
    expect(chat.task()).toMatchObject({ state: "expired", closedAt: morning + 61_000 });
    expect(chat.state.flows.size).toBe(0);
  });

  it("is done by what happens in the chat; a word that comes later changes nothing", () => {
    const chat = asked();
    chat.receive([said("m-3", "agent", "马上为您处理", 20)]);
    chat.sees("seen", 30);
    expect(chat.task()).toMatchObject({ state: "done", closedAt: morning + 20_000, by: null });
  });

  it("is the same after the object woke anew", () => {
    const chat = asked();
    chat.wait(40);
    chat.sees("done", 45);
    const again = createState({ ...chat.state, shop: "s", timeZone: "Asia/Shanghai" });
    for (const entry of chat.state.entries) fold(again, structuredClone(entry));
    expect([...again.tasks]).toEqual([...chat.state.tasks]);
    expect([...again.flows.keys()]).toEqual([...chat.state.flows.keys()]);
  });
});

describe("an intervention that a person runs", () => {
  const byHand = (intervention: string) => {
    const chat = open(shopWith([]));
    chat.receive([said("m-1", "buyer", "在吗", 0)]);
    const at = morning + 5_000;
    const event = { type: "intervene", id: "intervene:1", at, intervention, config: {}, by: "li@shop" } as const;
    takeWord(chat.state, shopWith([]), event, { now: at, facts: noFacts }, startTurn());
    return { ...chat, decision: chat.state.byId.get("intervene:1")?.result?.decisions[0] };
  };

  it("acts without any policy, says by whom, and goes on when it wakes", () => {
    const chat = byHand("test/remind");
    expect(chat.decision).toMatchObject({ policy: "manual", outcome: "acted", facts: { by: "li@shop" } });
    chat.wait(40);
    const later = [...chat.state.decisions.values()].filter(({ parent }) => parent === chat.decision?.id);
    expect(later).toMatchObject([{ outcome: "acted", reason: "followed", actions: [{ kind: "notice" }] }]);
  });

  it("that is not installed does nothing, and says so", () => {
    expect(byHand("test/nothing").decision).toMatchObject({ outcome: "suppressed", reason: "not-installed" });
  });
});
