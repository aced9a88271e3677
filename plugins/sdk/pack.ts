import type { InterventionDefinition } from "./intervention.ts";
import type { ModelCard } from "./manifest.ts";
import type { PersonalData } from "./personal-data.ts";
import type { Bilingual, PointDefinition } from "./point.ts";
import type { Policy } from "./policy.ts";
import type { Rule } from "./rules/rule.ts";

/** Hosts refuse a pack whose `api` they do not list, at install and not at run time. */
export const supportedApis = [1] as const;

// biome-ignore lint/suspicious/noExplicitAny: a pack lists points of many config types; each checks its own where it is defined
type AnyPoint = PointDefinition<any, any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
type AnyIntervention = InterventionDefinition<any>;

export type PackDefinition = {
  readonly id: string;
  /** Semver. Removing a code, a point or a setting is a major change. */
  readonly version: string;
  readonly api: (typeof supportedApis)[number];
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** Who made it. */
  readonly publisher?: string;
  /** What of a person it reads besides what is said; a guest gets no more than that. */
  readonly personalData?: readonly PersonalData[];
  /** Pages in Markdown for whoever installs it. */
  readonly docs?: Bilingual;
  readonly card?: ModelCard;
  /** Its code runs as a guest in an isolate of its own: `inspect` and `plan` cannot be called here. */
  readonly guest?: true;
  readonly points: readonly AnyPoint[];
  /** Rules that are data. Each is one of `points`, too: `points: rulesToPoints(rules)`. */
  readonly rules?: readonly Rule[];
  readonly interventions: readonly AnyIntervention[];
  /** Installed in `observe`: what would have been done is recorded until the merchant switches to `act`. */
  readonly policies: readonly Policy[];
};

/** Declares a pack. `manifestOf` derives its manifest and refuses what the contract forbids. */
export function definePack(definition: PackDefinition): PackDefinition {
  return definition;
}
