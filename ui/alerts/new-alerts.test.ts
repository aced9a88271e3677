import { expect, it } from "vitest";
import { findingItem } from "../live/feed-samples.ts";
import { neighbourId } from "./neighbour-id.ts";
import { newAlerts, newsMs } from "./new-alerts.ts";

const entry = (seq: number, item: ReturnType<typeof findingItem>, at = 0) => ({ seq, at, item });
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

it("rings for alerts that came since, newest first, and for nothing else", () => {
  const entries = [
    entry(1, findingItem({ id: "before" })),
    entry(2, findingItem({ id: "first" })),
    entry(3, findingItem({ id: "settled", status: "resolved" })),
    entry(4, findingItem({ id: "a deduction", kind: "deduct" })),
    entry(5, findingItem({ id: "rung already" })),
    entry(6, findingItem({ id: "second" })),
  ];
  const rung = new Set(["rung already"]);
  expect(ids(newAlerts(entries, { since: 1, now: 1, rung }))).toEqual(["second", "first"]);
});

it("does not ring for what is caught up with after a break", () => {
  const entries = [entry(2, findingItem({ id: "old" }), 0), entry(3, findingItem({ id: "new" }), newsMs)];
  expect(ids(newAlerts(entries, { since: 1, now: newsMs + 1, rung: new Set() }))).toEqual(["new"]);
});

it("walks from line to line and stops at the ends", () => {
  expect(neighbourId(["a", "b"], null, 1)).toBe("a");
  expect(neighbourId(["a", "b"], "a", 1)).toBe("b");
  expect(neighbourId(["a", "b"], "b", 1)).toBeNull();
  expect(neighbourId(["a", "b"], "gone", -1)).toBe("a");
  expect(neighbourId([], null, 1)).toBeNull();
});
