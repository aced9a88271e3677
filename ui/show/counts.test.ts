import { expect, it } from "vitest";
import { counts, statusOf } from "./counts.ts";

it("takes a person's word before the ledger's status has followed it", () => {
  expect(statusOf({ status: "active", verdict: "wrong" })).toBe("dismissed");
  expect(statusOf({ status: "dismissed", verdict: null })).toBe("active");
  expect(statusOf({ status: "resolved", verdict: "right" })).toBe("resolved");
});

it("does not bring back what the log no longer supports", () => {
  expect(statusOf({ status: "withdrawn", verdict: "wrong" })).toBe("withdrawn");
  expect(counts({ status: "withdrawn", verdict: null })).toBe(false);
});

it("goes by the status alone in the feed, which knows no words", () => {
  expect([counts({ status: "active" }), counts({ status: "dismissed" }), counts({ status: "shadow" })]).toEqual([
    true,
    false,
    false,
  ]);
});
