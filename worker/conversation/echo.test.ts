import { describe, expect, it } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { conflictIn, receive, takeWord } from "./engine.ts";
import { factsWith, morning, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { createState, type State } from "./state.ts";
import { startTurn } from "./turn.ts";

/** On every message of the bot, agent or buyer that speaks of a refund; and at every transfer. */
const onTransfer = policy.parse({
  ...offerPolicy,
  id: "on-transfer",
  when: { moment: { type: "transferred" } },
  then: [{ intervention: "test/other-offer" }],
});

/** What happens in Chatwoot, which does not always say what caused an event. */
function chatwoot() {
  const shop = shopWith([offerPolicy, onTransfer]);
  const state: State = createState({ shop: "s", channel: "chatwoot", conversation: "c-1", timeZone: "Asia/Shanghai" });
  const hear = (event: ConversationEvent) =>
    receive(state, shop, event, { now: event.at, facts: factsWith(1) }, startTurn());
  const acted = () =>
    [...state.decisions.values()]
      .filter(({ outcome }) => outcome === "acted")
      .map(({ event, reason }) => [event, reason]);
  const causeOf = (id: string) => {
    const event = state.byId.get(id)?.event;
    return event !== undefined && "causedBy" in event ? event.causedBy : undefined;
  };
  const menuKey = () => [...state.decisions.values()][0]?.actions[0]?.key;
  return { state, shop, hear, acted, causeOf, menuKey };
}

const transferred = (id: string, to: string, seconds: number): ConversationEvent => ({
  type: "transferred",
  id,
  at: morning + seconds * 1_000,
  conversation: "c-1",
  to: { role: "agent", id: to },
});

describe("an echo that does not name its cause", () => {
  it("of our menu is marked, and neither judged nor decided about", () => {
    const chat = chatwoot();
    chat.hear(said("m-1", "buyer", "退款", 0));
    chat.hear(said("m-2", "bot", "人工?", 2));
    expect(chat.causeOf("m-2")).toBe(chat.menuKey());
    expect(chat.state.messages.at(-1)).toMatchObject({ id: "m-2", automatic: true });
    expect(chat.acted()).toEqual([["m-1", "matched"]]);
  });

  it("is given out once: who says the same again means it", () => {
    const chat = chatwoot();
    for (const event of [
      said("m-1", "buyer", "退款", 0),
      said("m-2", "bot", "人工?", 2),
      said("m-3", "agent", "人工?", 9),
    ])
      chat.hear(event);
    expect([chat.causeOf("m-2"), chat.causeOf("m-3")]).toEqual([chat.menuKey(), undefined]);
  });

  it("is not what the buyer says, nor what comes much later or reads otherwise", () => {
    const chat = chatwoot();
    chat.hear(said("m-1", "buyer", "退款", 0));
    chat.hear(said("m-2", "buyer", "人工?", 2));
    chat.hear(said("m-3", "agent", "人工", 3));
    chat.hear(said("m-4", "agent", "人工?", 200));
    expect(["m-2", "m-3", "m-4"].map(chat.causeOf)).toEqual([undefined, undefined, undefined]);
  });

  it("of our menu that was taken back is marked, too", () => {
    const chat = chatwoot();
    chat.hear(said("m-1", "buyer", "退款", 0));
    chat.hear(said("m-2", "bot", "人工?", 2));
    const retracted = {
      type: "retracted",
      id: "r-1",
      at: morning + 5_000,
      conversation: "c-1",
      message: "m-2",
    } as const;
    chat.hear(retracted);
    expect(chat.causeOf("r-1")).toBe(chat.menuKey());
  });

  it("delivered again is a repetition, no conflict", () => {
    const chat = chatwoot();
    const echo = said("m-2", "bot", "人工?", 2);
    for (const event of [said("m-1", "buyer", "退款", 0), echo]) chat.hear(event);
    expect(conflictIn(chat.state, [echo])).toBeNull();
    expect(conflictIn(chat.state, [said("m-2", "bot", "别的", 2)])).toBe("m-2");
  });

  it("of our transfer starts no policy, and another transfer does", () => {
    const chat = chatwoot();
    chat.hear(said("m-1", "buyer", "你好", 0));
    const intervene = { intervention: "test/move", config: {}, by: "member-1" };
    const at = morning + 3_000;
    takeWord(
      chat.state,
      chat.shop,
      { type: "intervene", id: "i-1", at, ...intervene },
      { now: at, facts: factsWith(1) },
      startTurn(),
    );
    chat.hear(transferred("t-1", "a-9", 5));
    expect(chat.causeOf("t-1")).toMatch(/^act_/);
    expect(chat.acted().filter(([event]) => event === "t-1")).toEqual([]);
    chat.hear(transferred("t-2", "a-8", 60));
    expect(chat.acted()).toContainEqual(["t-2", "matched"]);
  });
});

describe("an echo that names its cause", () => {
  const withKey = (event: ConversationEvent): ConversationEvent => ({ ...event, causedBy: "act_1" });

  it.each([
    ["menu or reply", said("e-1", "bot", "退款?", 5)],
    ["reply in the agent's name", said("e-1", "agent", "退款", 5)],
    ["transfer", transferred("e-1", "a-9", 5)],
  ])("of a %s is logged and starts nothing", (_, event) => {
    const chat = open(shopWith([offerPolicy, onTransfer]));
    chat.receive([said("m-1", "buyer", "你好", 0), withKey(event)]);
    expect(chat.state.byId.has("e-1")).toBe(true);
    const found = [...chat.state.findings.values()].filter(({ event: of }) => of === "e-1");
    expect([found, chat.state.decisions.size]).toEqual([[], 0]);
  });

  it("is the platform's to name where the channel asks for it: the same words by themselves are judged", () => {
    const chat = open(shopWith([offerPolicy]));
    chat.receive([said("m-1", "buyer", "退款", 0), said("m-2", "bot", "人工?", 2)]);
    expect(chat.state.byId.get("m-2")?.event).not.toHaveProperty("causedBy");
  });

  it("starts nothing either when its message is sent later, after others", () => {
    const chat = open(shopWith([offerPolicy]));
    chat.receive([said("m-2", "buyer", "在吗", 30)]);
    chat.receive([withKey(said("m-1", "buyer", "退款", 10))]);
    expect(chat.state.decisions.size).toBe(0);
  });
});
