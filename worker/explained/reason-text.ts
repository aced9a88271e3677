import { packs } from "../../plugins/manifest.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import { decisionReasons } from "../conversation/reasons.ts";

const interventions = new Map(
  packs.flatMap((pack) => pack.interventions.map((intervention) => [`${pack.id}/${intervention.id}`, intervention])),
);

/** A reason's text: the host's own, or one of the intervention's. A code of a version that is gone speaks for itself. */
export function reasonText(reason: string, intervention: string): Bilingual {
  const own = interventions.get(intervention)?.reasons ?? {};
  const host: { readonly [code: string]: Bilingual } = decisionReasons;
  return own[reason] ?? host[reason] ?? { zh: reason, en: reason };
}

export function interventionTitle(intervention: string): Bilingual {
  return interventions.get(intervention)?.title ?? { zh: intervention, en: intervention };
}
