import type { CompiledShop } from "../settings/compile.ts";
import type { IncidentLimits } from "./told.ts";

/** Points whose settings the Floor object counts by, so that a merchant has one place for each number. */
const incidentPoint = "alerts/incident";
const pacePoint = "alerts/slow-shop";

type Limits = { readonly incident: IncidentLimits | null; readonly slowSeconds: number };

const known = new WeakMap<CompiledShop, Limits>();

/** From when on alerts are one incident, and from when on an answer is slow. */
export function limitsOf(shop: CompiledShop): Limits {
  let limits = known.get(shop);
  if (limits === undefined) {
    const incident = configOf(shop, incidentPoint);
    limits = {
      incident:
        incident === null
          ? null
          : {
              buyers: numberIn(incident, "buyers", 10),
              minutes: numberIn(incident, "minutes", 5),
              quiet: numberIn(incident, "quiet", 15),
            },
      slowSeconds: numberIn(configOf(shop, pacePoint) ?? {}, "seconds", 30),
    };
    known.set(shop, limits);
  }
  return limits;
}

/** null: the point is switched off, or its pack is not installed. */
function configOf({ points }: CompiledShop, id: string): Record<string, unknown> | null {
  const point = points.get(id);
  if (point === undefined) return null;
  const parsed = point.definition.config.safeParse(point.settings.config);
  return parsed.success ? parsed.data : point.definition.config.parse({});
}

function numberIn(config: Readonly<Record<string, unknown>>, name: string, otherwise: number): number {
  const value = config[name];
  return typeof value === "number" ? value : otherwise;
}
