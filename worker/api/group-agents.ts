import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { settingsOf } from "../settings/cache.ts";
import type { Snapshot } from "../settings/snapshot.ts";

type Group = NonNullable<Snapshot["groups"]>[number];

/** The group that was asked for. @throws Refused `invalid` for one that the shop does not have, naming those that it has */
export function chosenGroup({ groups = [] }: Pick<Snapshot, "groups">, group: string): Group {
  const found = groups.find(({ id }) => id === group);
  if (found !== undefined) return found;
  const known = groups.map(({ id }) => `\`${id}\``).join(", ") || "the shop has none";
  throw new Refused("invalid", { path: "group", message: `No such group: ${known}` });
}

/** Accounts of the group that was asked for; undefined: of no group in particular. @throws Refused `invalid` as above */
export async function agentsOfGroup(
  env: Env,
  { merchant, shop }: Tenant,
  group: string | undefined,
): Promise<readonly string[] | undefined> {
  if (group === undefined) return undefined;
  return chosenGroup((await settingsOf(env, merchant, shop)).snapshot, group).agents;
}
