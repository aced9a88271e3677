import { expect, test } from "vitest";
import { costs } from "./costs.ts";
import { referenceLoad } from "./load.ts";
import { chatShape, simulatePeak } from "./peak.ts";

/** Messages a second of the peak hour in all. */
const rated = (perSecond: number, changes = {}) => {
  const { messagesEach } = { ...referenceLoad, ...changes };
  return { ...referenceLoad, ...changes, peak: 1, conversationsADay: (perSecond * 86_400) / messagesEach };
};

test("the same seed brings the same hour, another one another", () => {
  const of = (seed: number) => simulatePeak(rated(50), { databases: 1, seconds: 10, seed });
  expect(of(1)).toEqual(of(1));
  expect(of(1).lagMs).not.toEqual(of(2).lagMs);
});

test("messages come as often as the load says, and a calm ledger adds one transaction or two", () => {
  const calm = simulatePeak(rated(200), { databases: 1, seconds: 60 });
  expect(calm.messagesASecond).toBeGreaterThan(190);
  expect(calm.messagesASecond).toBeLessThan(210);
  const transaction = costs.networkMs.value + costs.transactionMs.value;
  expect(calm.receiptMs.p50).toBeGreaterThan(transaction);
  expect(calm.receiptMs.p99).toBeLessThan(3 * transaction);
  expect(calm.grows).toBe(false);
});

test("too few databases fall behind and get fewer, larger appends; enough of them do neither", {
  timeout: 90_000,
}, () => {
  const load = rated(2_000);
  const few = simulatePeak(load, { databases: 1 });
  const enough = simulatePeak(load, { databases: 3 });
  expect(few).toMatchObject({ grows: true });
  expect(few.receiptMs.p99).toBeGreaterThan(5_000);
  expect(few.deepest).toBeGreaterThan(1_000);
  expect(few.shape.appends).toBeLessThan(0.9 * enough.shape.appends);
  expect(enough.grows).toBe(false);
  expect(enough.receiptMs.p99).toBeLessThan(200);
});

test("chats whose words follow each other quickly need fewer appends", () => {
  const [quick, slow] = [1, 60].map((gapSeconds) => chatShape({ ...referenceLoad, gapSeconds }));
  expect(quick?.appends).toBeLessThan(0.5);
  expect(slow?.appends).toBeGreaterThan(0.9);
});
