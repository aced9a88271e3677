/** What a refusal of a pack is about, by the field that the server names: each has words of its own. */
const areas = [
  ["manifest.id", "name"],
  ["manifest.api", "api"],
  ["manifest.version", "version"],
  ["manifest.permissions", "permissions"],
  ["manifest.rules", "rules"],
  ["manifest", "manifest"],
  ["format", "format"],
  ["sha256", "sha256"],
  ["signature", "signature"],
  ["code", "code"],
] as const;
export type RefusedArea = (typeof areas)[number][1];

export function refusedArea(path: string | undefined): RefusedArea | "none" {
  const found = areas.find(([prefix]) => path === prefix || path?.startsWith(`${prefix}.`));
  return found?.[1] ?? "none";
}
