import { expect, it } from "vitest";
import { reasonsOf } from "./reasons-of.ts";

it("adds up why a policy did not act over its modes, most frequent first, without what it did and the hold-out", () => {
  const count = (
    mode: "act" | "observe",
    outcome: "acted" | "suppressed" | "late",
    reason: string,
    decisions: number,
  ) => ({
    mode,
    outcome,
    reason,
    decisions,
    conversations: 1,
  });
  expect(
    reasonsOf([
      count("act", "acted", "matched", 9),
      count("act", "suppressed", "holdout", 8),
      count("act", "late", "late", 3),
      count("act", "suppressed", "frequency", 2),
      count("observe", "suppressed", "frequency", 2),
    ]),
  ).toEqual([
    { reason: "frequency", decisions: 4, conversations: 2 },
    { reason: "late", decisions: 3, conversations: 1 },
  ]);
});
