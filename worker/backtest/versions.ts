import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Rule } from "../../plugins/sdk/rules/rule.ts";
import { Refused } from "../errors.ts";
import { shopRules } from "../runners/rules.ts";
import { type PointPatch, patchSettings, pointIn, storedSettings } from "../settings/point-changes.ts";
import { type PointSettings, pointSettings, type ShopRule, type Snapshot } from "../settings/snapshot.ts";
import type { PlayedSettings } from "./run.ts";

/** Both versions of a point, everything else off: points are independent, so each finds what it would find among all. */
export type Versions = { readonly present: PlayedSettings; readonly changed: PlayedSettings };

/** The live settings beside the same with changes. @throws Refused `not-found`, `invalid` with the field */
export function versionsOfPoint(
  snapshot: Snapshot,
  { id, patch, packs }: { id: string; patch: PointPatch; packs: readonly PackDefinition[] },
): Versions {
  const point = pointIn(snapshot, id, packs);
  if (point.guest === true) {
    const message =
      "A pack that runs isolated is asked as messages come, not about stored ones: try the settings first (shadow)";
    throw new Refused("invalid", { path: "point", message });
  }
  const live = storedSettings(snapshot, id);
  const changed = patchSettings({ ...live, enabled: true }, point, patch);
  if (!changed.enabled)
    throw new Refused("invalid", { path: "enabled", message: "A version that is off finds nothing" });
  const [name = ""] = id.split("/");
  const others = packs.find((pack) => pack.id === name)?.points ?? [];
  const off = pointSettings.parse({ enabled: false });
  const version = (settings: PointSettings): PlayedSettings => ({
    packs: [name],
    points: { ...Object.fromEntries(others.map((other) => [`${name}/${other.id}`, off])), [id]: settings },
    rules: [],
  });
  return { present: version(live), changed: version(changed) };
}

/** A rule beside the live one of its id, if there is one. */
export function versionsOfRule(snapshot: Snapshot, rule: Rule): Versions {
  const id = `${shopRules}/${rule.id}`;
  const settings = snapshot.points[id];
  const version = (rules: ShopRule[]): PlayedSettings => ({
    packs: [],
    points: settings === undefined ? {} : { [id]: settings },
    rules,
  });
  const live = (snapshot.rules ?? []).filter((known) => known.mode === "live" && known.rule.id === rule.id);
  return { present: version(live), changed: version([{ mode: "live", rule }]) };
}
