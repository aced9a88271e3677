import { expect, test } from "vitest";
import { clockChanges, daysOf, everyDay, periodOfDays } from "./shop-days.ts";

const shanghai = { now: Date.parse("2026-11-20T16:30:00Z"), timeZone: "Asia/Shanghai" };

test("days are the shop's: half past midnight there is its next day", () => {
  expect(daysOf({}, shanghai)).toEqual({ from: "2026-11-15", to: "2026-11-21" });
  expect(daysOf({}, { ...shanghai, timeZone: "UTC" })).toEqual({ from: "2026-11-14", to: "2026-11-20" });
});

test("takes 92 days and no more, and none that run backwards", () => {
  expect(daysOf({ from: "2026-08-01", to: "2026-10-31" }, shanghai)).not.toBeNull();
  expect(daysOf({ from: "2026-07-31", to: "2026-10-31" }, shanghai)).toBeNull();
  expect(daysOf({ from: "2026-10-31", to: "2026-10-30" }, shanghai)).toBeNull();
});

test("a period ends where its last day ends, and every day of it is named", () => {
  const days = { from: "2026-02-27", to: "2026-03-01" };
  expect(everyDay(days)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(periodOfDays(days, "Asia/Shanghai")).toEqual({
    from: Date.parse("2026-02-26T16:00:00Z"),
    to: Date.parse("2026-03-01T16:00:00Z"),
  });
});

test("knows when the wall clock changes within the period", () => {
  const days = { from: "2026-03-28", to: "2026-03-30" };
  expect(clockChanges(days, "Europe/Berlin")).toEqual([
    { since: 0, ahead: 3_600_000 },
    { since: Date.parse("2026-03-29T01:00:00Z"), ahead: 7_200_000 },
  ]);
  expect(clockChanges(days, "Asia/Kathmandu")).toEqual([{ since: 0, ahead: 20_700_000 }]);
});
