import { z } from "zod";
import { dayMs, dayName } from "./clock.ts";
import { refuse } from "./refuse.ts";
import {
  type DayWindow,
  dayWindow,
  isWithin,
  midnightOf,
  onWeekday,
  refuseOverlaps,
  refuseOverlapsOfDay,
  stretchOn,
  timeWindow,
} from "./time-window.ts";

const date = z.iso.date("a date of the calendar such as 2026-10-01");

/** Days that differ from the week: closed, or open in windows of their own. */
export const holiday = z
  .strictObject({
    date,
    /** Last day, where it is more than one. */
    until: date.optional(),
    title: z.string().trim().max(80).default(""),
    /** Empty: closed. What began on the evening before still runs to its end. */
    windows: z.array(dayWindow).max(6).superRefine(refuseOverlapsOfDay).default([]),
  })
  .superRefine(({ date: first, until }, context) => {
    if (until === undefined || until >= first) return;
    refuse(context, { zh: "结束日期早于开始日期", en: "before the first day" }, { path: ["until"] });
  });
export type Holiday = z.infer<typeof holiday>;

/** When somebody is there, in the shop's time zone. A shop without hours is always open. */
export const hours = z.strictObject({
  weekly: z.array(timeWindow).min(1).max(42).superRefine(refuseOverlaps),
  holidays: z.array(holiday).max(200).superRefine(refuseTwice).default([]),
});
export type Hours = z.infer<typeof hours>;

function refuseTwice(holidays: readonly Holiday[], context: z.core.$RefinementCtx): void {
  for (const [index, { date: first, until = first }] of holidays.entries()) {
    const twice = holidays.slice(0, index).some((other) => first <= (other.until ?? other.date) && other.date <= until);
    if (!twice) continue;
    refuse(context, { zh: "该日期已经填写", en: "is already listed" }, { path: [index, "date"] });
    return;
  }
}

/** When something applies. The business hours are those of the shop. */
export const schedule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("always") }),
  z.strictObject({ kind: z.literal("business-hours") }),
  z.strictObject({ kind: z.literal("outside-business-hours") }),
  z.strictObject({
    kind: z.literal("windows"),
    windows: z.array(timeWindow).min(1).max(42).superRefine(refuseOverlaps),
  }),
]);
export type Schedule = z.infer<typeof schedule>;

/** Whether the shop is open at an instant (epoch milliseconds); `timeZone` is an IANA name. */
export function isOpen(shopHours: Hours | undefined, timeZone: string, at: number): boolean {
  return shopHours === undefined || isWithin(windowsOf(shopHours), timeZone, at);
}

export function inSchedule(when: Schedule, shopHours: Hours | undefined, timeZone: string, at: number): boolean {
  switch (when.kind) {
    case "always":
      return true;
    case "business-hours":
      return isOpen(shopHours, timeZone, at);
    case "outside-business-hours":
      return !isOpen(shopHours, timeZone, at);
    case "windows":
      return isWithin(onWeekday(when.windows), timeZone, at);
  }
}

/** The longest holiday that is looked across. */
const daysAhead = 400;

/** When the shop opens next (epoch milliseconds); null while it is open, and where it does not open within a year. */
export function nextOpening(shopHours: Hours | undefined, timeZone: string, at: number): number | null {
  if (shopHours === undefined || isOpen(shopHours, timeZone, at)) return null;
  const today = midnightOf(at, timeZone);
  const windowsOn = windowsOf(shopHours);
  for (let day = 0; day <= daysAhead; day++) {
    const midnight = today + day * dayMs;
    const openings = windowsOn(midnight)
      .map((window) => stretchOn(window, midnight, timeZone))
      .filter(({ start, end }) => start > at && end > start);
    if (openings.length > 0) return Math.min(...openings.map(({ start }) => start));
  }
  return null;
}

function windowsOf({ weekly, holidays }: Hours): (midnight: number) => readonly DayWindow[] {
  const onWeek = onWeekday(weekly);
  return (midnight) => {
    const name = dayName(midnight);
    const special = holidays.find(({ date: first, until = first }) => first <= name && name <= until);
    return special?.windows ?? onWeek(midnight);
  };
}
