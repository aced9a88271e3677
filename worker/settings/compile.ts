import type { InterventionDefinition } from "../../plugins/sdk/intervention.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PointDefinition } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { compilePoints, type InstalledPoint, type PointRunner } from "../runners/builtin.ts";
import { type PointSettings, pointSettings, type Snapshot } from "./snapshot.ts";

export type CompiledPoint = { readonly definition: PointDefinition; readonly settings: PointSettings };

export type CompiledStep = {
  readonly intervention: InterventionDefinition;
  readonly config: Record<string, unknown>;
};
export type CompiledPolicy = { readonly policy: Policy; readonly steps: readonly (CompiledStep | null)[] };

/** A shop's revision, ready to judge with. Immutable, shared by all conversations of an isolate. */
export type CompiledShop = {
  readonly snapshot: Snapshot;
  readonly runner: PointRunner;
  readonly points: ReadonlyMap<string, CompiledPoint>;
  /** Policies that may act on a finding of that point; those that are off are left out. */
  readonly policies: ReadonlyMap<string, readonly CompiledPolicy[]>;
  /** Settings that the installed version does not accept; their points run with defaults. */
  readonly problems: readonly { readonly point: string; readonly problem: string }[];
};

const defaults: PointSettings = pointSettings.parse({});

/** Compiles a snapshot against the packs that are compiled in (`plugins/manifest.ts`). */
export function compileShop(snapshot: Snapshot, packs: readonly PackDefinition[]): CompiledShop {
  const points = new Map<string, CompiledPoint>();
  const installed: InstalledPoint[] = [];
  const interventions = new Map<string, InterventionDefinition>();
  const problems: { point: string; problem: string }[] = [];

  for (const pack of packs) {
    if (!snapshot.packs.includes(pack.id)) continue;
    for (const intervention of pack.interventions) interventions.set(`${pack.id}/${intervention.id}`, intervention);
    for (const definition of pack.points) {
      const id = `${pack.id}/${definition.id}`;
      const settings = snapshot.points[id] ?? defaults;
      if (!settings.enabled) continue;
      const parsed = definition.config.safeParse(settings.config);
      if (!parsed.success) problems.push({ point: id, problem: parsed.error.issues[0]?.message ?? "invalid" });
      const config = parsed.success ? parsed.data : definition.config.parse({});
      points.set(id, { definition, settings });
      installed.push({ pack: pack.id, definition, config });
    }
  }

  const policies = new Map<string, CompiledPolicy[]>();
  for (const policy of snapshot.policies) {
    if (policy.mode === "off") continue;
    const steps = policy.then.map((step) => {
      const intervention = interventions.get(step.intervention);
      const config = intervention?.config.safeParse(step.config);
      return intervention !== undefined && config?.success ? { intervention, config: config.data } : null;
    });
    const compiled: CompiledPolicy = { policy, steps };
    for (const point of policy.when.points) policies.set(point, [...(policies.get(point) ?? []), compiled]);
  }

  return { snapshot, runner: compilePoints(installed), points, policies, problems };
}
