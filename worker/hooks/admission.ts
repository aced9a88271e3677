import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import type { Tenant } from "../settings/directory.ts";
import { type Budget, Budgets, type Spent } from "./budget.ts";
import type { Group } from "./group.ts";

/**
 * Who may bring more work in now (F16, P15, P16): a budget of events for each shop and for each conversation, and a bound on the
 * requests that one isolate works on at once. Far above what people type, so that a sale never meets it; a loop does.
 * Shop ids are unique across merchants (`directory.ts`), so that a shop's id is enough to count by.
 */

/** Events a second, and seconds' worth of them at once. */
const usual = { shop: { perSecond: 500, seconds: 10 }, conversation: { perSecond: 50, seconds: 20 } } as const;
/**
 * Requests at once. More would only wait for each other: at 500 a second, the rate of one shop's budget, a loud shop's half is half a
 * second of work. Fewer, and a busy shop's first second in a cold isolate would be refused.
 */
const mostAtOnce = 512;
const busyRetryAfter = 5;

const shops = new Budgets();
const conversations = new Budgets();
const atWork = { all: 0, byShop: new Map<string, number>() };

export type Limits = { readonly shop: Budget | null; readonly conversation: Budget | null };

/** `0` in the environment: no limit. What is no number counts as not set. */
export function limitsIn(env: Pick<Env, "SHOP_EVENTS_PER_SECOND" | "CONVERSATION_EVENTS_PER_SECOND">): Limits {
  return {
    shop: budgetOf(env.SHOP_EVENTS_PER_SECOND, usual.shop),
    conversation: budgetOf(env.CONVERSATION_EVENTS_PER_SECOND, usual.conversation),
  };
}

function budgetOf(
  set: string | undefined,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Budget | null {
  const asked = set === undefined || set.trim() === "" ? Number.NaN : Number(set);
  const rate = Number.isFinite(asked) && asked >= 0 ? asked : perSecond;
  return rate === 0 ? null : { perSecond: rate, burst: rate * seconds };
}

/**
 * Before anything is read of a request that would be refused for its shop's load whatever it says: to read, verify and parse it would
 * cost half of what taking it does, and an isolate that has too much could not refuse its way out. Only looks: what is counted
 * has proved whose it is, so that a forged request takes nobody's place.
 * @throws Refused `too-many-requests` or `overloaded`, as `spend` and `whileFree` do
 */
export function knock(shop: string, { limits, now }: { limits: Limits; now: number }): void {
  if (limits.shop !== null) {
    const seen = shops.look(shop, limits.shop, now);
    if (!seen.ok) throw tooMany("shop", seen, limits.shop);
  }
  if (isFull(shop)) throw overloaded();
}

/**
 * Counts the events of a request, all or none of them. @returns headers for its answer: none while more than half is left
 * @throws Refused `too-many-requests`, with `retry-after` and the `ratelimit` fields of draft-ietf-httpapi-ratelimit-headers-10
 */
export function spend(
  { shop }: Tenant,
  groups: readonly Group[],
  { limits, events, now }: { limits: Limits; events: number; now: number },
): Record<string, string> {
  const chat = limits.conversation;
  if (chat !== null)
    for (const { conversation } of groups) {
      const seen = conversations.look(`${shop}/${conversation}`, chat, now);
      if (!seen.ok) throw tooMany("conversation", seen, chat);
    }
  const { shop: budget } = limits;
  const spent = budget === null ? null : shops.take(shop, events, budget, now);
  if (budget !== null && spent?.ok === false) throw tooMany("shop", spent, budget);
  if (chat !== null)
    for (const { conversation, events } of groups)
      conversations.take(`${shop}/${conversation}`, events.length, chat, now);
  return budget !== null && spent !== null && spent.left < budget.burst / 2 ? headersOf("shop", spent, budget) : {};
}

function headersOf(what: "shop" | "conversation", { left, resetSeconds }: Spent, budget: Budget) {
  const window = Math.ceil(budget.burst / budget.perSecond);
  return {
    "ratelimit-policy": `"${what}";q=${budget.burst};w=${window}`,
    ratelimit: `"${what}";r=${left};t=${resetSeconds}`,
  };
}

function tooMany(what: "shop" | "conversation", spent: Spent, budget: Budget): Refused {
  const message = `More events than a ${what} may send: ${budget.perSecond} a second, ${budget.burst} at once`;
  return new Refused("too-many-requests", {
    message,
    retryAfter: spent.retryAfter,
    headers: headersOf(what, spent, budget),
  });
}

/**
 * A shop may have as many requests at work as places are free (the dynamic threshold of Choudhury and Hahne, 1998): one loud shop
 * fills half of them, two a third each, and a quiet one always finds room.
 */
const isFull = (shop: string) => (atWork.byShop.get(shop) ?? 0) >= mostAtOnce - atWork.all;
const overloaded = () => new Refused("overloaded", { retryAfter: busyRetryAfter });

/**
 * Runs `work` unless too much is going on.
 * @throws Refused `overloaded` at once, before any object is called
 */
export async function whileFree<Value>({ shop }: Tenant, work: () => Promise<Value>): Promise<Value> {
  if (isFull(shop)) throw overloaded();
  atWork.all++;
  atWork.byShop.set(shop, (atWork.byShop.get(shop) ?? 0) + 1);
  try {
    return await work();
  } finally {
    atWork.all--;
    const rest = (atWork.byShop.get(shop) ?? 1) - 1;
    if (rest === 0) atWork.byShop.delete(shop);
    else atWork.byShop.set(shop, rest);
  }
}
