import { type SessionType, sessionTypes } from "../../plugins/sdk/conversation.ts";
import type { CompiledPoint, CompiledShop } from "./compile.ts";
import type { PointSettings } from "./snapshot.ts";

/** A session point and the live alerts whose word it overrides; ids are full. */
export type Family = {
  readonly point: string;
  readonly alerts: readonly string[];
  /** Session types that the point inspects: elsewhere it has no word to override with. */
  readonly types: readonly SessionType[];
};

/** Families of which both sides are on. */
export function familiesOf({ points }: { points: CompiledShop["points"] }): Family[] {
  return [...points].flatMap(([point, { definition, settings }]: [string, CompiledPoint]) => {
    const alerts = (definition.overrides ?? []).filter((alert) => points.has(alert));
    const types = sessionTypes.filter((type) => inspects(settings, type));
    return alerts.length === 0 || types.length === 0 ? [] : [{ point, alerts, types }];
  });
}

/** As the host decides it: a session of unknown type is left out only where both types are. */
function inspects({ sessionTypes: chosen, scores }: PointSettings, type: SessionType): boolean {
  if (chosen !== undefined && !chosen.includes(type)) return false;
  if (scores === undefined) return true;
  return type === "unsure" ? scores.presale !== null || scores.aftersale !== null : scores[type] !== null;
}
