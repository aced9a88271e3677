import type { KnownOrder } from "../../plugins/sdk/conversation.ts";
import type { State } from "./state.ts";

/** `changedAt`: time of its newest event. */
export type OrderItem = KnownOrder & { readonly changedAt: number };

/** The one that changed last comes first, for the page beside the chat (F097). The log is their only place: a copy in the ledger could only be staler. */
export function ordersOf({ orders, entries }: Pick<State, "orders" | "entries">): OrderItem[] {
  const changed = new Map<string, number>();
  for (const { event, at } of entries) if (event.type === "order") changed.set(event.order.id, at);
  return orders
    .map((order) => ({ ...structuredClone(order), changedAt: changed.get(order.id) ?? order.placedAt }))
    .sort((a, b) => b.changedAt - a.changedAt);
}
