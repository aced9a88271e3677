import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { settingsOf } from "../settings/cache.ts";

/**
 * Accounts of the group that was asked for; undefined: of no group in particular.
 * @throws Refused `invalid` for a group that the shop does not have
 */
export async function agentsOfGroup(
  env: Env,
  { merchant, shop }: Tenant,
  group: string | undefined,
): Promise<readonly string[] | undefined> {
  if (group === undefined) return undefined;
  const { snapshot } = await settingsOf(env, merchant, shop);
  const groups = snapshot.groups ?? [];
  const found = groups.find(({ id }) => id === group);
  if (found !== undefined) return found.agents;
  const known = groups.map(({ id }) => `\`${id}\``).join(", ") || "the shop has none";
  throw new Refused("invalid", { path: "group", message: `No such group: ${known}` });
}
