import type { InterventionDefinition } from "../../plugins/sdk/intervention.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { type Reference, type ReferenceKind, referencesOf } from "../../plugins/sdk/references.ts";
import { Refused } from "../errors.ts";
import type { Snapshot } from "./snapshot.ts";

/** What of the shop a config may name. */
export function namesOf({ receivers = [] }: Pick<Snapshot, "receivers">, kind: ReferenceKind): string[] {
  if (kind === "receivers") return receivers.map(({ id }) => id);
  return [...new Set(receivers.flatMap(({ groups }) => groups))];
}

/**
 * What the policy of that id names already may stay although it is not there (yet): suggested policies come with groups that the
 * shop fills later, and whoever is missing is shown as such.
 * @throws Refused `invalid` at the first other name in the config that the shop does not have
 */
export function refuseUnknownReferences(
  snapshot: Snapshot,
  { config: schema }: Pick<InterventionDefinition, "config">,
  config: Readonly<Record<string, unknown>>,
  { policy, path }: { policy: string; path: string },
): void {
  const stored = snapshot.policies.find(({ id }) => id === policy)?.then ?? [];
  const before = stored.flatMap((step) => referencesOf(schema, step.config));
  for (const { kind, name, field, index } of referencesOf(schema, config)) {
    const known = namesOf(snapshot, kind);
    if (known.includes(name) || before.some((same) => same.kind === kind && same.name === name)) continue;
    const what = kind === "receivers" ? "receiver" : "group of receivers";
    const message = known.length === 0 ? `The shop has no ${what} yet` : `Expected one of ${known.join(", ")}`;
    throw new Refused("invalid", { path: `${path}.${field}.${index}`, message });
  }
}

export type PolicyReference = Reference & { readonly policy: Policy };

/** Everything that the shop's policies name. */
export function policyReferences(snapshot: Snapshot, packs: readonly PackDefinition[]): PolicyReference[] {
  const interventions = new Map<string, InterventionDefinition>(
    packs
      .filter(({ id }) => snapshot.packs.includes(id))
      .flatMap((pack) => pack.interventions.map((item) => [`${pack.id}/${item.id}`, item] as const)),
  );
  return snapshot.policies.flatMap((policy) =>
    policy.then.flatMap((step) => {
      const intervention = interventions.get(step.intervention);
      const parsed = intervention?.config.safeParse(step.config);
      if (intervention === undefined || !parsed?.success) return [];
      return referencesOf(intervention.config, parsed.data).map((reference) => ({ ...reference, policy }));
    }),
  );
}
