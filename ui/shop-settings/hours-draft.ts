import { type Hours, hours } from "../../plugins/sdk/hours.ts";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import type { DayWindow, TimeWindow } from "../../plugins/sdk/time-window.ts";

/** Opening hours as the form edits them: the windows of each day of the week, Monday first. */
export type HoursDraft = {
  readonly week: readonly (readonly DayWindow[])[];
  readonly holidays: Hours["holidays"];
};

/** By their names in the texts; day 1 is Monday. */
export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const workday: DayWindow = { from: "09:00", to: "18:00" };
/** What a shop that had no hours begins with. */
export const usualHours: HoursDraft = {
  week: weekdays.map((_, index) => (index < 5 ? [workday] : [])),
  holidays: [],
};

export function hoursDraftOf({ weekly, holidays }: Hours): HoursDraft {
  const week = weekdays.map((_, index) =>
    weekly
      .filter(({ days }) => days.includes(index + 1))
      .map(({ from, to }) => ({ from, to }))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
  );
  return { week, holidays };
}

/** As it is stored: windows that several days share are written once. */
export function hoursOf({ week, holidays }: HoursDraft): Hours {
  const weekly: TimeWindow[] = [];
  for (const [index, windows] of week.entries()) {
    for (const { from, to } of windows) {
      const known = weekly.find(
        (window) => window.from === from && window.to === to && !window.days.includes(index + 1),
      );
      if (known === undefined) weekly.push({ days: [index + 1], from, to });
      else known.days.push(index + 1);
    }
  }
  return { weekly, holidays };
}

export type Problem = { readonly path: string; readonly text: Bilingual };

/** What is wrong, by place: `week.<day>.<window>`, `holidays.<index>`, or `week` as a whole. Empty: it may be saved. */
export function problemsIn({ week, holidays }: HoursDraft): Problem[] {
  const places: string[] = [];
  const weekly = week.flatMap((windows, day) =>
    windows.map((window, index) => {
      places.push(`week.${day}.${index}`);
      return { days: [day + 1], ...window };
    }),
  );
  const read = hours.safeParse({ weekly, holidays });
  return (read.error?.issues ?? []).map((issue) => {
    const [area, index] = issue.path;
    const path = area === "holidays" ? `holidays.${String(index)}` : (places[Number(index)] ?? "week");
    return { path, text: wordsOf(issue) };
  });
}

type Issue = { readonly message: string; readonly code?: string; readonly params?: unknown };

/** The schema's own words, in both languages where it has them. */
export function wordsOf({ message, code, params }: Issue): Bilingual {
  if (typeof params === "object" && params !== null && "zh" in params && typeof params.zh === "string")
    return { zh: params.zh, en: message };
  if (message.startsWith("a time")) return { zh: "时间请写成 09:30", en: message };
  if (message.startsWith("a date")) return { zh: "请填写日历上的日期", en: message };
  if (code === "too_small") return { zh: "至少填写一个", en: "at least one is needed" };
  return { zh: "填写有误", en: message };
}

/** `9:5` and `0905` are what hands type. */
export function tidyTime(text: string): string {
  const found = /^\s*(\d{1,2})\s*[:：.]?\s*(\d{2})?\s*$/.exec(text);
  return found === null ? text.trim() : `${(found[1] ?? "").padStart(2, "0")}:${found[2] ?? "00"}`;
}
