import type { FindingRow } from "../../worker/ledger/rows.ts";

export type Tone = FindingRow["severity"] | "bonus";

/** The colour of a finding: its severity for an alert; a session point is calm, because nobody has to act on it now. */
export function toneOf({ kind, severity }: Pick<FindingRow, "kind" | "severity">): Tone {
  if (kind === "alert") return severity;
  return kind === "bonus" ? "bonus" : "low";
}
