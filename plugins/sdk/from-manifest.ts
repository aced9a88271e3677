import { configOf } from "./config-of.ts";
import type { Manifest } from "./manifest.ts";
import type { PackDefinition } from "./pack.ts";
import type { PackTier } from "./pack-file.ts";
import { phrasesFrom } from "./phrase-sources.ts";
import { rulesToPoints } from "./rules/compile.ts";

/** A pack from outside as the host knows packs. Points of a guest can be listed, set and matched, and are asked elsewhere. */
export function definitionOf(manifest: Manifest, tier: PackTier): PackDefinition {
  const { id, version, api, title, description, permissions, rules, policies } = manifest;
  const shared = { id, version, api, title, description, personalData: permissions.personalData, policies };
  if (tier === "rules") return { ...shared, points: rulesToPoints(rules ?? []), rules: rules ?? [], interventions: [] };
  return {
    ...shared,
    guest: true,
    points: manifest.points.map(({ settings, phrases, overrides, defaults, wakes, ...point }) => ({
      ...point,
      ...(overrides !== undefined && { overrides }),
      ...(defaults !== undefined && { defaults: defaultsOf(defaults) }),
      ...(wakes !== undefined && { wakes }),
      config: configOf(settings),
      codes: point.codes as PackDefinition["points"][number]["codes"],
      ...(phrases !== undefined && { phrases: (config: Record<string, unknown>) => phrasesFrom(phrases, config) }),
      guest: true,
      inspect: () => elsewhere(`${id}/${point.id}`),
    })),
    interventions: manifest.interventions.map(({ settings, several, ...intervention }) => ({
      ...intervention,
      ...(several !== undefined && { several }),
      config: configOf(settings),
      guest: true,
      plan: () => elsewhere(`${id}/${intervention.id}`),
    })),
  };
}

type Defaults = NonNullable<Manifest["points"][number]["defaults"]>;

function defaultsOf({ scores, sessionTypes }: Defaults) {
  return { ...(scores !== undefined && { scores }), ...(sessionTypes !== undefined && { sessionTypes }) };
}

function elsewhere(id: string): never {
  throw new Error(`${id} runs as a guest`);
}
