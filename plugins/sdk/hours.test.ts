import { describe, expect, test } from "vitest";
import { type Hours, hours, inSchedule, isOpen, nextOpening, schedule } from "./hours.ts";
import { isWithin, onWeekday } from "./time-window.ts";

const zone = "Asia/Shanghai";
/** A wall-clock time of Shanghai, which never changes its clock. */
const at = (wall: string) => Date.parse(`${wall}+08:00`);
const workdays = [1, 2, 3, 4, 5];
const read = (input: unknown): Hours => hours.parse(input);

const shop = read({
  weekly: [
    { days: workdays, from: "09:00", to: "12:00" },
    { days: workdays, from: "13:00", to: "18:00" },
    { days: [5, 6], from: "20:00", to: "02:00" },
  ],
  holidays: [
    { date: "2026-10-01", until: "2026-10-07", title: "国庆" },
    { date: "2026-10-10", windows: [{ from: "10:00", to: "24:00" }] },
  ],
});

describe("isOpen", () => {
  test.each([
    ["before opening", "2026-11-20T08:59:59", false],
    ["at opening", "2026-11-20T09:00:00", true],
    ["over lunch", "2026-11-20T12:00:00", false],
    ["just before closing", "2026-11-20T17:59:59", true],
    ["at closing", "2026-11-20T18:00:00", false],
    ["after midnight, of the evening before", "2026-11-21T01:59:59", true],
    ["when that evening ends", "2026-11-21T02:00:00", false],
    ["on Sunday, of Saturday's evening", "2026-11-22T01:00:00", true],
    ["on Monday, of no evening", "2026-11-23T01:00:00", false],
    ["on the first day of a holiday", "2026-10-01T10:00:00", false],
    ["on its last day", "2026-10-07T10:00:00", false],
    ["on the day after", "2026-10-08T10:00:00", true],
    ["on a Saturday with its own hours", "2026-10-10T10:00:00", true],
    ["until midnight on it", "2026-10-10T23:59:59", true],
    ["and not beyond, though Saturdays go on", "2026-10-11T00:00:00", false],
  ])("%s", (_, wall, expected) => {
    expect(isOpen(shop, zone, at(wall))).toBe(expected);
  });

  test("a shop without hours is always open", () => {
    expect(isOpen(undefined, zone, at("2026-11-20T03:00:00"))).toBe(true);
  });

  test.each([
    ["the night that is an hour shorter", "2026-03-28T21:00:00Z", "2026-03-29T02:00:00Z", 5],
    ["the night that is an hour longer", "2026-10-24T20:00:00Z", "2026-10-25T03:00:00Z", 7],
  ])("%s begins and ends by the wall clock", (_, start, end, long) => {
    const night = read({ weekly: [{ days: [6], from: "22:00", to: "04:00" }] });
    const [opens, closes] = [Date.parse(start), Date.parse(end)];
    expect((closes - opens) / 3_600_000).toBe(long);
    expect(isOpen(night, "Europe/Berlin", opens - 1)).toBe(false);
    expect(isOpen(night, "Europe/Berlin", opens)).toBe(true);
    expect(isOpen(night, "Europe/Berlin", closes - 1)).toBe(true);
    expect(isOpen(night, "Europe/Berlin", closes)).toBe(false);
  });

  test("a window that the clock leaves out opens the next time that it exists", () => {
    const lost = read({ weekly: [{ days: [7], from: "02:10", to: "02:50" }] });
    const sunday = Date.parse("2026-03-29T00:00:00Z");
    for (let minute = 0; minute < 240; minute++)
      expect(isOpen(lost, "Europe/Berlin", sunday + minute * 60_000)).toBe(false);
    expect(nextOpening(lost, "Europe/Berlin", sunday)).toBe(Date.parse("2026-04-05T00:10:00Z"));
  });
});

describe("nextOpening", () => {
  test.each([
    ["the same day", "2026-11-20T12:30:00", "2026-11-20T13:00:00"],
    ["the evening of that day", "2026-11-20T18:00:00", "2026-11-20T20:00:00"],
    ["over the week-end", "2026-11-22T02:00:00", "2026-11-23T09:00:00"],
    ["over a holiday", "2026-10-01T09:00:00", "2026-10-08T09:00:00"],
    ["a day with its own hours", "2026-10-10T02:00:00", "2026-10-10T10:00:00"],
  ])("%s", (_, wall, expected) => {
    expect(nextOpening(shop, zone, at(wall))).toBe(at(expected));
  });

  test("nothing while it is open, without hours, and where it does not open again", () => {
    expect(nextOpening(shop, zone, at("2026-11-20T10:00:00"))).toBeNull();
    expect(nextOpening(undefined, zone, at("2026-11-20T03:00:00"))).toBeNull();
    const given = { ...shop, holidays: [{ date: "2026-01-01", until: "2030-12-31", title: "", windows: [] }] };
    expect(nextOpening(given, zone, at("2026-11-20T03:00:00"))).toBeNull();
  });
});

describe("inSchedule", () => {
  const [day, night] = [at("2026-11-20T10:00:00"), at("2026-11-20T23:30:00")];
  test.each([
    [{ kind: "always" }, true, true],
    [{ kind: "business-hours" }, true, true],
    [{ kind: "outside-business-hours" }, false, false],
    [{ kind: "windows", windows: [{ days: [5], from: "23:00", to: "08:00" }] }, false, true],
    [{ kind: "windows", windows: [{ days: [4], from: "23:00", to: "08:00" }] }, false, false],
  ] as const)("%j: %j at ten, %j at half past eleven at night", (when, atDay, atNight) => {
    const parsed = schedule.parse(when);
    expect([inSchedule(parsed, shop, zone, day), inSchedule(parsed, shop, zone, night)]).toEqual([atDay, atNight]);
  });

  test("outside the business hours of a shop without hours is never", () => {
    expect(inSchedule({ kind: "outside-business-hours" }, undefined, zone, night)).toBe(false);
  });
});

describe("what cannot be is refused, with its place", () => {
  const week = [{ days: [1], from: "09:00", to: "18:00" }];
  test.each([
    ["no window", { weekly: [] }, "weekly"],
    ["no day", { weekly: [{ days: [], from: "09:00", to: "18:00" }] }, "weekly.0.days"],
    ["an eighth day", { weekly: [{ days: [8], from: "09:00", to: "18:00" }] }, "weekly.0.days.0"],
    ["a day twice", { weekly: [{ days: [1, 1], from: "09:00", to: "18:00" }] }, "weekly.0"],
    ["an hour that is none", { weekly: [{ days: [1], from: "25:00", to: "18:00" }] }, "weekly.0.from"],
    ["no length", { weekly: [{ days: [1], from: "09:00", to: "09:00" }] }, "weekly.0.to"],
    ["two at the same time", { weekly: [...week, { days: [1, 2], from: "17:59", to: "20:00" }] }, "weekly.1"],
    [
      "two at the same time after midnight, over the end of the week",
      {
        weekly: [
          { days: [1], from: "01:00", to: "03:00" },
          { days: [7], from: "22:00", to: "02:00" },
        ],
      },
      "weekly.1",
    ],
    ["a date that is none", { weekly: week, holidays: [{ date: "2026-02-30" }] }, "holidays.0.date"],
    [
      "an end before the start",
      { weekly: week, holidays: [{ date: "2026-10-02", until: "2026-10-01" }] },
      "holidays.0.until",
    ],
    [
      "a date twice",
      { weekly: week, holidays: [{ date: "2026-10-01", until: "2026-10-07" }, { date: "2026-10-07" }] },
      "holidays.1.date",
    ],
    ["an unknown field", { weekly: week, open: true }, ""],
  ])("%s", (_, input, path) => {
    const parsed = hours.safeParse(input);
    expect(parsed.error?.issues[0]?.path.join(".")).toBe(path);
  });

  test("windows that touch, and one that goes on where the other ends, are fine", () => {
    const weekly = [
      { days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "12:00" },
      { days: [1, 2, 3, 4, 5, 6, 7], from: "12:00", to: "24:00" },
    ];
    expect(hours.safeParse({ weekly }).success).toBe(true);
  });

  test("a schedule names the window", () => {
    const twice = [...week, ...week];
    const parsed = schedule.safeParse({ kind: "windows", windows: twice });
    expect(parsed.error?.issues[0]?.path.join(".")).toBe("windows.1");
    expect(schedule.safeParse({ kind: "sometimes" }).success).toBe(false);
  });
});

test("windows without days are of every day, and one that ends when it begins is the whole day", () => {
  const windows = onWeekday([{ from: "22:00", to: "08:00" }]);
  expect(isWithin(windows, zone, at("2026-11-20T07:59:59"))).toBe(true);
  expect(isWithin(windows, zone, at("2026-11-20T08:00:00"))).toBe(false);
  expect(isWithin(onWeekday([{ from: "09:00", to: "09:00" }]), zone, at("2026-11-20T03:00:00"))).toBe(true);
});
