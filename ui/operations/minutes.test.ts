import { expect, test } from "vitest";
import { minuteMs, perMinute, sumOf, wholeHour } from "./minutes.ts";

const now = 100 * minuteMs + 12_000;
const minute = (at: number, events: number) => ({ at: at * minuteMs, accepted: 1, refused: 0, events });

test("an hour has sixty minutes, also those in which nothing came in", () => {
  const hour = wholeHour([minute(41, 5), minute(100, 7), minute(12, 9)], now);
  expect(hour).toHaveLength(60);
  expect([hour[0]?.at, hour[0]?.events, hour[59]?.events]).toEqual([41 * minuteMs, 5, 7]);
  expect(sumOf(hour, "events")).toBe(12);
});

test("the minute that runs does not count for the pace", () => {
  expect(perMinute([minute(100, 1_000), minute(99, 30), minute(90, 10), minute(89, 500)], now, 10)).toBe(4);
});
