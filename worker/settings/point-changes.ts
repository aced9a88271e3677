import { z } from "zod";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PointDefinition } from "../../plugins/sdk/point.ts";
import { type SettingValue, settingValue } from "../../plugins/sdk/setting-value.ts";
import { Refused } from "../errors.ts";
import { invalidField } from "../invalid-field.ts";
import { shopRules } from "../runners/rules.ts";
import { refuseUnknownGroups } from "./group-changes.ts";
import { type PointSettings, pointSettings, type Snapshot } from "./snapshot.ts";

/** Absent: stays as it is. null: back to the default. */
export type PointPatch = {
  enabled?: boolean | undefined;
  severity?: PointSettings["severity"] | null;
  scores?: PointSettings["scores"] | null;
  sessionTypes?: PointSettings["sessionTypes"] | null;
  groups?: PointSettings["groups"] | null;
  schedule?: PointSettings["schedule"] | null;
  config?: Record<string, SettingValue | null> | undefined;
};

/** A point of a pack that the shop has installed. @throws Refused `not-found` */
export function pointIn(snapshot: Snapshot, id: string, packs: readonly PackDefinition[]): PointDefinition {
  const pack = packs.find((candidate) => id.startsWith(`${candidate.id}/`) && snapshot.packs.includes(candidate.id));
  const point = pack?.points.find((candidate) => `${pack.id}/${candidate.id}` === id);
  if (point === undefined) throw new Refused("not-found");
  return point;
}

/** A point of a pack, or one of the shop's own rules. @throws Refused `not-found` */
export function refuseUnknownPoint(snapshot: Snapshot, id: string, packs: readonly PackDefinition[]): void {
  const ownRule = (snapshot.rules ?? []).some(({ rule }) => id === `${shopRules}/${rule.id}`);
  if (!ownRule) pointIn(snapshot, id, packs);
}

/** The live settings of a point with every default filled in: what the form shows. */
export function effectiveSettings(snapshot: Snapshot, id: string, point: PointDefinition): PointSettings {
  return withDefaults(point, storedSettings(snapshot, id));
}

export function withDefaults(point: PointDefinition, stored: PointSettings): PointSettings {
  const config = point.config.safeParse(stored.config);
  return { ...stored, config: configValues.parse(config.success ? config.data : point.config.parse({})) };
}

export function storedSettings(snapshot: Snapshot, id: string): PointSettings {
  return pointSettings.parse(snapshot.points[id] ?? {});
}

export function patchPoint(snapshot: Snapshot, { id, point, patch }: PointChange): Snapshot {
  refuseUnknownGroups(snapshot, patch.groups, "groups");
  const next = patchSettings(storedSettings(snapshot, id), point, patch);
  return { ...snapshot, points: { ...snapshot.points, [id]: next } };
}

/**
 * Only what differs from the defaults is stored, so that better defaults of a new version reach a shop that never chose.
 * @throws Refused `invalid` with the field
 */
export function patchSettings(stored: PointSettings, point: PointDefinition, patch: PointPatch): PointSettings {
  refuseScores(point, patch);
  const next: Record<string, unknown> = { ...stored, config: mergeConfig(stored.config, point, patch.config ?? {}) };
  if (patch.enabled !== undefined) next.enabled = patch.enabled;
  for (const field of ["severity", "scores", "sessionTypes", "groups", "schedule"] as const) {
    if (patch[field] === null) delete next[field];
    else if (patch[field] !== undefined) next[field] = patch[field];
  }
  return pointSettings.parse(next);
}

/** Back to the defaults. Phrases that people taught are no settings of the form: they stay until they are taken back. */
export function resetPoint(snapshot: Snapshot, id: string): Snapshot {
  const { [id]: stored, ...points } = snapshot.points;
  const allowed = stored?.allowed ?? [];
  return { ...snapshot, points: allowed.length === 0 ? points : { ...points, [id]: pointSettings.parse({ allowed }) } };
}

type PointChange = { id: string; point: PointDefinition; patch: PointPatch };

const configValues = z.record(z.string(), settingValue);

/** Checked by the point's own schema, and by it alone: an unknown field is a mistake of the caller. */
function mergeConfig(stored: PointSettings["config"], point: PointDefinition, patch: Record<string, unknown>) {
  const merged = { ...stored, ...patch };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
  const parsed = z.object({ config: point.config.strict() }).safeParse({ config: kept });
  if (!parsed.success) throw invalidField(parsed.error);
  return configValues.parse(Object.fromEntries(Object.keys(kept).map((name) => [name, parsed.data.config[name]])));
}

/** What is wrong with scores for a point of that kind; null: nothing. */
export function scoreProblem(
  { kind }: Pick<PointDefinition, "kind">,
  scores: PointPatch["scores"],
): { path: string; message: string } | null {
  if (scores === undefined || scores === null) return null;
  if (kind === "alert") return { path: "scores", message: "An alert has no score" };
  for (const type of ["presale", "aftersale"] as const) {
    const score = scores[type];
    if (score === null) continue;
    if (kind === "deduct" ? score > 0 : score < 0) {
      const message = kind === "deduct" ? "A deduction is 0 or less" : "A bonus is 0 or more";
      return { path: `scores.${type}`, message };
    }
  }
  return null;
}

function refuseScores(point: PointDefinition, { scores }: PointPatch): void {
  const problem = scoreProblem(point, scores);
  if (problem !== null) throw new Refused("invalid", problem);
}
