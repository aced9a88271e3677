import semver from "semver";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { isNarrower } from "./narrower.ts";

/** What a version of a pack may change: removing or narrowing is a major change, because settings and policies rely on it. */

export type Differences = {
  readonly added: string[];
  readonly removed: string[];
  readonly narrowed: string[];
};

export const noDifferences: Differences = { added: [], removed: [], narrowed: [] };

type Version = { readonly manifest: Manifest; readonly sha256: string };

/** By name, such as `points/late`, `codes/late/too-late`, `settings/late/seconds`, `permissions/menu`. */
export function differencesOf(before: Manifest, after: Manifest): Differences {
  const [old, fresh] = [partsOf(before), partsOf(after)];
  return {
    added: [...fresh.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !fresh.has(name)),
    narrowed: [...fresh].flatMap(([name, part]) => {
      const earlier = old.get(name);
      return earlier !== undefined && narrows(earlier, part) ? [name] : [];
    }),
  };
}

export type Change = "install" | "upgrade" | "downgrade" | "same";

export function changeOf(installed: Version | null, next: Version): Change {
  if (installed === null) return "install";
  if (installed.sha256 === next.sha256) return "same";
  return semver.lt(next.manifest.version, installed.manifest.version) ? "downgrade" : "upgrade";
}

/** Why this may not take the place of the installed version; null: it may. An earlier version may lack what came later. */
export function versionProblem(installed: Version | null, next: Version): string | null {
  if (installed === null || installed.sha256 === next.sha256) return null;
  const [from, to] = [installed.manifest.version, next.manifest.version];
  if (semver.eq(from, to)) return `${to} is installed with other content: give this one a version of its own`;
  if (semver.lt(to, from)) return null;
  const { removed, narrowed } = differencesOf(installed.manifest, next.manifest);
  const broken = [...removed.filter(isRelied), ...narrowed];
  if (broken.length === 0 || breaks(from, to)) return null;
  const expected = semver.major(from) === 0 ? `0.${semver.minor(from) + 1}.0` : `${semver.major(from) + 1}.0.0`;
  const some = broken.slice(0, 5).join(", ");
  return `${to} removes or narrows ${some}, which ${from} has: that is a major change, so expected ${expected} or above`;
}

/** Before 1.0.0 a minor version may break, as semver has it. */
function breaks(from: string, to: string): boolean {
  const isFirst = semver.major(from) === 0 && semver.major(to) === 0;
  return isFirst ? semver.minor(to) > semver.minor(from) : semver.major(to) > semver.major(from);
}

/** A permission that is no longer asked for breaks nothing; a suggested policy belongs to the shop once it is there. */
const relied = ["points/", "codes/", "settings/", "interventions/"];
const isRelied = (name: string) => relied.some((kind) => name.startsWith(kind));

type Settings = Manifest["points"][number]["settings"]["properties"];
type Part =
  | { readonly kind: "setting"; readonly field: Settings[string] }
  | { readonly kind: "point"; readonly counts: string }
  | { readonly kind: "other" };

function narrows(before: Part, after: Part): boolean {
  if (before.kind === "setting" && after.kind === "setting") return isNarrower(before.field, after.field);
  // Another kind of score is another point under the same name.
  return before.kind === "point" && after.kind === "point" && before.counts !== after.counts;
}

function partsOf({ points, interventions, policies, permissions }: Manifest): Map<string, Part> {
  const parts = new Map<string, Part>();
  const other: Part = { kind: "other" };
  const settings = (owner: string, properties: Settings) => {
    for (const [name, field] of Object.entries(properties)) {
      parts.set(`settings/${owner}/${name}`, { kind: "setting", field });
    }
  };
  for (const { id, kind, codes, settings: form } of points) {
    parts.set(`points/${id}`, { kind: "point", counts: kind });
    for (const code of Object.keys(codes)) parts.set(`codes/${id}/${code}`, other);
    settings(id, form.properties);
  }
  for (const { id, settings: form } of interventions) {
    parts.set(`interventions/${id}`, other);
    settings(id, form.properties);
  }
  for (const { id } of policies) parts.set(`policies/${id}`, other);
  for (const action of permissions.actions) parts.set(`permissions/${action}`, other);
  for (const kind of permissions.personalData) parts.set(`personal-data/${kind}`, other);
  return parts;
}
