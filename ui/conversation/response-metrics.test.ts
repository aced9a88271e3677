import { expect, it } from "vitest";
import { responseMetrics } from "./response-metrics.ts";

it("divides before it rounds", () => {
  expect(responseMetrics({ rounds: 3, replyMs: 10_000, humanRounds: 1, humanReplyMs: 8_040 })).toEqual([
    { name: "averageReply", seconds: "3.3", sum: "10", rounds: 3 },
    { name: "humanReply", seconds: "8", sum: "8", rounds: 1 },
  ]);
});

it("names no figure that nothing was measured for", () => {
  expect(responseMetrics({ rounds: 1, replyMs: 500, humanRounds: 0, humanReplyMs: 0 })).toMatchObject([
    { name: "averageReply" },
  ]);
  expect(responseMetrics({ rounds: 0, replyMs: 0, humanRounds: 0, humanReplyMs: 0 })).toEqual([]);
});
