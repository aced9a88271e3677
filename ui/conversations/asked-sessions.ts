import { periodOfDays } from "../../worker/reports/shop-days.ts";
import type { AskedSessions } from "../api/review-calls.ts";
import { dayOf } from "../show/time.ts";
import { daysIn, ranges, startOf } from "./range.ts";
import { sessionSearch } from "./session-search.ts";

type Clock = { readonly now: number; readonly timeZone: string };

/** The sessions that an address of the list asks for, in words of the API; `sample`: drawn out of a day instead. */
export type Asked = { readonly sample: boolean; readonly query: AskedSessions };

export const samples = ["chance", "risk"] as const;

export function askedSessions(search: URLSearchParams, { now, timeZone }: Clock): Asked {
  const by = samples.find((one) => one === search.get("sample"));
  if (by !== undefined) return { sample: true, query: { by, day: search.get("day") ?? dayOf(now, timeZone) } };
  const days = daysIn(search);
  const range = ranges.find((name) => name === search.get("time")) ?? "any";
  const period = days === null ? { from: startOf(range, now, timeZone) } : periodOfDays(days, timeZone);
  return { sample: false, query: { ...sessionSearch(search), ...period, conversation: search.get("q") } };
}
