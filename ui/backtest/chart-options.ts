import type { EChartsCoreOption } from "echarts/core";
import type { Colours } from "../show/chart-canvas.tsx";
import { dayOf } from "../show/time.ts";

export type Day = { readonly day: string; readonly present: number; readonly changed: number };
export type Picture = { readonly days: readonly Day[]; readonly names: { present: string; changed: string } };

const dayMs = 86_400_000;

/** Every day of a run, also those on which nothing was found. `until`: epoch milliseconds of its last. */
export function daysOf(
  byDay: readonly Day[],
  { days, until, timeZone }: { days: number; until: number; timeZone: string },
): Day[] {
  const known = new Map(byDay.map((day) => [day.day, day]));
  const names = Array.from({ length: days + 1 }, (_, index) => dayOf(until - (days - index) * dayMs, timeZone));
  return [...new Set(names)].map((day) => known.get(day) ?? { day, present: 0, changed: 0 });
}

/** Two bars a day: what the live version found, and the changed one. */
export function barOptions({ days, names }: Picture, colours: Colours): EChartsCoreOption {
  const { bar, ink, line, surface, text, font } = colours;
  const series = (name: string, color: string, data: number[]) => ({
    name,
    type: "bar",
    barMaxWidth: 18,
    itemStyle: { color, borderRadius: [3, 3, 0, 0] },
    data,
  });
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 44, right: 12, top: 34, bottom: 24 },
    legend: { top: 0, right: 0, textStyle: { color: text }, itemWidth: 12, itemHeight: 12 },
    tooltip: {
      trigger: "axis",
      // As text: the page's policy lets nobody build HTML.
      renderMode: "richText",
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: text },
    },
    xAxis: {
      type: "category",
      data: days.map(({ day }) => day.slice(5)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: ink },
    },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } } },
    series: [
      series(
        names.present,
        ink,
        days.map(({ present }) => present),
      ),
      series(
        names.changed,
        bar,
        days.map(({ changed }) => changed),
      ),
    ],
  };
}
