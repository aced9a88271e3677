import { z } from "zod";
import { dayMs, instantOf, wallTime, weekdayOf } from "./clock.ts";
import { refuse } from "./refuse.ts";

const minuteMs = 60_000;
const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

const from = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30");
const to = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as 18:00, at most 24:00");

/** Opening of one day, in the shop's time zone. `to` is exclusive and, where it is not after `from`, lies on the next day. */
export const dayWindow = z.strictObject({ from, to }).superRefine(refuseNothing);
export type DayWindow = z.infer<typeof dayWindow>;

/** The same on some days of the week: 1 is Monday, 7 is Sunday. What is after midnight belongs to the day on which it began. */
export const timeWindow = z
  .strictObject({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from, to })
  .superRefine(refuseNothing);
export type TimeWindow = z.infer<typeof timeWindow>;

function refuseNothing(window: DayWindow, context: z.core.$RefinementCtx): void {
  if (window.from !== window.to) return;
  const text = {
    zh: "开始与结束相同；全天请填 00:00–24:00",
    en: "begins when it ends; for the whole day take 00:00 to 24:00",
  };
  refuse(context, text, { path: ["to"] });
}

/** Refuses windows of a week of which two are open at the same time. */
export function refuseOverlaps(windows: readonly TimeWindow[], context: z.core.$RefinementCtx): void {
  const index = overlapIn(
    windows.map((window) => window.days.map((day) => stretchOfDay(window, (day - 1) * dayMinutes))),
    weekMinutes,
  );
  if (index === null) return;
  refuse(context, { zh: "与另一个时段重叠", en: "overlaps with another window" }, { path: [index] });
}

/** Refuses windows of one day of which two are open at the same time. */
export function refuseOverlapsOfDay(windows: readonly DayWindow[], context: z.core.$RefinementCtx): void {
  const index = overlapIn(windows.map((window) => [stretchOfDay(window, 0)]));
  if (index === null) return;
  refuse(context, { zh: "与另一个时段重叠", en: "overlaps with another window" }, { path: [index] });
}

type Minutes = { readonly start: number; readonly end: number };

/** The first of the lists with a stretch that another, or itself, has too; `cycle`: where the count begins anew. */
function overlapIn(lists: readonly (readonly Minutes[])[], cycle?: number): number | null {
  const seen: Minutes[] = [];
  for (const [index, list] of lists.entries()) {
    for (const { start, end } of list) {
      const over = cycle !== undefined && end > cycle;
      const pieces = over
        ? [
            { start, end: cycle },
            { start: 0, end: end - cycle },
          ]
        : [{ start, end }];
      if (pieces.some((piece) => seen.some((other) => piece.start < other.end && other.start < piece.end)))
        return index;
      seen.push(...pieces);
    }
  }
  return null;
}

function stretchOfDay({ from: begins, to: ends }: DayWindow, midnight: number): Minutes {
  const [start, end] = [minutesOf(begins), minutesOf(ends)];
  return { start: midnight + start, end: midnight + (end > start ? end : end + dayMinutes) };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** A window as it lies on one day: `[start, end)` in epoch milliseconds, empty where the clock is put forward over all of it. */
export function stretchOn(window: DayWindow, midnight: number, timeZone: string): { start: number; end: number } {
  const { start, end } = stretchOfDay(window, 0);
  return {
    start: instantOf(midnight + start * minuteMs, timeZone),
    end: instantOf(midnight + end * minuteMs, timeZone),
  };
}

/** Whether one of the windows is open. `windowsOn` gives those that begin on the day whose midnight it is given. */
export function isWithin(windowsOn: (midnight: number) => readonly DayWindow[], timeZone: string, at: number): boolean {
  const today = midnightOf(at, timeZone);
  return [today, today - dayMs].some((midnight) =>
    windowsOn(midnight).some((window) => {
      const { start, end } = stretchOn(window, midnight, timeZone);
      return at >= start && at < end;
    }),
  );
}

/** Midnight of the day of `at`, as the zone's wall clock written as if it were UTC. */
export function midnightOf(at: number, timeZone: string): number {
  return Math.floor(wallTime(at, timeZone) / dayMs) * dayMs;
}

/** Windows that begin on a day of the week; without `days`: every day. */
export function onWeekday(
  windows: readonly (DayWindow & { readonly days?: readonly number[] | undefined })[],
): (midnight: number) => readonly DayWindow[] {
  return (midnight) => {
    const weekday = weekdayOf(midnight);
    return windows.filter(({ days }) => days === undefined || days.includes(weekday));
  };
}
