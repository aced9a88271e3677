import { allShops, type MemberRole } from "../../db/schema.ts";
import { Refused } from "../errors.ts";

type Wanted = { readonly role: MemberRole; readonly shop: string; readonly agents: readonly string[] };

/**
 * Accounts on the chat platform make results somebody's own. An account belongs to one shop, and who reads the whole shop needs none.
 * @throws Refused `invalid`
 */
export function refuseAccounts({ role, shop, agents }: Wanted): void {
  if (agents.length === 0) return;
  if (role !== "agent") throw new Refused("invalid", { path: "agents", message: "Only the role agent has accounts" });
  if (shop === allShops) {
    throw new Refused("invalid", { path: "agents", message: "An account belongs to one shop, and this is for all" });
  }
}
