import { readClient } from "../../db/client.ts";
import { listOwnRoles } from "../../db/queries/own-roles.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";

/** @throws Refused `invalid` naming the roles that the merchant made */
export async function refuseUnknownRole(env: Env, merchant: string, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const roles = await listOwnRoles(readClient(env), merchant);
  if (roles.some((role) => role.id === id)) return;
  const allowed = roles.map((role) => role.id).join(", ") || "there are none yet";
  throw new Refused("invalid", { path: "ownRole", message: `No such role; allowed: ${allowed}` });
}
