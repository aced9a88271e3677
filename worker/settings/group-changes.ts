import { ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { Refused } from "../errors.ts";
import { shopRules } from "../runners/rules.ts";
import type { AgentGroup, Snapshot } from "./snapshot.ts";

const maxGroups = 200;

/** Replaces the group of that id, or adds it. @throws Refused `invalid` when the shop has too many */
export function putGroup(snapshot: Snapshot, group: AgentGroup): Snapshot {
  const groups = snapshot.groups ?? [];
  const twice = groups.find(({ id, title }) => id !== group.id && title === group.title);
  if (twice !== undefined)
    throw new Refused("invalid", { path: "title", message: `The group ${twice.id} has this title already` });
  const known = groups.findIndex(({ id }) => id === group.id);
  if (known < 0 && groups.length >= maxGroups)
    throw new Refused("invalid", { path: "group", message: `A shop has at most ${maxGroups} groups` });
  return { ...snapshot, groups: known < 0 ? [...groups, group] : groups.with(known, group) };
}

/** @throws Refused `not-found`, or `conflict` naming what is limited to the group */
export function dropGroup(snapshot: Snapshot, id: string): Snapshot {
  const groups = snapshot.groups ?? [];
  if (!groups.some((group) => group.id === id)) throw new Refused("not-found");
  const users = usersOf(snapshot, id);
  if (users.length > 0)
    throw new Refused("conflict", { path: "group", message: `Still used by ${users.join(", ")}: change them first` });
  return { ...snapshot, groups: groups.filter((group) => group.id !== id) };
}

/** Points, rules (`shop/<id>`) and policies (`policy <id>`) that are limited to the group; of trials and drafts, too. */
export function usersOf(snapshot: Snapshot, group: string): string[] {
  const points = [...Object.entries(snapshot.points), ...Object.entries(snapshot.shadows)]
    .filter(([, settings]) => settings.groups?.includes(group))
    .map(([id]) => id);
  const rules = (snapshot.rules ?? []).flatMap(({ rule }) => {
    const read = ruleSchema.safeParse(rule);
    return read.success && read.data.agents.groups.includes(group) ? [`${shopRules}/${rule.id}`] : [];
  });
  const policies = snapshot.policies
    .filter(({ if: conditions }) => conditions.groups?.includes(group))
    .map(({ id }) => `policy ${id}`);
  return [...new Set([...points, ...rules, ...policies])].sort();
}

/** @throws Refused `invalid` with the place of the first group that the shop does not have */
export function refuseUnknownGroups(
  { groups = [] }: Snapshot,
  named: readonly string[] | null | undefined,
  path: string,
): void {
  const known = groups.map(({ id }) => id);
  const index = named?.findIndex((group) => !known.includes(group)) ?? -1;
  if (index < 0) return;
  const message = known.length === 0 ? "The shop has no groups yet" : `No such group; allowed: ${known.join(", ")}`;
  throw new Refused("invalid", { path: `${path}.${index}`, message });
}
