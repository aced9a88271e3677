import { describe, expect, it } from "vitest";
import { maxAttempts, readRetryAfter, waitAfter } from "./schedule.ts";

describe("waiting between attempts", () => {
  it("follows the published schedule and then gives up", () => {
    const waits = Array.from({ length: maxAttempts }, (_, index) => waitAfter(index + 1, { random: 0 }));
    expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it("adds up to a fifth by chance, never less", () => {
    expect(waitAfter(2, { random: 0.5 })).toBe(330);
    expect(waitAfter(2, { random: 0.999_999 })).toBe(360);
  });

  it("waits as long as the receiver asks, up to about a day, and never shorter than the schedule", () => {
    expect(waitAfter(1, { random: 0, retryAfter: 120 })).toBe(120);
    expect(waitAfter(3, { random: 0, retryAfter: 1 })).toBe(1_800);
    expect(waitAfter(1, { random: 0, retryAfter: 999_999_999 })).toBe(103_680);
    expect(waitAfter(maxAttempts, { random: 0, retryAfter: 5 })).toBeNull();
  });

  it.each([
    ["120", 120],
    ["0", 0],
    ["Wed, 01 Jan 2025 00:00:30 GMT", 30],
    ["Tue, 31 Dec 2024 23:00:00 GMT", 0],
    ["soon", null],
    ["-5x", null],
    [null, null],
  ])("reads retry-after %j as %j", (header, seconds) => {
    expect(readRetryAfter(header, Date.UTC(2025, 0, 1))).toBe(seconds);
  });
});
