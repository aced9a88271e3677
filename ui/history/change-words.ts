import type { SettingsChange } from "../api/rule-queries.ts";

/** A change by what it is about: `points.alerts/unanswered.config.seconds` is the setting `config.seconds` of a point. */

const areas = [
  "points",
  "shadows",
  "rules",
  "policies",
  "groups",
  "channels",
  "endpoints",
  "receivers",
  "allowed",
  "topics",
  "installs",
] as const;
type Area = (typeof areas)[number] | "packs" | "shop";

export type Place = {
  readonly area: Area;
  /** Full id of a point, id of a rule, policy and so on; null: the shop itself. */
  readonly id: string | null;
  /** Of a rule: which of its versions. */
  readonly mode: string | null;
  /** What of it, in parts: `["config", "seconds"]`; empty: the whole. */
  readonly field: readonly string[];
};

export function placeOf(path: string): Place {
  const [first = "", ...rest] = path.split(".");
  const area = areas.find((each) => each === first);
  if (area === undefined || rest.length === 0) {
    return { area: first === "packs" ? "packs" : "shop", id: null, mode: null, field: path.split(".") };
  }
  const inside = path.slice(first.length + 1);
  if (area === "rules") {
    const [, id = inside, mode = null, field = ""] = /^(.+?) \((\w+)\)(?:\.(?:rule\.?)?(.*))?$/.exec(inside) ?? [];
    return { area, id, mode, field: field === "" ? [] : field.split(".") };
  }
  if (area === "allowed") return { area, id: null, mode: null, field: [inside] };
  const [id = "", ...field] = inside.split(".");
  return { area, id, mode: null, field };
}

export type ChangedThing = Place & { readonly changes: readonly (SettingsChange & { field: readonly string[] })[] };

/** Changes of one thing together, in the order of the first. */
export function byThing(changes: readonly SettingsChange[]): ChangedThing[] {
  const things = new Map<string, ChangedThing & { changes: (SettingsChange & { field: readonly string[] })[] }>();
  for (const change of changes) {
    const place = placeOf(change.path);
    const key = `${place.area} ${place.id} ${place.mode}`;
    const known = things.get(key);
    const own = { ...change, field: place.field };
    if (known === undefined) things.set(key, { ...place, changes: [own] });
    else known.changes.push(own);
  }
  return [...things.values()];
}

/** What to filter the history by to see all that happened to the thing; null where there is no such filter. */
export function aboutOf({ area, id }: Pick<Place, "area" | "id">): string | null {
  if (id === null) return null;
  if (area === "points" || area === "shadows") return `point:${id}`;
  if (area === "rules") return `rule:${id}`;
  return area === "policies" ? `policy:${id}` : null;
}
