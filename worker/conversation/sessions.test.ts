import { expect, test } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { closedAt, morning, open, outcomeOf, said, shopWith } from "./fixtures.ts";

const sessionsAfter = (events: ConversationEvent[]) => {
  const chat = open(shopWith([]));
  chat.receive(events);
  return outcomeOf(chat.state).sessions;
};
const day = 86_400;

test("a buyer who waits belongs to whoever answers first", () => {
  expect(sessionsAfter([said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "在的", 5, "a-1")])).toEqual([
    "2026-11-20 a-1 m-1,m-2",
  ]);
});

test("the same agent on the same day is one session, also after a close (F147)", () => {
  const events = [
    said("m-1", "agent", "您好", 0, "a-1"),
    closedAt("x-1", 10),
    said("m-2", "buyer", "还有个问题", 60),
    said("m-3", "agent", "您说", 70, "a-1"),
  ];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-1,m-2,m-3"]);
});

test("whoever takes over answers for what nobody had answered (F147)", () => {
  const events = [
    said("m-1", "agent", "您好", 0, "a-1"),
    said("m-2", "buyer", "能退吗", 10),
    said("m-3", "agent", "可以的", 20, "a-2"),
  ];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-1", "2026-11-20 a-2 m-2,m-3"]);
});

test("bot and human are separate accounts", () => {
  const events = [
    said("m-1", "buyer", "人工", 0),
    said("m-2", "bot", "请问什么问题", 1, "bot-1"),
    said("m-3", "buyer", "人工!", 5),
    said("m-4", "agent", "您好", 20, "a-1"),
  ];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-3,m-4", "2026-11-20 bot-1 m-1,m-2"]);
});

test("midnight in the shop's time zone starts a new session for the same agent (F147)", () => {
  const late = 14 * 3_600 - 10;
  const events = [said("m-1", "agent", "您好", late, "a-1"), said("m-2", "agent", "在吗", late + 20, "a-1")];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-1", "2026-11-21 a-1 m-2"]);
});

test("the next day's buyer waits for whoever answers then", () => {
  const events = [
    said("m-1", "agent", "您好", 0, "a-1"),
    said("m-2", "buyer", "到货了吗", day),
    said("m-3", "agent", "到了", day + 5, "a-2"),
  ];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-1", "2026-11-21 a-2 m-2,m-3"]);
});

test("a transfer says who serves next", () => {
  const events: ConversationEvent[] = [
    said("m-1", "agent", "给您转接", 0, "a-1"),
    { type: "transferred", id: "t-1", at: morning + 1_000, conversation: "c-1", to: { role: "agent", id: "a-2" } },
    said("m-2", "buyer", "好", 5),
    said("m-3", "agent", "您好", 10, "a-2"),
  ];
  expect(sessionsAfter(events)).toEqual(["2026-11-20 a-1 m-1", "2026-11-20 a-2 m-2,m-3"]);
});
