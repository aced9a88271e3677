import { expect, it } from "vitest";
import { daysOfPreset, rangeIn } from "./report-range.ts";

/** Half past midnight of the 1st of March in Shanghai. */
const today = { now: Date.parse("2026-02-28T16:30:00Z"), timeZone: "Asia/Shanghai" };
const of = (text: string) => rangeIn(new URLSearchParams(text), today);

it("counts days back from the shop's today", () => {
  expect(daysOfPreset("today", today)).toEqual({ from: "2026-03-01", to: "2026-03-01" });
  expect(daysOfPreset("yesterday", today)).toEqual({ from: "2026-02-28", to: "2026-02-28" });
  expect(daysOfPreset("week", today)).toEqual({ from: "2026-02-23", to: "2026-03-01" });
  expect(daysOfPreset("month", today)).toEqual({ from: "2026-01-31", to: "2026-03-01" });
});

it("takes named days from the address, and the last week where it names none that can be", () => {
  expect(of("from=2026-01-01&to=2026-01-31&range=today")).toEqual({
    from: "2026-01-01",
    to: "2026-01-31",
    preset: null,
  });
  expect(of("range=yesterday").preset).toBe("yesterday");
  for (const wrong of ["", "range=year", "from=2026-02-01&to=2026-01-01", "from=2025-01-01&to=2026-01-01"])
    expect([wrong, of(wrong).preset]).toEqual([wrong, "week"]);
});
