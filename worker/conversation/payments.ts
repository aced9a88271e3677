import type { Message } from "../../plugins/sdk/conversation.ts";
import type { Order } from "../../plugins/sdk/event.ts";
import type { Entry } from "./log.ts";
import type { LiveSession } from "./sessions.ts";

/** What the buyer's orders say of one session, for reports. null: no order of this buyer is known. Amounts in cents. */
export type OrderFigures = {
  readonly paidOrders: number | null;
  readonly paidAmount: number | null;
  readonly traded: boolean | null;
};

/** F170: who bought within this time is no new inquirer. */
export const tradeMs = 21 * 86_400_000;

const bought: ReadonlySet<Order["status"]> = new Set(["paid", "shipped", "received", "refunding", "refunded"]);

type Placed = { placedAt: number; paidAt: number | null; amount: number; bought: boolean };

/** Only an event that says `paid` tells when: one that is first heard of as shipped was paid at a time that nobody knows. */
function placedIn(entries: readonly Entry[]): Placed[] {
  const orders = new Map<string, Placed>();
  for (const { event, at } of entries) {
    if (event.type !== "order") continue;
    const { id, status, amount } = event.order;
    const known = orders.get(id) ?? { placedAt: at, paidAt: null, amount: 0, bought: false };
    if (status === "paid") known.paidAt ??= at;
    if (bought.has(status)) known.bought = true;
    if (amount !== undefined) known.amount = amount;
    orders.set(id, known);
  }
  return [...orders.values()];
}

const speaks = ({ from }: Message) => from.role === "agent" || from.role === "bot";

/**
 * Orders placed after the buyer's first question of the day and paid on that day count for the last account that spoke to him
 * before the payment, and for no other (F166). What was refunded later stays counted.
 */
export function orderFigures(
  session: LiveSession,
  { sessions, entries }: { readonly sessions: readonly LiveSession[]; readonly entries: readonly Entry[] },
): OrderFigures {
  const orders = placedIn(entries);
  if (orders.length === 0) return { paidOrders: null, paidAmount: null, traded: null };
  const day = sessions.filter((one) => one.day === session.day);
  const askedAt = firstQuestion(day);
  if (askedAt === null) return { paidOrders: 0, paidAmount: 0, traded: false };
  const paid = orders.filter(
    ({ placedAt, paidAt }) =>
      paidAt !== null && placedAt >= askedAt && paidAt < session.dayEnd && lastToSpeak(day, paidAt) === session,
  );
  return {
    paidOrders: paid.length,
    paidAmount: paid.reduce((sum, { amount }) => sum + amount, 0),
    traded: orders.some((order) => {
      const at = order.paidAt ?? (order.bought ? order.placedAt : null);
      return at !== null && at < askedAt && at >= askedAt - tradeMs;
    }),
  };
}

function firstQuestion(day: readonly LiveSession[]): number | null {
  const asked = day.flatMap(({ messages }) => messages.filter(wrote).map(({ at }) => at));
  return asked.length === 0 ? null : Math.min(...asked);
}

function wrote({ from, retracted }: Message): boolean {
  return from.role === "buyer" && !retracted;
}

/** How often the buyer wrote; what he took back is not counted. */
export function buyerMessages({ messages }: LiveSession): number {
  return messages.filter(wrote).length;
}

function lastToSpeak(day: readonly LiveSession[], until: number): LiveSession | null {
  let last: { session: LiveSession; at: number } | null = null;
  for (const session of day)
    for (const message of session.messages)
      if (speaks(message) && message.at <= until && (last === null || message.at >= last.at))
        last = { session, at: message.at };
  return last?.session ?? null;
}
