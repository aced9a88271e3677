import { type Days, daysOf } from "../../worker/reports/shop-days.ts";
import { startOfDay } from "../show/time.ts";

export const ranges = ["any", "today", "day", "week", "month"] as const;
export type Range = (typeof ranges)[number];

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Since when, to the minute, so that a list does not ask anew at every render. */
export function startOf(range: Range, now: number, timeZone: string): number | undefined {
  const minute = now - (now % minuteMs);
  switch (range) {
    case "any":
      return undefined;
    case "today":
      return startOfDay(now, timeZone);
    case "day":
      return minute - dayMs;
    case "week":
      return minute - 7 * dayMs;
    case "month":
      return minute - 30 * dayMs;
  }
}

/** Calendar days of the shop that an address names, as reports link to; null: it names none, or ones that are no days. */
export function daysIn(search: URLSearchParams): Days | null {
  const [from, to] = [search.get("from"), search.get("to")];
  if (from === null || to === null) return null;
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return isDay(from) && isDay(to) ? daysOf({ from, to }, { now: 0, timeZone: "UTC" }) : null;
}
