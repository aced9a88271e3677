import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { invalidField } from "../invalid-field.ts";
import { scoreProblem } from "./point-changes.ts";
import type { PointSettings, Snapshot } from "./snapshot.ts";

/** A setting of the shop that a version of a pack does not accept. */
export type Misfit = { readonly path: string; readonly message: string };

/** Everything that the shop has set for the pack, and its policies, as this version sees them. */
export function misfitsOf(snapshot: Snapshot, pack: PackDefinition): Misfit[] {
  const points = pack.points.flatMap((point) => {
    const id = `${pack.id}/${point.id}`;
    return (["points", "shadows"] as const).flatMap((place) => {
      const settings = snapshot[place][id];
      return settings === undefined ? [] : pointMisfits(point, settings, `${place}.${id}`);
    });
  });
  return [...points, ...snapshot.policies.flatMap((policy) => policyMisfits(policy, pack))];
}

/** Full ids of its points whose stored settings this version takes as they are. */
export function carriedPoints(snapshot: Snapshot, pack: PackDefinition): string[] {
  return pack.points.flatMap((point) => {
    const id = `${pack.id}/${point.id}`;
    const settings = snapshot.points[id];
    return settings !== undefined && pointMisfits(point, settings, "").length === 0 ? [id] : [];
  });
}

/** Strictly: a choice of the merchant that has no place any more must not vanish unseen. */
export function pointMisfits(
  point: PackDefinition["points"][number],
  { config, scores }: PointSettings,
  path: string,
): Misfit[] {
  const parsed = z.object({ config: point.config.strict() }).safeParse({ config });
  const score = scoreProblem(point, scores);
  return [
    ...(parsed.success ? [] : fieldsOf(parsed.error, path)),
    ...(score === null ? [] : [{ path: `${path}.${score.path}`, message: score.message }]),
  ];
}

/** What the policy names of the pack and this version does not have, or not so. */
export function policyMisfits(policy: Policy, pack: PackDefinition): Misfit[] {
  const at = `policies.${policy.id}`;
  const points = new Map(pack.points.map((point) => [`${pack.id}/${point.id}`, point]));
  const interventions = new Map(pack.interventions.map((item) => [`${pack.id}/${item.id}`, item]));
  const isOurs = (id: string) => id.startsWith(`${pack.id}/`);
  const named = (ids: readonly string[], path: string) =>
    ids.flatMap((id, index) =>
      isOurs(id) && !points.has(id) ? [{ path: `${at}.${path}.${index}`, message: `There is no point ${id}` }] : [],
    );
  const codes = new Set(policy.when.points.flatMap((id) => Object.keys(points.get(id)?.codes ?? {})));
  const onlyOurs = policy.when.points.length > 0 && policy.when.points.every(isOurs);
  return [
    ...named(policy.when.points, "when.points"),
    ...named(policy.if.earlier?.points ?? [], "if.earlier.points"),
    ...(policy.when.codes ?? []).flatMap((code, index) =>
      onlyOurs && !codes.has(code) ? [{ path: `${at}.when.codes.${index}`, message: `There is no code ${code}` }] : [],
    ),
    ...policy.then.flatMap(({ intervention: id, config }, index) => {
      if (!isOurs(id)) return [];
      const intervention = interventions.get(id);
      const path = `${at}.then.${index}`;
      if (intervention === undefined) {
        return [{ path: `${path}.intervention`, message: `There is no intervention ${id}` }];
      }
      const parsed = z.object({ config: intervention.config.strict() }).safeParse({ config });
      return parsed.success ? [] : fieldsOf(parsed.error, path);
    }),
  ];
}

/** Id of the suggestion that the policy still is, but for its own id and mode; null: somebody has changed it. */
export function suggestionOf(policy: Policy, pack: PackDefinition): string | null {
  const found = pack.policies.find((suggested) =>
    isDeepStrictEqual(policy, { ...suggested, id: policy.id, mode: policy.mode }),
  );
  return found?.id ?? null;
}

function fieldsOf(error: z.ZodError, path: string): Misfit[] {
  return error.issues.map((issue) => {
    const { path: field, message } = invalidField(new z.ZodError([issue]));
    return { path: `${path}.${field ?? ""}`, message };
  });
}
