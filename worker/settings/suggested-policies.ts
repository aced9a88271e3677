import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { Refused } from "../errors.ts";
import { maxPolicies } from "./policy-changes.ts";
import type { Snapshot } from "./snapshot.ts";

const longestId = 64;

/**
 * Adds policies that the pack suggests, in `observe`; what the shop has already stays as it is. An id that is taken by something
 * else gets the pack's before it. @throws Refused `invalid` for one that the pack does not suggest
 */
export function addSuggested(snapshot: Snapshot, pack: PackDefinition, wanted: readonly string[]): Snapshot {
  const policies = [...snapshot.policies];
  for (const [index, id] of wanted.entries()) {
    const suggested = pack.policies.find((policy) => policy.id === id);
    if (suggested === undefined) throw unknown(pack, index);
    const own = policies.some((policy) => idsOf(pack, id).includes(policy.id) && namesPack(policy, pack.id));
    if (own) continue;
    policies.push({ ...suggested, id: freeId(pack, id, policies), mode: "observe" });
  }
  if (policies.length > maxPolicies && policies.length > snapshot.policies.length) {
    throw new Refused("invalid", { path: "policies", message: `A shop has at most ${maxPolicies} policies` });
  }
  return { ...snapshot, policies };
}

/** Whether the policy would do nothing without the pack: all its steps are the pack's, or all that it watches. */
export function restsOn({ when, then }: Policy, pack: string): boolean {
  const isOurs = (id: string) => id.startsWith(`${pack}/`);
  const watches = when.moment === undefined && when.points.every(isOurs);
  return watches || then.every(({ intervention }) => isOurs(intervention));
}

function namesPack({ when, then }: Policy, pack: string): boolean {
  return [...when.points, ...then.map(({ intervention }) => intervention)].some((id) => id.startsWith(`${pack}/`));
}

/** Under which ids a suggestion may stand. */
function idsOf({ id: pack }: PackDefinition, id: string): string[] {
  return [id, `${pack}-${id}`.slice(0, longestId)];
}

function freeId(pack: PackDefinition, id: string, policies: readonly Policy[]): string {
  const isFree = (candidate: string) => !policies.some((policy) => policy.id === candidate);
  const usual = idsOf(pack, id).find(isFree);
  if (usual !== undefined) return usual;
  for (let count = 2; ; count++) {
    const numbered = `${pack.id}-${id}`.slice(0, longestId - 4).concat(`-${count}`);
    if (isFree(numbered)) return numbered;
  }
}

function unknown({ policies }: PackDefinition, index: number): Refused {
  const allowed = policies.map(({ id }) => id).join(", ");
  const message = allowed === "" ? "The pack suggests no policies" : `Expected one of ${allowed}`;
  return new Refused("invalid", { path: `policies.${index}`, message });
}
