import type { ReconciledRow, reconciledOutcomes } from "../../db/queries/reconciliation.ts";
import type { Family } from "../settings/families.ts";

type Outcome = (typeof reconciledOutcomes)[number];

export type AlertQuality = {
  readonly alert: string;
  /** Sessions in which its alert was right, was wrong, and was missing. */
  readonly right: number;
  readonly wrong: number;
  readonly missing: number;
  /** 0 to 1; null where there is nothing to divide by. */
  readonly precision: number | null;
  readonly recall: number | null;
};

export function countOutcomes(rows: readonly ReconciledRow[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { confirmed: 0, overridden: 0, "missed-live": 0, "missed-by-session": 0 };
  for (const { outcome, alike, first } of rows) if (first) counts[outcome] += alike;
  return counts;
}

/**
 * Precision and recall of each alert of a family, in sessions. An alert is right where the session point found the same or a
 * person kept it. Where no alert of a family saw what the session point found, each of them missed it.
 */
export function qualityOf({ alerts }: Family, rows: readonly ReconciledRow[]): AlertQuality[] {
  return alerts.map((alert, index) => {
    const count = { right: 0, wrong: 0, missing: 0 };
    for (const row of rows) {
      const judged = row.first ? judge(row, 1 << index) : null;
      if (judged !== null) count[judged] += row.alike;
    }
    const { right, wrong, missing } = count;
    return { alert, ...count, precision: share(right, wrong), recall: share(right, missing) };
  });
}

function judge({ outcome, alerts, dismissed, kept }: ReconciledRow, bit: number): "right" | "wrong" | "missing" | null {
  if ((alerts & bit) !== 0) return outcome === "confirmed" || (kept & bit) !== 0 ? "right" : "wrong";
  if ((dismissed & bit) !== 0) return "wrong";
  return outcome === "missed-live" ? "missing" : null;
}

function share(part: number, rest: number): number | null {
  return part + rest === 0 ? null : part / (part + rest);
}
