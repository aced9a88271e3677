import type { Language } from "../api/types.ts";

/** Times of a shop are shown in the shop's own time zone, whoever looks at them. */

const locales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
type Place = { language: Language; timeZone: string };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make and a page shows hundreds of times. */
function format(name: string, options: Intl.DateTimeFormatOptions, { language, timeZone }: Place): Intl.DateTimeFormat {
  const key = `${name}\n${language}\n${timeZone}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locales[language], { ...options, timeZone, hourCycle: "h23" });
    formats.set(key, known);
  }
  return known;
}

export function clock(at: number, place: Place): string {
  return format("clock", { hour: "2-digit", minute: "2-digit", second: "2-digit" }, place).format(at);
}

export function date(at: number, place: Place): string {
  return format("date", { year: "numeric", month: "short", day: "numeric" }, place).format(at);
}

export function dateAndClock(at: number, place: Place): string {
  return `${date(at, place)} ${clock(at, place)}`;
}

/** The calendar day in the shop's zone, as `2026-11-20`. */
export function dayOf(at: number, timeZone: string): string {
  return format("day", { year: "numeric", month: "2-digit", day: "2-digit" }, { language: "en", timeZone })
    .format(at)
    .split("/")
    .reverse()
    .join("-");
}

/** Today: the clock. This year or before: the date too. */
export function brief(at: number, now: number, place: Place): string {
  if (dayOf(at, place.timeZone) === dayOf(now, place.timeZone)) return clock(at, place);
  const sameYear = dayOf(at, place.timeZone).slice(0, 4) === dayOf(now, place.timeZone).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
  return sameYear
    ? format("short", options, place).format(at)
    : format("long", { ...options, year: "numeric" }, place).format(at);
}

/** Midnight of the shop's day that contains `now`. A day of changed clocks may be off by that hour, which counters bear. */
export function startOfDay(now: number, timeZone: string): number {
  const [hour = 0, minute = 0, second = 0] = clock(now, { language: "en", timeZone }).split(":").map(Number);
  return now - (now % 1_000) - ((hour * 60 + minute) * 60 + second) * 1_000;
}

/** Seconds as people say them: 90 s stays 90 s, 120 s is 2 min. */
export function duration(seconds: number, words: { seconds: string; minutes: string; hours: string }): string {
  if (seconds >= 3_600 && seconds % 3_600 === 0) return `${seconds / 3_600} ${words.hours}`;
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} ${words.minutes}`;
  return `${seconds} ${words.seconds}`;
}

/** How long something took, in its two largest units: 200 s is 3 min 20 s. */
export function elapsed(ms: number, words: { seconds: string; minutes: string; hours: string }): string {
  const seconds = Math.round(ms / 1_000);
  const parts: [number, string][] =
    seconds >= 3_600
      ? [
          [Math.floor(seconds / 3_600), words.hours],
          [Math.floor((seconds % 3_600) / 60), words.minutes],
        ]
      : [
          [Math.floor(seconds / 60), words.minutes],
          [seconds % 60, words.seconds],
        ];
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? `0 ${words.seconds}` : said.join(" ");
}

/** The hour and minute, as `14:00`. */
export function hourOf(at: number, place: Place): string {
  return format("hour", { hour: "2-digit", minute: "2-digit" }, place).format(at);
}
