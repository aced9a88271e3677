import type { deliveryStates } from "../ledger/rows.ts";
import type { Entry } from "./log.ts";
import type { State } from "./state.ts";

/** One action on its way out. The key is the same on every attempt, so a receiver can drop what it has seen. */
export type Delivery = {
  readonly key: string;
  readonly decision: string;
  /** Log entry that held the decision when it was taken, see `holderOf`. */
  readonly entry: string;
  readonly at: number;
  /** The action as JSON. Its words go when the message that it is about is taken back. */
  body: string;
  state: (typeof deliveryStates)[number];
  attempt: number;
  /** Epoch ms of the next attempt, or null when there is none. */
  due: number | null;
  /** An attempt began and its outcome was never written down: the process died in between. */
  inFlight: boolean;
  /** So many of them were repeated without being counted as attempts; absent: none. */
  interrupted?: number;
  error: string | null;
  /** The event whose answer delivered it. */
  readonly answeredTo?: string;
  /** Its words were taken back while it was on its way: it is not sent once more. */
  retracted?: true;
};

export type DeliveryResult =
  | { readonly state: "sent" }
  /** Try again after so many seconds. */
  | { readonly state: "retry"; readonly after: number; readonly error: string }
  | { readonly state: "failed" | "unknown" | "waiting"; readonly error: string };

export type OutboxDeps = {
  readonly now: () => number;
  /** Delivers once; never throws for what a receiver does. */
  readonly deliver: (delivery: Delivery) => Promise<DeliveryResult>;
  /** Whether the receiver drops a key it has seen. Where it does not, an attempt of unknown outcome is never repeated. */
  readonly honoursKeys: (delivery: Delivery) => boolean;
  /** Stores the delivery as it is now, durably, before anything else happens. */
  readonly save: (delivery: Delivery) => void;
  /** Who is told. Deliveries to one keep their order; one that is slow holds up no other. Without it all are one. */
  readonly lane?: (delivery: Delivery) => string;
};

/** Longest wait for one attempt; the next one is due after it, so that a retry never overlaps the call it replaces. */
export const attemptTimeoutMs = 30_000;

/** A process that ends in the middle of an attempt says nothing of the receiver, unless it does so again and again. */
const mostInterrupted = 3;

export function isDue(delivery: Delivery, now: number): boolean {
  return delivery.state === "planned" && delivery.due !== null && delivery.due <= now;
}

/** The entry that holds the delivery's decision now: a late event takes over the decisions of those that come behind it. */
export function holderOf({ byId, entries }: Pick<State, "byId" | "entries">, delivery: Delivery): Entry | undefined {
  const holds = ({ result }: Entry) => result?.decisions.some(({ id }) => id === delivery.decision) === true;
  const first = byId.get(delivery.entry);
  return first !== undefined && holds(first) ? first : (entries.find(holds) ?? first);
}

/** Sends what is due, oldest first, one after the other in each lane: what is done in the chat keeps its order. */
export async function drain(deliveries: Iterable<Delivery>, deps: OutboxDeps): Promise<void> {
  const due = [...deliveries].filter((delivery) => isDue(delivery, deps.now())).sort((a, b) => a.at - b.at);
  const lanes = Map.groupBy(due, (delivery) => deps.lane?.(delivery) ?? "");
  await Promise.all([...lanes.values()].map((lane) => drainLane(lane, deps)));
}

async function drainLane(due: readonly Delivery[], deps: OutboxDeps): Promise<void> {
  for (const delivery of due) {
    // Taken back while those before it in its lane were on their way.
    if (!isDue(delivery, deps.now())) continue;
    if (delivery.inFlight && (delivery.retracted || !deps.honoursKeys(delivery))) {
      settle(delivery, { state: "unknown", error: "interrupted" }, deps);
      continue;
    }
    const interrupted = delivery.interrupted ?? 0;
    if (delivery.inFlight && interrupted < mostInterrupted) delivery.interrupted = interrupted + 1;
    else delivery.attempt += 1;
    delivery.inFlight = true;
    delivery.due = deps.now() + attemptTimeoutMs;
    deps.save(delivery);
    let result: DeliveryResult;
    try {
      result = await deps.deliver(delivery);
    } catch (error) {
      result = { state: "retry", after: 60, error: error instanceof Error ? error.name : "error" };
    }
    settle(delivery, result, deps);
  }
}

function settle(delivery: Delivery, result: DeliveryResult, deps: OutboxDeps): void {
  const again = result.state === "retry" && !delivery.retracted ? result.after : null;
  delivery.inFlight = false;
  delivery.state = again !== null ? "planned" : result.state === "retry" ? "cancelled" : result.state;
  delivery.due = again !== null ? deps.now() + again * 1_000 : null;
  delivery.error = result.state === "sent" ? null : delivery.state === "cancelled" ? "retracted" : result.error;
  deps.save(delivery);
}

/** What a person may send again: what failed, and what nothing could carry out when its time came. */
export function mayReplay({ state, retracted }: Delivery): boolean {
  return (state === "failed" || state === "waiting") && !retracted;
}

/** Due again at once, under the same key and with all its attempts. The last error stays until something becomes of it. */
export function replay(delivery: Delivery, now: number): void {
  delivery.state = "planned";
  delivery.attempt = 0;
  delivery.due = now;
}

/** The earliest attempt that is still owed, or null. */
export function nextAttempt(deliveries: Iterable<Delivery>): number | null {
  let next: number | null = null;
  for (const { state, due } of deliveries)
    if (state === "planned" && due !== null && (next === null || due < next)) next = due;
  return next;
}
