import type { PointDefinition } from "../../plugins/sdk/point.ts";
import { Refused } from "../errors.ts";
import { refuseUnknownGroups } from "./group-changes.ts";
import { type PointPatch, patchSettings, storedSettings } from "./point-changes.ts";
import type { PointSettings, Snapshot } from "./snapshot.ts";

/** Trial settings of a point, as stored. @throws Refused `not-found` */
export function shadowOf(snapshot: Snapshot, id: string): PointSettings {
  const shadow = snapshot.shadows[id];
  if (shadow === undefined) throw new Refused("not-found");
  return shadow;
}

/** Tries the live settings with these changes beside the live ones. @throws Refused `invalid` with the field */
export function putShadow(
  snapshot: Snapshot,
  { id, point, patch }: { id: string; point: PointDefinition; patch: PointPatch },
): Snapshot {
  if (patch.enabled === false)
    throw new Refused("invalid", { path: "enabled", message: "Settings that are off have nothing to show" });
  refuseUnknownGroups(snapshot, patch.groups, "groups");
  const shadow = patchSettings({ ...storedSettings(snapshot, id), enabled: true }, point, patch);
  return { ...snapshot, shadows: { ...snapshot.shadows, [id]: shadow } };
}

/** @throws Refused `not-found` */
export function dropShadow(snapshot: Snapshot, id: string): Snapshot {
  shadowOf(snapshot, id);
  const { [id]: _, ...shadows } = snapshot.shadows;
  return { ...snapshot, shadows };
}

/** What was tried becomes live. Phrases are those of the live point, which has learnt all the time. @throws Refused `not-found` */
export function promoteShadow(snapshot: Snapshot, id: string): Snapshot {
  const live: PointSettings = { ...shadowOf(snapshot, id), allowed: storedSettings(snapshot, id).allowed };
  return { ...dropShadow(snapshot, id), points: { ...snapshot.points, [id]: live } };
}
