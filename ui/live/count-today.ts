import type { Counter } from "../api/types.ts";

export type TodayCounts = {
  messages: number;
  findings: number;
  interventions: number;
  /** Findings by point, most frequent first. */
  points: { subject: string; count: number }[];
};

export function countToday(counters: readonly Counter[]): TodayCounts {
  const totals = { messages: 0, findings: 0, interventions: 0 };
  const byPoint = new Map<string, number>();
  for (const { metric, subject, count } of counters) {
    totals[metric] += count;
    if (metric === "findings") byPoint.set(subject, (byPoint.get(subject) ?? 0) + count);
  }
  const points = [...byPoint]
    .filter(([, count]) => count > 0)
    .map(([subject, count]) => ({ subject, count }))
    .sort((a, b) => b.count - a.count || a.subject.localeCompare(b.subject));
  return { ...totals, points };
}
