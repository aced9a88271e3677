import type { InterventionDefinition } from "../../plugins/sdk/intervention.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import { decisionReasons } from "../conversation/reasons.ts";

export type Packs = readonly Pick<PackDefinition, "id" | "interventions">[];
type Said = { readonly reason: string; readonly intervention: string };

/** A reason's text: one of the intervention's, or the host's own. A code of a version that is gone speaks for itself. */
export function reasonText({ reason, intervention }: Said, packs: Packs): Bilingual {
  return interventionIn(packs, intervention)?.reasons[reason] ?? hostReason(reason);
}

export function hostReason(reason: string): Bilingual {
  const host: { readonly [code: string]: Bilingual } = decisionReasons;
  return host[reason] ?? { zh: reason, en: reason };
}

export function interventionTitle(intervention: string, packs: Packs): Bilingual {
  return interventionIn(packs, intervention)?.title ?? { zh: intervention, en: intervention };
}

function interventionIn(packs: Packs, id: string): InterventionDefinition | undefined {
  const pack = packs.find((candidate) => id.startsWith(`${candidate.id}/`));
  return pack?.interventions.find((candidate) => `${pack.id}/${candidate.id}` === id);
}
