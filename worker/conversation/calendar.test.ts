import { expect, test } from "vitest";
import { dayOf } from "./calendar.ts";

const at = (text: string) => Date.parse(text);

test("cuts days at midnight of the shop's time zone", () => {
  const day = dayOf(at("2026-11-20T16:30:00Z"), "Asia/Shanghai");
  expect(day.day).toBe("2026-11-21");
  expect(day.start).toBe(at("2026-11-20T16:00:00Z"));
  expect(day.end).toBe(at("2026-11-21T16:00:00Z"));
});

test("one millisecond before midnight belongs to the day before", () => {
  expect(dayOf(at("2026-11-20T15:59:59.999Z"), "Asia/Shanghai").day).toBe("2026-11-20");
  expect(dayOf(at("2026-11-20T16:00:00.000Z"), "Asia/Shanghai").day).toBe("2026-11-21");
});

test("a day on which the clock is changed is 23 or 25 hours long", () => {
  const spring = dayOf(at("2026-03-29T12:00:00Z"), "Europe/Berlin");
  const autumn = dayOf(at("2026-10-25T12:00:00Z"), "Europe/Berlin");
  expect(spring.end - spring.start).toBe(23 * 3_600_000);
  expect(autumn.end - autumn.start).toBe(25 * 3_600_000);
});
