import { describe, expect, test } from "vitest";
import { isWithin, wallClock } from "./clock.ts";

describe("wallClock", () => {
  test.each([
    ["2026-11-20T15:59:59Z", "Asia/Shanghai", { day: "2026-11-20", weekday: 5, minute: 1_439 }],
    ["2026-11-20T16:00:00Z", "Asia/Shanghai", { day: "2026-11-21", weekday: 6, minute: 0 }],
    ["2026-11-22T12:00:00Z", "UTC", { day: "2026-11-22", weekday: 7, minute: 720 }],
    ["2026-03-08T06:59:00Z", "America/New_York", { day: "2026-03-08", weekday: 7, minute: 119 }],
    ["2026-03-08T07:00:00Z", "America/New_York", { day: "2026-03-08", weekday: 7, minute: 180 }],
    ["2026-11-20T10:00:00Z", "Asia/Kathmandu", { day: "2026-11-20", weekday: 5, minute: 945 }],
  ])("%s in %s", (at, timeZone, expected) => {
    expect(wallClock(Date.parse(at), timeZone)).toEqual(expected);
  });
});

describe("isWithin", () => {
  const at = (weekday: number, time: string) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return { day: "2026-11-20", weekday, minute: hours * 60 + minutes };
  };

  test.each([
    [{ from: "09:00", to: "18:00" }, at(1, "09:00"), true],
    [{ from: "09:00", to: "18:00" }, at(1, "17:59"), true],
    [{ from: "09:00", to: "18:00" }, at(1, "18:00"), false],
    [{ from: "22:00", to: "08:00" }, at(1, "23:00"), true],
    [{ from: "22:00", to: "08:00" }, at(1, "07:59"), true],
    [{ from: "22:00", to: "08:00" }, at(1, "08:00"), false],
    [{ from: "00:00", to: "00:00" }, at(3, "12:00"), true],
    [{ weekdays: [6, 7], from: "09:00", to: "18:00" }, at(6, "10:00"), true],
    [{ weekdays: [6, 7], from: "09:00", to: "18:00" }, at(5, "10:00"), false],
    [{ weekdays: [7], from: "22:00", to: "08:00" }, at(1, "07:00"), true],
    [{ weekdays: [7], from: "22:00", to: "08:00" }, at(7, "07:00"), false],
  ])("%j at %j: %j", (window, clock, expected) => {
    expect(isWithin(window, clock)).toBe(expected);
  });
});
