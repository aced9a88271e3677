import { dayMs } from "../../plugins/sdk/clock.ts";
import { type Days, daysOf } from "../../worker/reports/shop-days.ts";
import { daysIn } from "../conversations/range.ts";

export const presets = ["today", "yesterday", "week", "month"] as const;
export type Preset = (typeof presets)[number];

/** First and last day, counted back from today. */
const spans: Record<Preset, { readonly first: number; readonly last: number }> = {
  today: { first: 0, last: 0 },
  yesterday: { first: 1, last: 1 },
  week: { first: 6, last: 0 },
  month: { first: 29, last: 0 },
};

type Today = { readonly now: number; readonly timeZone: string };

export function daysOfPreset(preset: Preset, { now, timeZone }: Today): Days {
  const { first, last } = spans[preset];
  const today = daysOf({}, { now, timeZone })?.to ?? "";
  const back = (days: number) => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10);
  return { from: back(first), to: back(last) };
}

/** The days that an address asks for: named ones, or a preset, which moves on with the calendar. */
export function rangeIn(search: URLSearchParams, today: Today): Days & { readonly preset: Preset | null } {
  const named = daysIn(search);
  if (named !== null) return { ...named, preset: null };
  const preset = presets.find((one) => one === search.get("range")) ?? "week";
  return { ...daysOfPreset(preset, today), preset };
}
