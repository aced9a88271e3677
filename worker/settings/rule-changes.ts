import type { Rule } from "../../plugins/sdk/rules/rule.ts";
import { Refused } from "../errors.ts";
import { refuseUnknownGroups } from "./group-changes.ts";
import type { ShopRule, Snapshot } from "./snapshot.ts";

export const ruleModes = ["draft", "shadow", "live"] as const satisfies ShopRule["mode"][];
export type RuleMode = (typeof ruleModes)[number];

/**
 * Puts a rule on its way from draft over shadow to live: it takes the place of the one in that mode and of those that are not so
 * far. A live rule goes on while its successor is a draft or a shadow. @throws Refused `invalid` for a group that is none
 */
export function putRule(snapshot: Snapshot, mode: RuleMode, rule: Rule): Snapshot {
  refuseUnknownGroups(snapshot, rule.agents.groups, "rule.agents.groups");
  const reached = ruleModes.indexOf(mode);
  const rules = snapshot.rules ?? [];
  const others = rules.filter((known) => known.rule.id !== rule.id || ruleModes.indexOf(known.mode) > reached);
  const place = rules.findIndex((known) => known.rule.id === rule.id);
  return { ...snapshot, rules: others.toSpliced(place < 0 ? others.length : place, 0, { mode, rule }) };
}

/** Takes a rule away, in one mode or altogether. @throws Refused `not-found` */
export function dropRule(snapshot: Snapshot, id: string, mode?: RuleMode): Snapshot {
  const rules = snapshot.rules ?? [];
  const left = rules.filter((known) => known.rule.id !== id || (mode !== undefined && known.mode !== mode));
  if (left.length === rules.length) throw new Refused("not-found");
  return { ...snapshot, rules: left };
}

/** Its versions, those that reach farthest first; empty for a rule that does not exist. */
export function rulesNamed({ rules = [] }: Snapshot, id: string): ShopRule[] {
  return rules
    .filter(({ rule }) => rule.id === id)
    .sort((one, other) => ruleModes.indexOf(other.mode) - ruleModes.indexOf(one.mode));
}
