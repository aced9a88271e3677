/** Ids of shops: they stand alone in `/hooks/:channel/:shop`, so that no two merchants may have the same. */
export const shopIdPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
export const shopIdRule = "kebab-case, at most 63 characters: my-shop";

const longestDerived = 40;

/** From a name's Latin letters and digits: `Café du Nord` is `cafe-du-nord`. A name in other scripts leaves nothing: null. */
function latinId(name: string): string | null {
  const id = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestDerived)
    .replace(/^-+|-+$/g, "");
  return id.length < 2 ? null : id;
}

/** Ids to try for a shop of that name, the shortest first. `random`: a few letters and digits, anew with each call. */
export function shopIdsFor(name: string, random: () => string): string[] {
  const latin = latinId(name);
  const numbered = Array.from({ length: 4 }, () => `${latin ?? "shop"}-${random()}`);
  return latin === null ? numbered : [latin, ...numbered];
}
