import { describe, expect, it } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { fold } from "./apply-event.ts";
import { takeWord } from "./engine.ts";
import { closedAt, morning, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import { journeyRow } from "./journey.ts";
import type { Entry } from "./log.ts";
import { rowsOf } from "./rows.ts";
import { createState, type State } from "./state.ts";
import { startTurn } from "./turn.ts";

const once = policy.parse({ ...offerPolicy, frequency: { kind: "once-per-session" } });
const angry = [said("m-1", "bot", "您好", 0), said("m-2", "buyer", "我要退款", 1)];
const at = (seconds: number) => morning + seconds * 1_000;
const day = 86_400;

const chose = (choice: string, seconds: number): ConversationEvent => ({
  type: "menu",
  id: `menu-${choice}`,
  at: at(seconds),
  conversation: "c-1",
  menu: "any",
  choice,
});
const rated = (score: number, seconds: number): ConversationEvent => ({
  type: "rating",
  id: `rating-${seconds}`,
  at: at(seconds),
  conversation: "c-1",
  score,
});
const ordered = (id: string, status: "created" | "paid" | "refunding", seconds: number): ConversationEvent => ({
  type: "order",
  id: `order-${id}-${status}`,
  at: at(seconds),
  conversation: "c-1",
  order: { id, status },
});
const movedTo = (who: string, seconds: number): ConversationEvent => ({
  type: "transferred",
  id: `transfer-${seconds}`,
  at: at(seconds),
  conversation: "c-1",
  to: { role: "agent", id: who },
});

/** The journey of the first decision, after these events. */
function journeyAfter(events: readonly ConversationEvent[], policies = [once]) {
  const chat = open(shopWith(policies));
  chat.receive([...angry, ...events]);
  return journeyIn(chat.state);
}

function journeyIn(state: State) {
  const [first] = state.journeys;
  if (first === undefined) throw new Error("no decision");
  return journeyRow(first[1], state.tasks.get(first[0]));
}

describe("what became of the menu (N01)", () => {
  it("nothing yet", () => {
    expect(journeyAfter([])).toMatchObject({ choice: null, choiceAt: null, handedOverAt: null, humanAt: null });
  });

  it("clicked: the option, the hand-over, and the wait until the first human word", () => {
    const end = journeyAfter([chose("human", 10), movedTo("a-1", 40), said("m-3", "agent", "您好，我是小王", 55)]);
    expect(end).toMatchObject({ choice: "human", choiceAt: at(10), handedOverAt: at(10), humanAt: at(55) });
  });

  it("its words written instead of a click are the same choice", () => {
    expect(journeyAfter([said("m-3", "buyer", "转人工！", 10)])).toMatchObject({ choice: "human", choiceAt: at(10) });
  });

  it("typed something else", () => {
    expect(journeyAfter([said("m-3", "buyer", "算了", 10)])).toMatchObject({ choice: "typed", choiceAt: at(10) });
    const typing: ConversationEvent = { type: "typing", id: "t-1", at: at(5), conversation: "c-1" };
    expect(journeyAfter([typing])).toMatchObject({ choice: "typed", choiceAt: at(5) });
  });

  it("ignored, once the chat has ended without a word", () => {
    expect(journeyAfter([closedAt("e-1", 600)])).toMatchObject({ choice: "ignored", choiceAt: null });
  });

  it("an automatic greeting is no human word, and an unknown option no choice", () => {
    const greeting = { ...said("m-3", "agent", "稍等", 20), automatic: true } as ConversationEvent;
    expect(journeyAfter([chose("other", 10), greeting])).toMatchObject({ choice: null, humanAt: null });
  });
});

describe("what came of it (N01)", () => {
  it("rating, order and second contact are the first ones after it", () => {
    const end = journeyAfter([
      said("m-3", "agent", "您好", 60),
      closedAt("e-1", 100),
      rated(5, 110),
      ordered("o-1", "created", 200),
      ordered("o-2", "created", 300),
      said("m-4", "buyer", "在吗", 3 * day),
      rated(1, 3 * day + 60),
    ]);
    expect(end).toMatchObject({
      rating: 5,
      ratedAt: at(110),
      orderedAt: at(200),
      contactedAgainAt: at(3 * day),
    });
  });

  it("an old order's refund is no new order", () => {
    const chat = open(shopWith([once]));
    chat.receive([
      ordered("o-1", "paid", -600),
      ...angry,
      ordered("o-1", "refunding", 60),
      ordered("o-9", "refunding", 61),
    ]);
    expect(journeyIn(chat.state).orderedAt).toBeNull();
  });

  it("a day of silence ends the chat, too; whoever comes back after more than a week does not count", () => {
    expect(journeyAfter([said("m-3", "buyer", "还在吗", 2 * day)]).contactedAgainAt).toBe(at(2 * day));
    expect(journeyAfter([said("m-3", "buyer", "还在吗", 9 * day)]).contactedAgainAt).toBeNull();
    expect(journeyAfter([said("m-3", "buyer", "还在吗", 3_600)]).contactedAgainAt).toBeNull();
  });

  it("who was left alone has a journey as well: it is what acting is compared with (N04)", () => {
    const heldOut = policy.parse({ ...once, holdout: 100 });
    const end = journeyAfter([movedTo("a-1", 30), said("m-3", "agent", "您好", 90)], [heldOut]);
    expect(end).toMatchObject({ choice: null, handedOverAt: at(30), humanAt: at(90) });
  });

  it("a nudge is what the person said of his task", () => {
    const reminds = policy.parse({ ...offerPolicy, then: [{ intervention: "test/remind" }] });
    const chat = open(shopWith([reminds]));
    chat.receive(angry);
    const [decision = ""] = chat.state.journeys.keys();
    const event = { type: "task", id: "task:1", at: at(20), decision, word: "done", by: "user:1" } as const;
    takeWord(chat.state, shopWith([reminds]), event, { now: at(20), facts: noFacts }, startTurn());
    expect(journeyIn(chat.state)).toMatchObject({ choice: "done", choiceAt: at(20) });
  });
});

const story = [
  ...angry,
  chose("human", 10),
  movedTo("a-1", 40),
  said("m-3", "agent", "您好", 55),
  closedAt("e-1", 100),
  rated(4, 110),
  ordered("o-1", "created", 200),
  said("m-4", "buyer", "在吗", 2 * day),
];

describe("the journey follows from the log", () => {
  it("a woken conversation has the one that stayed awake", () => {
    const chat = open(shopWith([once]));
    chat.receive(story);
    const { shop, channel, conversation } = { shop: "s", channel: "interject", conversation: "c-1" };
    const woken = createState({ shop, channel, conversation, timeZone: "Asia/Shanghai" });
    for (const entry of chat.state.entries) fold(woken, structuredClone(entry));
    expect([...woken.journeys]).toEqual([...chat.state.journeys]);
  });

  it("a choice that was written and taken back stays made, whoever wakes, in whatever order both arrived", () => {
    const choice = said("m-3", "buyer", "转人工", 10);
    const takenBack: ConversationEvent = {
      type: "retracted",
      id: "r-1",
      at: at(20),
      conversation: "c-1",
      message: "m-3",
    };
    for (const events of [
      [choice, takenBack],
      [takenBack, choice],
    ]) {
      const chat = open(shopWith([once]));
      chat.receive(angry);
      for (const event of events) chat.receive([event]);
      expect(JSON.stringify(chat.state.entries)).not.toContain('"转人工"}]');
      const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
      for (const entry of chat.state.entries) fold(woken, structuredClone(entry));
      for (const state of [chat.state, woken])
        expect(journeyIn(state)).toMatchObject({ choice: "human", choiceAt: at(10) });
    }
  });

  it("an event that arrives late counts where it belongs, and a second folding agrees", () => {
    for (const late of [3, 4, 5, 6, 7]) {
      const chat = open(shopWith([once]));
      const rest = story.filter((_, index) => index !== late);
      chat.receive(rest);
      chat.receive([story[late] as ConversationEvent]);
      const straight = open(shopWith([once]));
      straight.receive(story);
      expect([late, journeyIn(chat.state)]).toEqual([late, journeyIn(straight.state)]);
      const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
      for (const entry of chat.state.entries) fold(woken, structuredClone(entry));
      expect([late, journeyIn(woken)]).toEqual([late, journeyIn(chat.state)]);
    }
  });

  it("whatever changes it sends the decision to the ledger again, and nothing else does", () => {
    const chat = open(shopWith([once]));
    chat.receive(story);
    const sent = (...ids: string[]) => {
      const entries = ids.map((id) => chat.state.byId.get(id) as Entry);
      const options = { merchant: "m", shop: "s", dueAt: null, deliveries: new Map() };
      return rowsOf(chat.state, entries, options).decisions.filter(({ parent }) => parent === null);
    };
    for (const id of ["m-2", "menu-human", "transfer-40", "m-3", "e-1", "rating-110", "order-o-1-created", "m-4"])
      expect([id, sent(id).length]).toEqual([id, 1]);
    expect(sent("m-1")).toEqual([]);
    expect(sent("rating-110")[0]).toMatchObject({
      buyer: "buyer-1",
      evidence: ["m-2"],
      arm: "act",
      choice: "human",
      rating: 4,
    });
  });
});

it("of very many decisions the newest are watched, and whatever acted or was held out", () => {
  const chat = open(shopWith([policy.parse({ ...once, frequency: { kind: "cool-down", seconds: 604_800 } })]));
  chat.receive(angry);
  chat.receive(Array.from({ length: 150 }, (_, index) => said(`n-${index}`, "buyer", "退款", 2 + index)));
  expect(chat.state.journeys.size).toBe(151);
  expect(chat.state.openJourneys.size).toBe(100);
  const [first] = chat.state.journeys.keys();
  expect(chat.state.openJourneys.has(first ?? "")).toBe(true);
});

it("a decision is suppressed with its reason, its evidence and no arm (N02)", () => {
  const chat = open(shopWith([once]));
  chat.receive([...angry, said("m-3", "buyer", "退款退款", 5)]);
  const options = { merchant: "m", shop: "s", dueAt: null, deliveries: new Map() };
  const { decisions } = rowsOf(chat.state, [chat.state.byId.get("m-3") as Entry], options);
  expect(decisions.find(({ event }) => event === "m-3")).toMatchObject({
    outcome: "suppressed",
    reason: "frequency",
    evidence: ["m-3"],
    arm: null,
    parent: null,
  });
});
