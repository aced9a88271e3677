import type { PolicyCounts } from "../../worker/api/decision-schemas.ts";

type Outcomes = PolicyCounts["outcomes"];
export type ReasonCount = { reason: string; decisions: number; conversations: number };

const undone = new Set(["suppressed", "cancelled", "late"]);

/** Why it did not act, most frequent first. The hold-out is no reason of the chat's, and counted by itself. */
export function reasonsOf(outcomes: Outcomes): ReasonCount[] {
  const reasons = new Map<string, ReasonCount>();
  for (const { outcome, reason, decisions, conversations } of outcomes) {
    if (!undone.has(outcome) || reason === "holdout") continue;
    const known = reasons.get(reason) ?? { reason, decisions: 0, conversations: 0 };
    reasons.set(reason, {
      reason,
      decisions: known.decisions + decisions,
      conversations: known.conversations + conversations,
    });
  }
  return [...reasons.values()].sort((a, b) => b.decisions - a.decisions || a.reason.localeCompare(b.reason));
}
