import type { ConversationEvent, Role } from "../../plugins/sdk/event.ts";
import { calm } from "./chaos.ts";
import type { Plan } from "./plan.ts";
import { morning } from "./run.ts";

/** Small chats in which every single effect fails once, before and after it took effect. */
export type Scenario = { readonly id: string; readonly events: readonly ConversationEvent[]; readonly plan: Plan };

const conversation = "c-1";
const at = (seconds: number) => morning + seconds * 1_000;

function said(id: string, role: Role, text: string, seconds: number, who = `${role}-1`): ConversationEvent {
  return {
    type: "message",
    id,
    at: at(seconds),
    conversation,
    from: { role, id: who },
    content: [{ type: "text", text }],
  };
}
const closed = (seconds: number): ConversationEvent => ({
  type: "closed",
  id: "closed",
  at: at(seconds),
  conversation,
});
const choice = (choice: string, seconds: number): ConversationEvent => ({
  type: "menu",
  id: `menu-${choice}`,
  at: at(seconds),
  conversation,
  menu: "menu",
  choice,
});
const transfer = (to: string, seconds: number): ConversationEvent => ({
  type: "transferred",
  id: `to-${to}`,
  at: at(seconds),
  conversation,
  to: { role: "agent", id: to },
});
const retracted = (message: string, seconds: number): ConversationEvent => ({
  type: "retracted",
  id: `r-${message}`,
  at: at(seconds),
  conversation,
  message,
});
const edited = (message: string, text: string, seconds: number): ConversationEvent => ({
  type: "edited",
  id: `e-${message}`,
  at: at(seconds),
  conversation,
  message,
  content: [{ type: "text", text }],
});
const order = (status: "created" | "paid", seconds: number): ConversationEvent => ({
  type: "order",
  id: `o-${status}`,
  at: at(seconds),
  conversation,
  order: { id: "o-1", status, amount: 5_900 },
});
const rating: ConversationEvent = { type: "rating", id: "rating", at: at(40), conversation, score: 1 };
const typing: ConversationEvent = { type: "typing", id: "typing", at: at(8), conversation };

const plain: Plan = {
  conversations: 1,
  length: 0,
  disorder: 0,
  retractions: false,
  wait: false,
  chaos: calm,
  lateMs: 20,
  twice: 0,
};

const chats: Record<string, readonly ConversationEvent[]> = {
  "a question and its answer": [said("m-1", "buyer", "什么时候发货", 0), said("m-2", "agent", "今天发货", 20)],
  "a question that nobody answers": [said("m-1", "buyer", "什么时候发货", 0)],
  "an answer that comes late": [said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "您好", 100)],
  "a chat that is closed": [said("m-1", "agent", "您好", 0), said("m-2", "buyer", "好的", 5), closed(10)],
  "a chat that goes on after it was closed": [
    said("m-1", "buyer", "在吗", 0),
    closed(10),
    said("m-2", "buyer", "喂", 20),
  ],
  "a threat": [
    said("m-1", "agent", "您好", 0),
    said("m-2", "buyer", "我要投诉你们", 5),
    said("m-3", "agent", "抱歉", 9),
  ],
  "an abusive agent": [said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "滚", 5)],
  "a human is offered": [said("m-1", "bot", "您好", 0), said("m-2", "buyer", "我要投诉你们", 5)],
  "a human is offered and chosen": [
    said("m-1", "bot", "您好", 0),
    said("m-2", "buyer", "转人工", 5),
    choice("human", 12),
    transfer("a-1", 20),
    said("m-3", "agent", "您好", 25, "a-1"),
  ],
  "a human is offered and refused": [
    said("m-1", "bot", "您好", 0),
    said("m-2", "buyer", "转人工", 5),
    choice("continue", 9),
  ],
  "the buyer types over the menu": [said("m-1", "bot", "您好", 0), said("m-2", "buyer", "转人工", 5), typing],
  "a human is asked for again": [
    said("m-1", "bot", "您好", 0),
    said("m-2", "buyer", "转人工", 5),
    said("m-3", "buyer", "转人工", 30),
  ],
  "an alert whose words are taken back": [said("m-1", "buyer", "你们是骗子", 0), retracted("m-1", 3)],
  "a retraction before its message": [retracted("m-1", 3), said("m-1", "buyer", "我要给差评", 0)],
  "an edit that brings a threat in": [said("m-1", "buyer", "在吗", 0), edited("m-1", "我要投诉你们", 4)],
  "a transfer between agents": [
    said("m-1", "agent", "您好", 0, "a-1"),
    said("m-2", "buyer", "在吗", 5),
    transfer("a-2", 8),
    said("m-3", "agent", "您好", 12, "a-2"),
  ],
  "an answer that arrives before its question": [
    said("m-2", "agent", "今天发货", 20),
    said("m-1", "buyer", "什么时候发货", 0),
  ],
  "an order that is paid": [said("m-1", "buyer", "这衣服会缩水吗", 0), order("created", 10), order("paid", 20)],
  "a bad rating": [said("m-1", "agent", "您好", 0), said("m-2", "buyer", "好的", 5), closed(30), rating],
  "all in one millisecond": [said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "您好", 0), closed(0)],
};

export const scenarios: readonly Scenario[] = Object.entries(chats).map(([id, events]) => ({
  id,
  events,
  plan: plain,
}));

export function scenarioOf(id: string): Scenario {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (scenario === undefined) throw new Error(`No such scenario: ${scenarios.map((known) => known.id).join(", ")}`);
  return scenario;
}
