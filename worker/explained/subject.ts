import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { DecisionRow } from "../ledger/rows.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { Packs } from "./reason-text.ts";
import { same } from "./wording.ts";

/** One thing that a decision hung on, in the order in which they were judged. */
export type Check = {
  /** The reason that the decision has when this is what failed. */
  readonly code: string;
  readonly title: Bilingual;
  /** What the policy asks for. */
  readonly wanted: Bilingual;
  /** How it was at that time; null where it was not kept. */
  readonly found: Bilingual | null;
  /** null: it was not judged, since something before it failed. */
  readonly met: boolean | null;
};

/** As it is put to the decision. */
export type Asked = Omit<Check, "met">;
export type Subject = {
  readonly decision: Explainable;
  readonly policy: Policy;
  readonly snapshot: Snapshot;
  /** Those of that revision. */
  readonly packs: Packs;
};
export type Explainable = Pick<
  DecisionRow,
  "at" | "facts" | "intervention" | "moment" | "outcome" | "reason" | "step"
> & { readonly channel: string; readonly conversation: string };

export function fact({ decision }: Subject, name: string): string | number | undefined {
  return decision.facts?.[name];
}

/** The words for a fact, as far as it was kept. */
export function worded(
  subject: Subject,
  name: string,
  words: { readonly [value: string]: Bilingual },
): Bilingual | null {
  const value = fact(subject, name);
  return value === undefined ? null : (words[value] ?? same(value));
}
