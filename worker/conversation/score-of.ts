import type { SessionType } from "../../plugins/sdk/conversation.ts";

/**
 * The score of a finding in a session of that type. null: the point is not inspected there (不检出). A session whose type is not
 * known takes the score that costs the agent least.
 */
export function scoreOf(
  definitionScore: number | undefined,
  scores: { presale: number | null; aftersale: number | null } | undefined,
  type: SessionType,
): number | null | undefined {
  if (scores === undefined) return definitionScore;
  if (type !== "unsure") return scores[type];
  const known = [scores.presale, scores.aftersale].filter((score) => score !== null);
  if (known.length === 0) return null;
  return known.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

export const defaultScores = { alert: undefined, deduct: -3, bonus: 1 } as const;
