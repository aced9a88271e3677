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

type OwnChange = SettingsChange & { readonly field: readonly string[] };
export type ChangedThing = Place & {
  /** The whole thing came, or went. */
  readonly how: "added" | "removed" | "changed";
  readonly changes: readonly OwnChange[];
};

/** Changes of one thing together, in the order of the first. Of one that came or went, what it leaves at its default is not told. */
export function byThing(changes: readonly SettingsChange[]): ChangedThing[] {
  const things = new Map<string, Place & { changes: OwnChange[] }>();
  for (const change of changes) {
    const place = placeOf(change.path);
    const key = `${place.area} ${place.id} ${place.mode}`;
    const known = things.get(key) ?? { ...place, changes: [] };
    known.changes.push({ ...change, field: place.field });
    things.set(key, known);
  }
  return [...things.values()].map((thing) => {
    const how = howOf(thing);
    const ofPoint = thing.area === "points" || thing.area === "shadows";
    const told = how !== "changed" ? saysSomething : ofPoint ? isNoDefault : () => true;
    return { ...thing, how, changes: thing.changes.filter(told) };
  });
}

function howOf({ id, changes }: Place & { changes: readonly OwnChange[] }): ChangedThing["how"] {
  const whole =
    id !== null && changes.length > 1 && changes.some(({ field }) => field[0] === "id" || field[0] === "mode");
  if (whole && changes.every(({ from }) => from === null)) return "added";
  return whole && changes.every(({ to }) => to === null) ? "removed" : "changed";
}

/** A point that is changed for the first time is stored with what it has anyway: switched on, no phrases. */
function isNoDefault({ field, from, to }: OwnChange): boolean {
  if (from !== null && to !== null) return true;
  const value = from ?? to ?? "";
  return !["[]", "{}"].includes(value) && !(field[0] === "enabled" && value === "true");
}

/** Ids are told by the heading, and `rows` are the product's own list. */
function saysSomething({ field, from, to, secret }: OwnChange): boolean {
  const value = from ?? to;
  if (secret) return true;
  return !["[]", "{}", "false"].includes(value ?? "") && field.at(-1) !== "id" && field[0] !== "rows";
}

/** What to filter the history by to see all that happened to the thing; null where there is no such filter. */
export function aboutOf({ area, id }: Pick<Place, "area" | "id">): string | null {
  if (id === null) return null;
  if (area === "points" || area === "shadows") return `point:${id}`;
  if (area === "rules") return `rule:${id}`;
  return area === "policies" ? `policy:${id}` : null;
}
