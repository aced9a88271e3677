import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { Refused } from "../errors.ts";
import { dropMisfits, type Installing, type PackTarget, requireInstall, withInstall } from "./pack-changes.ts";
import { type Misfit, misfitsOf, policyMisfits, suggestionOf } from "./settings-fit.ts";
import type { InstalledPack, Snapshot } from "./snapshot.ts";
import { addSuggested } from "./suggested-policies.ts";

/** One version of a pack from outside in place of another, forwards and back. */

const keptVersions = 10;
const shownProblems = 50;

/**
 * Another version of a pack from outside, with the shop's settings. What they do not fit is noted instead, and the running version
 * goes on. `running`: null when its content is lost.
 */
export function upgradePack(
  snapshot: Snapshot,
  target: PackTarget,
  { running, by, at, policies }: Installing & { readonly running: PackDefinition | null },
): Snapshot {
  const { definition, sha256 } = target;
  const known = requireInstall(snapshot, definition.id);
  if (known.sha256 === sha256) return snapshot;
  const problems = upgradeMisfits(snapshot, definition, running);
  if (problems.length > 0) {
    const lines = problems.slice(0, shownProblems).map(({ path, message }) => `${path}: ${message}`.slice(0, 500));
    const attention = { version: definition.version, sha256, problems: lines };
    return withInstall(snapshot, { ...known, attention });
  }
  const stale = snapshot.policies.filter((policy) => policyMisfits(policy, definition).length > 0);
  const kept = { ...snapshot, policies: snapshot.policies.filter((policy) => !stale.includes(policy)) };
  const suggestedBefore = running?.policies.map(({ id }) => id) ?? [];
  const dropped = stale.map((policy) => running && suggestionOf(policy, running));
  const fresh = definition.policies.filter(({ id }) => !suggestedBefore.includes(id) || dropped.includes(id));
  const next = withInstall(kept, replaced(snapshot, known, target, { by, at }));
  return addSuggested(next, definition, policies ?? fresh.map(({ id }) => id));
}

/** What keeps an upgrade from running. A policy that nobody touched is replaced by what the new version suggests. */
export function upgradeMisfits(
  snapshot: Snapshot,
  definition: PackDefinition,
  running: PackDefinition | null,
): Misfit[] {
  const policies = snapshot.policies.filter((policy) => running === null || suggestionOf(policy, running) === null);
  return misfitsOf({ ...snapshot, policies }, definition);
}

export type RollBack = {
  /** The revision before the version was replaced, where it is still there. */
  readonly before: Snapshot | null;
  readonly running: PackDefinition | null;
  readonly by: string;
  readonly at: number;
};

/** An earlier version runs again: today's settings where it takes them, otherwise those that it had. */
export function rollBack(snapshot: Snapshot, target: PackTarget, { before, running, by, at }: RollBack): Snapshot {
  const { definition, sha256 } = target;
  const known = requireInstall(snapshot, definition.id);
  if (!known.previous.some((version) => version.sha256 === sha256)) {
    throw new Refused("invalid", { path: "sha256", message: "This version did not run here before" });
  }
  const policies = snapshot.policies.flatMap((policy) => {
    if (policyMisfits(policy, definition).length === 0) return [policy];
    const earlier = before?.policies.find(({ id }) => id === policy.id);
    if (earlier !== undefined && policyMisfits(earlier, definition).length === 0) {
      return [{ ...earlier, mode: policy.mode }];
    }
    return running !== null && suggestionOf(policy, running) !== null ? [] : [policy];
  });
  const next = withInstall({ ...snapshot, policies }, replaced(snapshot, known, target, { by, at }));
  return dropMisfits(next, definition, before ?? undefined);
}

/** The newest of the versions that ran before, or the one that is named. @throws Refused `invalid` */
export function earlierVersion(known: InstalledPack, sha256?: string): InstalledPack["previous"][number] {
  const found = sha256 === undefined ? known.previous[0] : known.previous.find((item) => item.sha256 === sha256);
  if (found !== undefined) return found;
  const allowed = known.previous.map((item) => `${item.sha256} (${item.version})`).join(", ");
  const message = allowed === "" ? "No other version ran here before" : `Expected one of ${allowed}`;
  throw new Refused("invalid", { path: "sha256", message });
}

/** The target in place of what runs. Other code has other failures, so their pause ends; calls of the day stay spent. */
function replaced(
  { revision }: Snapshot,
  { attention: _, paused, ...known }: InstalledPack,
  { definition: { version }, sha256, tier, publisher }: PackTarget,
  { by, at }: { by: string; at: number },
): InstalledPack {
  const left = { version: known.version, sha256: known.sha256, revision };
  const previous = [left, ...known.previous.filter((item) => item.sha256 !== sha256)].slice(0, keptVersions);
  const goesOn = paused?.reason === "quota" ? { paused } : {};
  return { ...known, version, sha256, tier, publisher, by, at, previous, ...goesOn };
}
