import { describe, expect, it } from "vitest";
import { brief, clock, dayOf, duration, elapsed, startOfDay } from "./time.ts";

const at = Date.UTC(2026, 10, 20, 17, 30, 5);

describe("times of a shop", () => {
  it("are in the shop's zone", () => {
    expect(clock(at, { language: "zh", timeZone: "Asia/Shanghai" })).toBe("01:30:05");
    expect(clock(at, { language: "en", timeZone: "Europe/Berlin" })).toBe("18:30:05");
    expect(dayOf(at, "Asia/Shanghai")).toBe("2026-11-21");
    expect(dayOf(at, "Europe/Berlin")).toBe("2026-11-20");
  });

  it("show the clock today, the date before that, the year when it differs", () => {
    const place = { language: "zh", timeZone: "Asia/Shanghai" } as const;
    expect(brief(at, at, place)).toBe("01:30:05");
    expect(brief(at, at + 86_400_000, place)).toBe("11月21日 01:30");
    expect(brief(at, at + 400 * 86_400_000, place)).toContain("2026年");
  });

  it("start their day at the shop's midnight", () => {
    expect(startOfDay(at, "Asia/Shanghai")).toBe(Date.UTC(2026, 10, 20, 16));
    expect(startOfDay(at, "UTC")).toBe(Date.UTC(2026, 10, 20));
    expect(startOfDay(Date.UTC(2026, 10, 20, 16), "Asia/Shanghai")).toBe(Date.UTC(2026, 10, 20, 16));
  });
});

describe("durations", () => {
  it("use the largest whole unit", () => {
    const words = { seconds: "s", minutes: "min", hours: "h" };
    expect([45, 60, 90, 600, 3_600, 5_400].map((seconds) => duration(seconds, words))).toEqual([
      "45 s",
      "1 min",
      "90 s",
      "10 min",
      "1 h",
      "90 min",
    ]);
  });

  it("that something took are told in two units", () => {
    const words = { seconds: "s", minutes: "min", hours: "h" };
    expect([0, 400, 45_000, 60_000, 200_400, 3_600_000, 7_530_000].map((ms) => elapsed(ms, words))).toEqual([
      "0 s",
      "0 s",
      "45 s",
      "1 min",
      "3 min 20 s",
      "1 h",
      "2 h 5 min",
    ]);
  });
});
