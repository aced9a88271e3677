import { describe, expect, test } from "vitest";
import { dayOf, instantOf, wallClock } from "./clock.ts";

const at = (text: string) => Date.parse(text);
const hourMs = 3_600_000;

describe("wallClock", () => {
  test.each([
    ["2026-11-20T15:59:59Z", "Asia/Shanghai", { day: "2026-11-20", weekday: 5, minute: 1_439 }],
    ["2026-11-20T16:00:00Z", "Asia/Shanghai", { day: "2026-11-21", weekday: 6, minute: 0 }],
    ["2026-11-22T12:00:00Z", "UTC", { day: "2026-11-22", weekday: 7, minute: 720 }],
    ["2026-03-08T06:59:59.999Z", "America/New_York", { day: "2026-03-08", weekday: 7, minute: 119 }],
    ["2026-03-08T07:00:00Z", "America/New_York", { day: "2026-03-08", weekday: 7, minute: 180 }],
    ["2026-11-20T10:00:00Z", "Asia/Kathmandu", { day: "2026-11-20", weekday: 5, minute: 945 }],
  ])("%s in %s", (instant, timeZone, expected) => {
    expect(wallClock(at(instant), timeZone)).toEqual(expected);
  });

  test("a day on which the clock changes is read to the minute, also after another day was", () => {
    expect(wallClock(at("2026-10-25T00:59:00Z"), "Europe/Berlin").minute).toBe(179);
    expect(wallClock(at("2026-10-26T00:59:00Z"), "Europe/Berlin").minute).toBe(119);
    expect(wallClock(at("2026-10-25T01:00:00Z"), "Europe/Berlin").minute).toBe(120);
  });
});

describe("instantOf", () => {
  test.each([
    ["an ordinary time", "2026-11-20T09:00:00Z", "Asia/Shanghai", "2026-11-20T01:00:00Z"],
    ["a time that comes twice: the first", "2026-10-25T02:30:00Z", "Europe/Berlin", "2026-10-25T00:30:00Z"],
    ["a time that is left out: the change", "2026-03-29T02:30:00Z", "Europe/Berlin", "2026-03-29T01:00:00Z"],
    ["half an hour is left out", "2026-10-04T02:15:00Z", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["a midnight that is left out", "2026-09-06T00:00:00Z", "America/Santiago", "2026-09-06T04:00:00Z"],
    ["the hour before a change", "2026-03-29T01:59:00Z", "Europe/Berlin", "2026-03-29T00:59:00Z"],
    ["the hour after it", "2026-03-29T03:00:00Z", "Europe/Berlin", "2026-03-29T01:00:00Z"],
  ])("%s", (_, wall, timeZone, expected) => {
    expect(new Date(instantOf(at(wall), timeZone)).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe("dayOf", () => {
  test("cuts days at midnight of the shop's time zone", () => {
    const day = dayOf(at("2026-11-20T16:30:00Z"), "Asia/Shanghai");
    expect(day).toEqual({ day: "2026-11-21", start: at("2026-11-20T16:00:00Z"), end: at("2026-11-21T16:00:00Z") });
  });

  test("one millisecond before midnight belongs to the day before", () => {
    expect(dayOf(at("2026-11-20T15:59:59.999Z"), "Asia/Shanghai").day).toBe("2026-11-20");
    expect(dayOf(at("2026-11-20T16:00:00.000Z"), "Asia/Shanghai").day).toBe("2026-11-21");
  });

  test.each([
    ["2026-03-29T12:00:00Z", "Europe/Berlin", 23],
    ["2026-10-25T12:00:00Z", "Europe/Berlin", 25],
    ["2026-09-06T12:00:00Z", "America/Santiago", 23],
  ])("the day of %s in %s is %d hours long", (instant, timeZone, hours) => {
    const { start, end } = dayOf(at(instant), timeZone);
    expect(end - start).toBe(hours * hourMs);
  });
});
