/** What the wall clock of a shop shows. `weekday` is 1 for Monday to 7 for Sunday, `minute` counts from midnight. */
export type WallClock = { readonly day: string; readonly weekday: number; readonly minute: number };

/** Every zone changes its clock at a full quarter of an hour, so one offset serves all instants of that quarter. */
const quarterMs = 900_000;
const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, { quarter: number; offsetMs: number }>();

/** The wall clock of `timeZone` (IANA) at an instant in epoch milliseconds. */
export function wallClock(at: number, timeZone: string): WallClock {
  const wall = at + offsetMs(at, timeZone);
  const sinceMidnight = ((wall % dayMs) + dayMs) % dayMs;
  const midnight = wall - sinceMidnight;
  return {
    day: new Date(midnight).toISOString().slice(0, 10),
    weekday: ((new Date(midnight).getUTCDay() + 6) % 7) + 1,
    minute: Math.floor(sinceMidnight / 60_000),
  };
}

function offsetMs(at: number, timeZone: string): number {
  const quarter = Math.floor(at / quarterMs);
  const known = offsets.get(timeZone);
  if (known !== undefined && known.quarter === quarter) return known.offsetMs;
  const start = quarter * quarterMs;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(start)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const found = { quarter, offsetMs: Date.UTC(year, month - 1, day, hour, minute, second) - start };
  offsets.set(timeZone, found);
  return found.offsetMs;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
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

/** A stretch of the day on some days of the week. `to` is exclusive; one that is not after `from` lies on the next day. */
export type TimeWindow = {
  readonly weekdays?: readonly number[] | undefined;
  readonly from: string;
  readonly to: string;
};

export function isWithin({ weekdays, from, to }: TimeWindow, { weekday, minute }: WallClock): boolean {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const isOn = (day: number): boolean => weekdays === undefined || weekdays.includes(day);
  if (start < end) return minute >= start && minute < end && isOn(weekday);
  // Over midnight: the hours after it belong to the day on which the window began.
  if (minute >= start) return isOn(weekday);
  return minute < end && isOn(weekday === 1 ? 7 : weekday - 1);
}

function minutesOf(time: string): number {
  const [hours = "0", minutes = "0"] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
