import { inSchedule } from "../../plugins/sdk/hours.ts";
import type { FindingData } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { CompiledShop } from "../settings/compile.ts";
import type { SuppressionReason } from "./reasons.ts";
import type { LiveSession } from "./sessions.ts";
import type { State } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** Where and when a policy's `if` is judged: `at` is epoch milliseconds in event time, `finding` the one it is about. */
export type Occasion = { readonly at: number; readonly session: LiveSession | null; readonly finding: string | null };

/** Whoever serves the buyer now. */
export function servedBy(state: State): "bot" | "agent" | "nobody" {
  const role = state.cutter.holder?.role;
  return role === "bot" || role === "agent" ? role : "nobody";
}

/** The `if` part, judged now: when the finding is made, and again when a delayed step comes due. */
export function unmetCondition(
  state: State,
  shop: CompiledShop,
  policy: Policy,
  occasion: Occasion,
  { facts }: TurnContext,
): SuppressionReason | null {
  const conditions = policy.if;
  const { sessionTypes, channels, groups, schedule, agentsOnline, orders, buyer } = conditions;
  if (sessionTypes !== undefined && !sessionTypes.includes(occasion.session?.type ?? "unsure")) return "session-type";
  if (channels !== undefined && !channels.includes(state.channel)) return "channel";
  if (conditions.servedBy !== undefined && !conditions.servedBy.includes(servedBy(state))) return "served-by";
  if (groups !== undefined && !groups.some((group) => isIn(shop, group, state.cutter.holder?.id))) return "group";
  const { timeZone, hours } = shop.snapshot;
  if (schedule !== undefined && !inSchedule(schedule, hours, timeZone, occasion.at)) return "schedule";
  if (agentsOnline !== undefined && facts.seats.known && facts.seats.online < agentsOnline) return "agents-online";
  if (orders !== undefined && !orders.includes(newestOrder(state))) return "order";
  if (buyer !== undefined && buyer !== (isReturning(state, occasion.session) ? "returning" : "new")) return "buyer";
  const { earlier } = conditions;
  return earlier === undefined || countEarlier(state, earlier, occasion) >= earlier.atLeast ? null : "earlier";
}

/** The values that the policy's conditions were judged by, for whoever asks why. The seats are known to every decision. */
export function conditionFacts(state: State, shop: CompiledShop, policy: Policy, occasion: Occasion): FindingData {
  const { sessionTypes, channels, groups = [], orders, buyer, earlier } = policy.if;
  const account = state.cutter.holder?.id;
  return {
    servedBy: servedBy(state),
    ...(sessionTypes !== undefined && { sessionType: occasion.session?.type ?? "unsure" }),
    ...(channels !== undefined && { channel: state.channel }),
    ...(groups.length > 0 && { group: groups.filter((group) => isIn(shop, group, account)).join(" ") }),
    ...(orders !== undefined && { order: newestOrder(state) }),
    ...(buyer !== undefined && { buyer: isReturning(state, occasion.session) ? "returning" : "new" }),
    ...(earlier !== undefined && { earlier: countEarlier(state, earlier, occasion) }),
  };
}

function isIn(shop: CompiledShop, group: string, account: string | undefined): boolean {
  if (account === undefined) return false;
  return shop.snapshot.groups?.some(({ id, agents }) => id === group && agents.includes(account)) === true;
}

function newestOrder(state: State) {
  let newest = state.orders[0];
  for (const order of state.orders) if (newest === undefined || order.placedAt >= newest.placedAt) newest = order;
  return newest?.status ?? "none";
}

function isReturning(state: State, session: LiveSession | null): boolean {
  return state.cutter.sessions.some((other) => other.messages.length > 0 && other.day !== session?.day);
}

type Earlier = NonNullable<Policy["if"]["earlier"]>;

function countEarlier(state: State, earlier: Earlier, { at, finding }: Occasion): number {
  let count = 0;
  for (const known of state.findings.values()) {
    if (known.id === finding || !earlier.points.includes(known.point)) continue;
    if (known.status !== "active" && known.status !== "resolved") continue;
    if (known.at <= at && known.at > at - earlier.within * 1_000) count++;
  }
  return count;
}
