import type { Severity } from "../../plugins/sdk/point.ts";

/** What speaks for looking at a session by hand (N25): known from results alone, so that it costs no model. */

export const riskReasons = ["urgent", "displeased", "low-rating", "low-score", "unanswered", "many-findings"] as const;
export type RiskReason = (typeof riskReasons)[number];

export type RiskFacts = {
  readonly id: string;
  /** null: not judged yet. */
  readonly score: number | null;
  /** On the platform's scale of 1 to 5; null: the buyer gave none. */
  readonly rating: number | null;
  readonly buyerMessages: number | null;
  readonly rounds: number;
  /** Of the findings that stand. */
  readonly severities: readonly Severity[];
  readonly points: readonly string[];
};

const weights: Record<RiskReason, number> = {
  urgent: 8,
  displeased: 6,
  "low-rating": 5,
  "low-score": 4,
  unanswered: 3,
  "many-findings": 2,
};
const lowRating = 2;
const lowScore = 90;
const manyFindings = 4;

export function riskReasonsOf(facts: RiskFacts, feelings: readonly string[]): RiskReason[] {
  const holds: Record<RiskReason, boolean> = {
    urgent: facts.severities.includes("urgent"),
    displeased: facts.points.some((point) => feelings.includes(point)),
    "low-rating": facts.rating !== null && facts.rating <= lowRating,
    "low-score": facts.score !== null && facts.score < lowScore,
    unanswered: (facts.buyerMessages ?? 0) > 0 && facts.rounds === 0,
    "many-findings": facts.severities.length >= manyFindings,
  };
  return riskReasons.filter((reason) => holds[reason]);
}

type Drawn = { readonly drawn: string[]; readonly reasons: Record<string, RiskReason[]> };

/** The riskiest sessions first; those that nothing speaks against are not drawn. Ties fall by id, the same at every call. */
export function drawByRisk(
  sessions: readonly RiskFacts[],
  { feelings, size }: { feelings: readonly string[]; size: number },
): Drawn {
  const ranked = sessions
    .map((facts) => ({ id: facts.id, reasons: riskReasonsOf(facts, feelings) }))
    .filter(({ reasons }) => reasons.length > 0)
    .map((one) => ({ ...one, weight: one.reasons.reduce((sum, reason) => sum + weights[reason], 0) }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, size);
  return {
    drawn: ranked.map(({ id }) => id),
    reasons: Object.fromEntries(ranked.map(({ id, reasons }) => [id, reasons])),
  };
}
