/** What the wall clock of a shop shows. `weekday` is 1 for Monday to 7 for Sunday, `minute` counts from midnight. */
export type WallClock = { readonly day: string; readonly weekday: number; readonly minute: number };

/** A calendar day of a time zone: `[start, end)` in epoch milliseconds, `day` as `2026-11-20`. */
export type Day = { readonly day: string; readonly start: number; readonly end: number };

export const dayMs = 86_400_000;
/** Every zone changes its clock at a full quarter of an hour. */
const quarterMs = 900_000;

/** `days`: the offset by day of UTC, null for a day within which it changes. */
type Zone = { readonly format: Intl.DateTimeFormat; readonly days: Map<number, number | null> };

const zones = new Map<string, Zone>();
/** Some years of days in a zone; reading one anew costs microseconds. */
const mostDays = 2_000;

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const two = "2-digit" as const;
  const parts = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  const zone: Zone = {
    format: new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", ...parts }),
    days: new Map(),
  };
  zones.set(timeZone, zone);
  return zone;
}

function readOffset({ format }: Zone, at: number): number {
  const second = Math.floor(at / 1_000) * 1_000;
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(second)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}

/** What the zone's wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetMs(at: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const day = Math.floor(at / dayMs);
  let offset = zone.days.get(day);
  if (offset === undefined) {
    const first = readOffset(zone, day * dayMs);
    offset = first === readOffset(zone, (day + 1) * dayMs) ? first : null;
    if (zone.days.size >= mostDays) zone.days.clear();
    zone.days.set(day, offset);
  }
  return offset ?? readOffset(zone, at);
}

/** The wall clock of `timeZone` (IANA) at an instant in epoch milliseconds, written as if it were UTC. */
export function wallTime(at: number, timeZone: string): number {
  return at + offsetMs(at, timeZone);
}

/**
 * The first instant at which the zone's wall clock shows `wall` (written as if it were UTC) or, where the clock is put forward over
 * it, the instant of that change.
 */
export function instantOf(wall: number, timeZone: string): number {
  const [before, after] = [offsetMs(wall - dayMs, timeZone), offsetMs(wall + dayMs, timeZone)];
  if (before === after) return wall - before;
  const earliest = Math.min(wall - before, wall - after);
  const latest = Math.max(wall - before, wall - after);
  if (wallTime(earliest, timeZone) === wall) return earliest;
  if (wallTime(latest, timeZone) === wall) return latest;
  let instant = Math.ceil(earliest / quarterMs) * quarterMs;
  while (wallTime(instant, timeZone) < wall && instant < latest) instant += quarterMs;
  return instant;
}

/** The wall clock of `timeZone` (IANA) at an instant in epoch milliseconds. */
export function wallClock(at: number, timeZone: string): WallClock {
  const wall = wallTime(at, timeZone);
  const midnight = Math.floor(wall / dayMs) * dayMs;
  return {
    day: dayName(midnight),
    weekday: weekdayOf(midnight),
    minute: Math.floor((wall - midnight) / 60_000),
  };
}

export function dayName(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(midnight: number): number {
  return ((new Date(midnight).getUTCDay() + 6) % 7) + 1;
}

const lastDays = new Map<string, Day>();

/** The day of `at` in `timeZone` (IANA). Keeps the last day of each zone, since neighbouring messages share it. */
export function dayOf(at: number, timeZone: string): Day {
  const last = lastDays.get(timeZone);
  if (last !== undefined && at >= last.start && at < last.end) return last;
  const midnight = Math.floor(wallTime(at, timeZone) / dayMs) * dayMs;
  const found: Day = {
    day: dayName(midnight),
    start: instantOf(midnight, timeZone),
    end: instantOf(midnight + dayMs, timeZone),
  };
  lastDays.set(timeZone, found);
  return found;
}
