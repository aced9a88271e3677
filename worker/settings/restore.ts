import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { refuseUnknownGroups } from "./group-changes.ts";
import { refuseUnknownNames } from "./policy-changes.ts";
import type { Snapshot } from "./snapshot.ts";

/**
 * Going back to how settings were (N12). What judges and decides goes back; what connects the shop to others stays: secrets that
 * were rotated must not come back to life, and packs have a way back of their own.
 */

const partKinds = ["point", "rule", "policy"] as const;
/** One point, rule or policy by its id (a rule's is short, a point's is the full one); absent: all that judges and decides. */
export type Part = { readonly kind: (typeof partKinds)[number]; readonly id: string };

const judging = [
  "name",
  "timeZone",
  "hours",
  "language",
  "retentionDays",
  "points",
  "shadows",
  "allowed",
  "rules",
  "groups",
  "topics",
  "policies",
] as const satisfies (keyof Snapshot)[];

/** `policy:offer-human`, or null for a word that names no part. */
export function readPart(word: string): Part | null {
  const at = word.indexOf(":");
  const kind = partKinds.find((each) => each === word.slice(0, at));
  const id = word.slice(at + 1);
  return kind === undefined || id === "" ? null : { kind, id };
}

/** Beginnings of the lines that a change of the part leaves in a revision's summary. */
export function prefixesOf({ kind, id }: Part): string[] {
  if (kind === "policy") return [`policies.${id}.`];
  if (kind === "rule") return [`rules.${id} (`];
  return [`points.${id}.`, `shadows.${id}.`];
}

/** The live settings with what was so in `old`. */
export function restored(live: Snapshot, old: Snapshot, part: Part | null): Snapshot {
  if (part === null) {
    const kept = Object.fromEntries(
      Object.entries(live).filter(([name]) => !(judging as readonly string[]).includes(name)),
    );
    const back = Object.fromEntries(judging.flatMap((name) => (old[name] === undefined ? [] : [[name, old[name]]])));
    return { ...kept, ...back } as Snapshot;
  }
  const { kind, id } = part;
  switch (kind) {
    case "point":
      return { ...live, points: entryOf(live.points, old.points, id), shadows: entryOf(live.shadows, old.shadows, id) };
    case "rule":
      return { ...live, rules: membersOf(live.rules ?? [], old.rules ?? [], ({ rule }) => rule.id === id) };
    case "policy":
      return { ...live, policies: membersOf(live.policies, old.policies, (policy) => policy.id === id) };
  }
}

/** What came back may name what the shop does not have any more. @throws Refused `invalid` with its place */
export function refuseDangling(live: Snapshot, next: Snapshot, packs: readonly PackDefinition[]): void {
  for (const policy of next.policies) {
    const known = live.policies.find(({ id }) => id === policy.id);
    if (JSON.stringify(known) !== JSON.stringify(policy)) refuseUnknownNames(next, policy, packs);
  }
  for (const [id, { groups }] of Object.entries(next.points)) refuseUnknownGroups(next, groups, `points.${id}.groups`);
  for (const { rule } of next.rules ?? []) {
    const parsed = ruleSchema.safeParse(rule);
    if (parsed.success) refuseUnknownGroups(next, parsed.data.agents.groups, `rules.${rule.id}.agents.groups`);
  }
}

function entryOf<Value>(live: Record<string, Value>, old: Record<string, Value>, id: string): Record<string, Value> {
  const { [id]: _, ...others } = live;
  const value = old[id];
  return value === undefined ? others : { ...others, [id]: value };
}

/** The old members where they stood, among the others as they are now. */
function membersOf<Member>(
  live: readonly Member[],
  old: readonly Member[],
  isIt: (member: Member) => boolean,
): Member[] {
  const others = live.filter((member) => !isIt(member));
  const back = old.filter(isIt);
  const place = live.some(isIt) ? live.findIndex(isIt) : old.findIndex(isIt);
  return others.toSpliced(place < 0 ? others.length : place, 0, ...back);
}
