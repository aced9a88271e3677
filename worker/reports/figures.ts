import type { Absence, ReviewMetric, ServiceMetric } from "./metrics.ts";

/** What sessions add up to; times in milliseconds, money in cents. Buyers are counted once a day. */
export type ServiceSums = {
  readonly sessions: number;
  /** Sessions reported before it was counted whether the buyer wrote. */
  readonly uncounted: number;
  readonly received: number;
  readonly answered: number;
  readonly rounds: number;
  readonly replyMs: number;
  readonly humanRounds: number;
  readonly humanReplyMs: number;
  readonly durationMs: number;
  readonly scored: number;
  readonly score: number;
  readonly deductions: number;
  readonly paidAmount: number;
  readonly payers: number;
  readonly inquirers: number;
};

/** Either a value or the reason why there is none. Not rounded: that is for whoever shows it (D2). */
export type Figure = { readonly value: number | null; readonly absent: Absence | null };

const here = (value: number): Figure => ({ value, absent: null });
const absent = (reason: Absence): Figure => ({ value: null, absent: reason });
const share = (part: number, whole: number): Figure => (whole === 0 ? absent("no-cases") : here(part / whole));

/** `hasOrders`: whether the shop's platform reports orders at all. */
export function serviceFigures(
  sums: ServiceSums,
  { hasOrders }: { readonly hasOrders: boolean },
): Record<ServiceMetric, Figure> {
  const counted = (figure: Figure) => (sums.uncounted > 0 ? absent("not-counted-then") : figure);
  const ordered = (figure: Figure) => (hasOrders ? figure : absent("no-orders"));
  return {
    sessions: here(sums.sessions),
    received: counted(here(sums.received)),
    averageReply: share(sums.replyMs / 1_000, sums.rounds),
    humanReply: share(sums.humanReplyMs / 1_000, sums.humanRounds),
    averageResponse: share(sums.durationMs / 1_000, sums.sessions),
    replyRate: counted(share(100 * sums.answered, sums.received)),
    averageScore: share(sums.score, sums.scored),
    deductions: here(sums.deductions),
    paidTotal: ordered(here(sums.paidAmount)),
    conversion: ordered(counted(share(100 * sums.payers, sums.inquirers))),
    orderValue: ordered(share(sums.paidAmount, sums.payers)),
  };
}

/** What one reviewer, or all of them, did in a period. `corrected`: sessions in which people found a deduction. */
export type ReviewSums = {
  readonly reviewers: number;
  readonly sessions: number;
  readonly systemTags: number;
  readonly addedTags: number;
  readonly corrected: number;
  readonly sessionRemarks: number;
  readonly remarks: number;
  readonly visits: number;
  readonly reviewMs: number;
};

/** Who reviewed by the API alone, or before time was recorded, was on no page: his time is unknown, not 0. */
export function reviewFigures(sums: ReviewSums): Record<ReviewMetric, Figure> {
  return {
    reviewers: here(sums.reviewers),
    reviewedSessions: here(sums.sessions),
    correctionRate: share(100 * sums.corrected, sums.sessions),
    systemTags: here(sums.systemTags),
    addedTags: here(sums.addedTags),
    sessionRemarks: here(sums.sessionRemarks),
    sentenceRemarks: here(sums.remarks),
    reviewTime: sums.visits === 0 && sums.sessions > 0 ? absent("time-not-recorded") : here(sums.reviewMs / 1_000),
  };
}
