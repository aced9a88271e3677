import { z } from "zod";
import type { InterventionDefinition } from "../../plugins/sdk/intervention.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { codesOf } from "../../plugins/sdk/rules/rule-codes.ts";
import { Refused } from "../errors.ts";
import { invalidField } from "../invalid-field.ts";
import { shopRules } from "../runners/rules.ts";
import { refuseUnknownReferences } from "./references.ts";
import type { Snapshot } from "./snapshot.ts";

export const maxPolicies = 200;

/** Replaces the policy of that id, or adds it. @throws Refused `invalid` when it names what the shop does not have */
export function putPolicy(snapshot: Snapshot, policy: Policy, packs: readonly PackDefinition[]): Snapshot {
  refuseUnknownNames(snapshot, policy, packs);
  const others = snapshot.policies.filter(({ id }) => id !== policy.id);
  if (others.length >= maxPolicies) {
    throw new Refused("invalid", { path: "id", message: `A shop has at most ${maxPolicies} policies` });
  }
  const replaced = snapshot.policies.map((known) => (known.id === policy.id ? policy : known));
  return { ...snapshot, policies: replaced.includes(policy) ? replaced : [...others, policy] };
}

export function setPolicyMode(snapshot: Snapshot, id: string, mode: Policy["mode"]): Snapshot {
  if (!snapshot.policies.some((policy) => policy.id === id)) throw new Refused("not-found");
  const policies = snapshot.policies.map((policy) => (policy.id === id ? { ...policy, mode } : policy));
  return { ...snapshot, policies };
}

/** What it did stays in the records. @throws Refused `not-found` */
export function dropPolicy(snapshot: Snapshot, id: string): Snapshot {
  const policies = snapshot.policies.filter((policy) => policy.id !== id);
  if (policies.length === snapshot.policies.length) throw new Refused("not-found");
  return { ...snapshot, policies };
}

/** @throws Refused `invalid` when the policy names what the shop does not have */
export function refuseUnknownNames(snapshot: Snapshot, policy: Policy, packs: readonly PackDefinition[]): void {
  const installed = packs.filter((pack) => snapshot.packs.includes(pack.id));
  const rules = rulePoints(snapshot);
  const points: string[] = [
    ...installed.flatMap((pack) => pack.points.map((point) => `${pack.id}/${point.id}`)),
    ...rules.map(({ id }) => id),
  ];
  refuseUnknown(policy.when.points, points, "when.points");
  refuseUnknown(policy.if.earlier?.points, points, "if.earlier.points");
  const watched = installed.flatMap((pack) =>
    pack.points.filter((point) => policy.when.points.includes(`${pack.id}/${point.id}`)),
  );
  const ruled = rules.filter(({ id }) => policy.when.points.includes(id)).flatMap((rule) => rule.codes);
  const codes = [...new Set([...watched.flatMap((point) => Object.keys(point.codes)), ...ruled])];
  refuseUnknown(policy.when.codes, codes, "when.codes");
  const groups = (snapshot.groups ?? []).map(({ id }) => id);
  refuseUnknown(policy.if.groups, groups, "if.groups");
  refuseImpossibleHours(snapshot, policy);

  const interventions = new Map<string, InterventionDefinition>(
    installed.flatMap((pack) => pack.interventions.map((item) => [`${pack.id}/${item.id}`, item] as const)),
  );
  for (const [index, step] of policy.then.entries()) {
    const intervention = interventions.get(step.intervention);
    if (intervention === undefined) throw unknownName(`then.${index}.intervention`, [...interventions.keys()]);
    const parsed = z.object({ config: intervention.config.strict() }).safeParse({ config: step.config });
    if (!parsed.success) throw invalidField(parsed.error, ["then", index]);
    const place = { policy: policy.id, path: `then.${index}.config` };
    refuseUnknownReferences(snapshot, intervention, parsed.data.config, place);
    refuseCycle(policy, intervention, index);
  }
}

/** A shop without business hours is always open: a policy for the time outside them would never act. */
function refuseImpossibleHours({ hours }: Snapshot, { if: { schedule } }: Policy): void {
  if (schedule?.kind !== "outside-business-hours" || hours !== undefined) return;
  throw new Refused("invalid", {
    path: "if.schedule",
    message: "Set the shop's business hours first: without them it is always open",
  });
}

/** Handing a chat over is a transfer: a policy that does so whenever a chat was transferred would go round in a circle. */
function refuseCycle({ when }: Policy, { actions }: InterventionDefinition, index: number): void {
  if (when.moment?.type !== "transferred" || !actions.includes("handoff")) return;
  throw new Refused("invalid", {
    path: `then.${index}.intervention`,
    message: "This intervention hands chats over, which would set the policy off again: choose another moment",
  });
}

function refuseUnknown(names: readonly string[] | undefined, allowed: readonly string[], path: string): void {
  for (const [index, name] of (names ?? []).entries()) {
    if (!allowed.includes(name)) throw unknownName(`${path}.${index}`, allowed);
  }
}

/** The shop's own rules as points. One that this version does not accept makes no finding. */
function rulePoints({ rules = [] }: Snapshot): { id: string; codes: string[] }[] {
  return rules.flatMap(({ rule }) => {
    const parsed = ruleSchema.safeParse(rule);
    if (!parsed.success) return [];
    return [{ id: `${shopRules}/${rule.id}`, codes: codesOf(parsed.data).map(({ code }) => code) }];
  });
}

function unknownName(path: string, allowed: readonly string[]): Refused {
  return new Refused("invalid", {
    path,
    message: allowed.length === 0 ? "The shop has none yet" : `Expected one of ${allowed.join(", ")}`,
  });
}
