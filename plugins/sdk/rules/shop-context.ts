import type { Party } from "../event.ts";
import type { Rule } from "./rule.ts";

/** What rules know of the shop beside the conversation. */
export type ShopContext = {
  /** IANA name. */
  readonly timeZone: string;
  /** Agent accounts by group. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Whether the rule applies to this agent account: by default to every human agent and to no bot. */
export function isInspected({ agents }: Rule, { id, role }: Readonly<Party>, { groups }: ShopContext): boolean {
  if (role === "bot" ? !agents.bots : role !== "agent") return false;
  if (agents.groups.length + agents.accounts.length === 0) return true;
  return agents.accounts.includes(id) || agents.groups.some((group) => groups.get(group)?.has(id));
}
