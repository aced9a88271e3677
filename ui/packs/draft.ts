import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { Schedule } from "../../plugins/sdk/hours.ts";
import type { PointKind, Severity } from "../../plugins/sdk/point.ts";
import type { PointSettings } from "../../worker/settings/snapshot.ts";
import type { PointPatch } from "../api/types.ts";
import { type Field, same, standardOf } from "./fields.ts";

/** What the form edits: every setting of a point, with defaults filled in. */
export type Draft = {
  readonly severity: Severity | null;
  /** Empty: all types. */
  readonly sessionTypes: readonly SessionType[];
  /** Ids; empty: all agents. */
  readonly groups: readonly string[];
  /** null: always. */
  readonly schedule: Schedule | null;
  /** null: not inspected. */
  readonly presale: number | null;
  readonly aftersale: number | null;
  readonly config: PointSettings["config"];
};

type Defaults = { kind: PointKind; score: number; fields: readonly Field[] };

export function draftOf(settings: PointSettings, { score, fields }: Defaults): Draft {
  const { severity = null, sessionTypes = [], groups = [], schedule = null, scores, config } = settings;
  return {
    severity,
    sessionTypes,
    groups,
    schedule: schedule?.kind === "always" ? null : schedule,
    presale: scores === undefined ? score : scores.presale,
    aftersale: scores === undefined ? score : scores.aftersale,
    config: Object.fromEntries(fields.map((field) => [field.name, config[field.name] ?? standardOf(field)])),
  };
}

/** What is sent: only what changed; null takes a setting back to its default. */
export function patchOf(before: Draft, after: Draft, { kind, score, fields }: Defaults): PointPatch {
  const patch: PointPatch = {};
  if (after.severity !== before.severity) patch.severity = after.severity;
  if (!same(after.sessionTypes, before.sessionTypes)) {
    patch.sessionTypes = after.sessionTypes.length === 0 ? null : [...after.sessionTypes];
  }
  if (!same(after.groups, before.groups)) patch.groups = after.groups.length === 0 ? null : [...after.groups];
  if (JSON.stringify(after.schedule) !== JSON.stringify(before.schedule)) patch.schedule = after.schedule;
  const { presale, aftersale } = after;
  if (kind !== "alert" && (presale !== before.presale || aftersale !== before.aftersale)) {
    patch.scores = presale === score && aftersale === score ? null : { presale, aftersale };
  }
  const config: NonNullable<PointPatch["config"]> = {};
  for (const { name, fallback } of fields) {
    const value = after.config[name] ?? null;
    if (!same(value, before.config[name])) config[name] = same(value, fallback) ? null : value;
  }
  if (Object.keys(config).length > 0) patch.config = config;
  return patch;
}

export const isEmpty = (patch: PointPatch): boolean => Object.keys(patch).length === 0;

/** Has the merchant changed anything but the switch? */
export function isEdited(settings: PointSettings, fields: readonly Field[]): boolean {
  const { severity, sessionTypes, groups, schedule, scores, config, allowed } = settings;
  if ([severity, sessionTypes, groups, schedule, scores].some((setting) => setting !== undefined)) return true;
  if (allowed.length > 0) return true;
  return fields.some(({ name, fallback }) => config[name] !== undefined && !same(config[name], fallback));
}
