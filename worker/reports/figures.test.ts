import { expect, test } from "vitest";
import { reviewFigures, type ServiceSums, serviceFigures } from "./figures.ts";
import { type Metric, reviewMetrics, serviceMetrics } from "./metrics.ts";

const sums: ServiceSums = {
  sessions: 4,
  uncounted: 0,
  received: 3,
  answered: 2,
  rounds: 2,
  replyMs: 21_000,
  humanRounds: 1,
  humanReplyMs: 20_500,
  durationMs: 84_000,
  scored: 3,
  score: 280,
  deductions: 6,
  paidAmount: 11_900,
  payers: 1,
  inquirers: 2,
};

test("three response times have three names and three values, and none is rounded (F045, F167, F173)", () => {
  const { averageReply, humanReply, averageResponse } = serviceFigures(sums, { hasOrders: true });
  expect([averageReply.value, humanReply.value, averageResponse.value]).toEqual([10.5, 20.5, 21]);
  // Shown as 11 and yet above a limit of 10: compared before rounding.
  expect(averageReply.value).toBeGreaterThan(10);
});

test("scores, reply rate, sales and conversion are what their formulas say (F169, F174, F166, F170, F171)", () => {
  const found = serviceFigures(sums, { hasOrders: true });
  expect(found.averageScore.value).toBeCloseTo(280 / 3, 10);
  expect(found.replyRate.value).toBeCloseTo(200 / 3, 10);
  expect(found.paidTotal.value).toBe(11_900);
  expect(found.conversion.value).toBe(50);
  expect(found.orderValue.value).toBe(11_900);
});

test("what is not known is null with its reason, never 0", () => {
  const nothing = { ...sums, rounds: 0, humanRounds: 0, scored: 0, received: 0, answered: 0, payers: 0, inquirers: 0 };
  const found = serviceFigures(nothing, { hasOrders: true });
  for (const id of ["averageReply", "humanReply", "averageScore", "replyRate", "conversion", "orderValue"] as const)
    expect([id, found[id]]).toEqual([id, { value: null, absent: "no-cases" }]);
  expect(found.paidTotal.value).toBe(11_900);
  expect(serviceFigures(sums, { hasOrders: false }).paidTotal).toEqual({ value: null, absent: "no-orders" });
  const older = serviceFigures({ ...sums, uncounted: 1 }, { hasOrders: true });
  expect([older.received.absent, older.replyRate.absent, older.averageReply.absent]).toEqual([
    "not-counted-then",
    "not-counted-then",
    null,
  ]);
});

const work = {
  reviewers: 2,
  sessions: 5,
  systemTags: 7,
  addedTags: 4,
  corrected: 2,
  sessionRemarks: 1,
  remarks: 3,
  visits: 6,
  reviewMs: 90_500,
};

test("of reviewers' eight figures each is what its formula says (F158, F160, F162, F163, F165)", () => {
  const found = reviewFigures(work);
  const values = Object.fromEntries(Object.entries(found).map(([id, { value }]) => [id, value]));
  expect(values).toEqual({
    reviewers: 2,
    reviewedSessions: 5,
    correctionRate: 40,
    systemTags: 7,
    addedTags: 4,
    sessionRemarks: 1,
    sentenceRemarks: 3,
    reviewTime: 90.5,
  });
});

test("reviews without a visit have an unknown time, and no reviews no rate (F160, F165)", () => {
  const idle = { ...work, visits: 0, reviewMs: 0 };
  expect(reviewFigures(idle).reviewTime).toEqual({ value: null, absent: "time-not-recorded" });
  const nothing = { ...idle, sessions: 0, corrected: 0 };
  expect(reviewFigures(nothing).reviewTime).toEqual({ value: 0, absent: null });
  expect(reviewFigures(nothing).correctionRate).toEqual({ value: null, absent: "no-cases" });
});

test("every id is used once, and every figure names its row and has its formula in two languages", () => {
  const all: readonly Metric[] = [...serviceMetrics, ...reviewMetrics];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, formula, row } of all) {
    expect([id, /^F\d{3}/.test(row)]).toEqual([id, true]);
    expect([id, /\p{Script=Han}/u.test(formula.en), /\p{Script=Han}/u.test(formula.zh)]).toEqual([id, false, true]);
  }
});
