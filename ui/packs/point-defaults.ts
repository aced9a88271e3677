import { type Severity, severities } from "../../plugins/sdk/point.ts";
import type { PointManifest } from "../api/types.ts";

/** The strongest severity that the point's findings have unless the merchant chose one. */
export function defaultSeverity({ codes }: PointManifest): Severity {
  const used = Object.values(codes).map(({ severity }) => severity ?? "normal");
  return severities.findLast((severity) => used.includes(severity)) ?? "normal";
}

/** What a finding of the point takes or gives unless the merchant chose: -3 for a deduction, +1 for a bonus. */
export function defaultScore({ kind, codes }: PointManifest): number {
  const declared = Object.values(codes).find(({ score }) => score !== undefined)?.score;
  return declared ?? (kind === "bonus" ? 1 : -3);
}
