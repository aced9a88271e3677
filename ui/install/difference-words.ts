import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { personalData } from "../../plugins/sdk/personal-data.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";

const kinds = ["points", "codes", "settings", "interventions", "policies", "permissions", "personal-data"] as const;
export type PartKind = (typeof kinds)[number];

export type Difference = {
  readonly part: string;
  readonly kind: PartKind;
  /** null: a permission, which has words of the page's own. */
  readonly title: Bilingual | null;
  /** Of a code or setting: the point or intervention that it belongs to. */
  readonly owner: Bilingual | null;
  readonly id: string;
};

/**
 * Parts of a pack as the server names them, `codes/price-promise/late`, with the titles that either version gives them. What
 * comes or goes with its whole point is not told apart.
 */
export function differencesIn(parts: readonly string[], versions: readonly Manifest[]): Difference[] {
  const whole = new Set(parts.filter((part) => part.startsWith("points/") || part.startsWith("interventions/")));
  return parts.flatMap((part) => {
    const [area, id = "", field = ""] = part.split("/");
    const kind = kinds.find((each) => each === area);
    if (kind === undefined) return [];
    if (field !== "" && (whole.has(`points/${id}`) || whole.has(`interventions/${id}`))) return [];
    const { title, owner } = titlesOf(kind, id, field, versions);
    return [{ part, kind, title, owner, id: field === "" ? id : field }];
  });
}

type Titled = Pick<Difference, "title" | "owner">;

function titlesOf(kind: PartKind, id: string, field: string, versions: readonly Manifest[]): Titled {
  const points = versions.flatMap((version) => version.points).filter((point) => point.id === id);
  const owners = [
    ...points,
    ...versions.flatMap(({ interventions }) => interventions.filter((each) => each.id === id)),
  ];
  const owner = owners[0]?.title ?? null;
  switch (kind) {
    case "points":
    case "interventions":
      return { title: owner, owner: null };
    case "codes":
      return { title: firstOf(points.map(({ codes }) => codes[field]?.message)), owner };
    case "settings":
      return { title: firstOf(owners.map(({ settings }) => settings.properties[field])), owner };
    case "policies":
      return {
        title: firstOf(versions.map(({ policies }) => policies.find((policy) => policy.id === id)?.title)),
        owner: null,
      };
    case "personal-data":
      return {
        title: Object.hasOwn(personalData, id) ? personalData[id as keyof typeof personalData] : null,
        owner: null,
      };
    case "permissions":
      return { title: null, owner: null };
  }
}

function firstOf(titles: readonly (Bilingual | undefined)[]): Bilingual | null {
  const found = titles.find((title) => title !== undefined);
  return found === undefined ? null : { zh: found.zh, en: found.en };
}
