import { dayMs, dayName, instantOf, wallTime } from "../../plugins/sdk/clock.ts";

/** Calendar days of a shop, both included, as `2026-11-20`. */
export type Days = { readonly from: string; readonly to: string };

/** A report reads every session of its days. */
export const mostReportDays = 92;
export const defaultReportDays = 7;

const midnightOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The days asked for; up to today, and seven of them, unless the caller says otherwise. null: too many, or none. */
export function daysOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Days | null {
  const to = asked.to ?? dayName(Math.floor(wallTime(now, timeZone) / dayMs) * dayMs);
  const from = asked.from ?? dayName(midnightOf(to) - (defaultReportDays - 1) * dayMs);
  const days = (midnightOf(to) - midnightOf(from)) / dayMs + 1;
  return days < 1 || days > mostReportDays ? null : { from, to };
}

/** From the first day's midnight to the end of the last, epoch milliseconds. */
export function periodOfDays({ from, to }: Days, timeZone: string): { from: number; to: number } {
  return { from: instantOf(midnightOf(from), timeZone), to: instantOf(midnightOf(to) + dayMs, timeZone) };
}

/** The midnight of the shop that is so many days before a day's own, epoch milliseconds. */
export function daysBefore(day: string, { days, timeZone }: { days: number; timeZone: string }): number {
  return instantOf(midnightOf(day) - days * dayMs, timeZone);
}

/** All days, also those without sessions, oldest first. */
export function everyDay({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let midnight = midnightOf(from); midnight <= midnightOf(to); midnight += dayMs) days.push(dayName(midnight));
  return days;
}

/** From `since` (epoch milliseconds) on, the shop's wall clock is `ahead` milliseconds ahead of UTC. */
export type ClockChange = { readonly since: number; readonly ahead: number };

const quarterMs = 900_000;

/** What the shop's wall clock was ahead of UTC, from before the first day on; every zone changes at a full quarter of an hour. */
export function clockChanges(days: Days, timeZone: string): ClockChange[] {
  const { from, to } = periodOfDays(days, timeZone);
  const changes: ClockChange[] = [];
  for (let since = from - dayMs; since < to; since += quarterMs) {
    const ahead = wallTime(since, timeZone) - since;
    if (changes.at(-1)?.ahead !== ahead) changes.push({ since: changes.length === 0 ? 0 : since, ahead });
  }
  return changes;
}
