/** A calendar day of a time zone: `[start, end)` in epoch milliseconds, `day` as `2026-11-20`. */
export type Day = { readonly day: string; readonly start: number; readonly end: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string): Intl.DateTimeFormat {
  let known = formats.get(timeZone);
  if (known === undefined) {
    known = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, known);
  }
  return known;
}

/** Wall-clock time of the zone, written as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1_000) + 1_000) % 1_000);
}

/** The instant at which the zone's wall clock shows `wall`; two rounds settle it on days when the clock is changed. */
function instantOf(wall: number, timeZone: string): number {
  let at = wall - (wallClock(wall, timeZone) - wall);
  at = wall - (wallClock(at, timeZone) - at);
  return at;
}

const dayMs = 86_400_000;
const cache = new Map<string, Day>();

/** The day of `at` in `timeZone` (IANA). Keeps the last day of each zone, since neighbouring messages share it. */
export function dayOf(at: number, timeZone: string): Day {
  const last = cache.get(timeZone);
  if (last !== undefined && at >= last.start && at < last.end) return last;
  const wall = wallClock(at, timeZone);
  const midnight = wall - (((wall % dayMs) + dayMs) % dayMs);
  const found: Day = {
    day: new Date(midnight).toISOString().slice(0, 10),
    start: instantOf(midnight, timeZone),
    end: instantOf(midnight + dayMs, timeZone),
  };
  cache.set(timeZone, found);
  return found;
}
