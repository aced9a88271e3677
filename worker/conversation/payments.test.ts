import { expect, test } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { SessionRow } from "../ledger/rows.ts";
import { closedAt, morning, open, said, shopWith } from "./fixtures.ts";
import { rowsOf } from "./rows.ts";

const dayS = 86_400;
const owner = { merchant: "m", shop: "s", dueAt: null, deliveries: new Map() };

function order(id: string, status: string, seconds: number, amount?: number): ConversationEvent {
  const at = morning + seconds * 1_000;
  return {
    type: "order",
    id: `${id}-${status}`,
    at,
    conversation: "c-1",
    order: { id, status, amount },
  } as ConversationEvent;
}

/** Rows of the chat's sessions as the ledger has them after every event was sent by itself, by day and number. */
function ledgerAfter(events: readonly ConversationEvent[]): Record<string, Partial<SessionRow>> {
  const chat = open(shopWith([]));
  const kept: Record<string, Partial<SessionRow>> = {};
  let sent = -1;
  for (const [index, event] of events.entries()) {
    chat.receive([event]);
    for (const [place, entry] of chat.state.entries.entries())
      if (entry.seq <= 0) entry.seq = 1_000 * index + place + 1;
    const news = chat.state.entries.filter(({ seq }) => seq > sent);
    sent = Math.max(sent, ...chat.state.entries.map(({ seq }) => seq));
    for (const { id, buyerMessages, paidOrders, paidAmount, traded } of rowsOf(chat.state, news, owner).sessions)
      kept[id.slice(-4)] = { buyerMessages, paidOrders, paidAmount, traded };
  }
  return kept;
}

test("of several agents only the last to speak before the payment gets it (F166)", () => {
  const kept = ledgerAfter([
    said("1", "buyer", "有货吗", 0),
    said("2", "agent", "有的", 10, "a-1"),
    order("o-1", "created", 20, 5_900),
    said("3", "buyer", "能便宜吗", 30),
    said("4", "agent", "给您优惠", 40, "a-2"),
    order("o-1", "paid", 50, 5_000),
    said("5", "agent", "已收到", 60, "a-3"),
  ]);
  expect(kept["20.1"]).toMatchObject({ paidOrders: 0, paidAmount: 0 });
  expect(kept["20.2"]).toEqual({ buyerMessages: 1, paidOrders: 1, paidAmount: 5_000, traded: false });
  expect(kept["20.3"]).toMatchObject({ buyerMessages: 0, paidOrders: 0 });
});

test("an order that was placed before the question, paid on another day or only heard of as shipped does not count", () => {
  const kept = ledgerAfter([
    order("old", "created", -3_600, 100),
    said("1", "buyer", "有货吗", 0),
    said("2", "agent", "有的", 10),
    order("old", "paid", 20),
    order("sent", "shipped", 30, 200),
    order("late", "created", 40, 300),
    order("late", "paid", dayS),
  ]);
  expect(kept).toEqual({ "20.1": { buyerMessages: 1, paidOrders: 0, paidAmount: 0, traded: false } });
});

test("whoever bought within 21 days before is no new inquirer; without any order nothing is known (F170)", () => {
  const chat = (days: number) =>
    ledgerAfter([order("o", "paid", -days * dayS, 1), said("1", "buyer", "在吗", 0), said("2", "agent", "在", 5)]);
  expect(chat(20)["20.1"]).toMatchObject({ traded: true });
  expect(chat(22)["20.1"]).toMatchObject({ traded: false });
  expect(ledgerAfter([said("1", "buyer", "在吗", 0), said("2", "agent", "在", 5)])["20.1"]).toEqual({
    buyerMessages: 1,
    paidOrders: null,
    paidAmount: null,
    traded: null,
  });
});

test("what waited for one agent and was answered by another counts for the other only (F168)", () => {
  const kept = ledgerAfter([
    said("1", "agent", "您好，活动开始了", 0, "a-1"),
    said("2", "buyer", "有货吗", 10),
    said("3", "agent", "有的", 20, "a-2"),
    closedAt("4", 30),
  ]);
  expect(kept["20.1"]?.buyerMessages).toBe(0);
  expect(kept["20.2"]?.buyerMessages).toBe(1);
});
