import type { EChartsCoreOption } from "echarts/core";
import type { Colours } from "../show/chart-canvas.tsx";

/** A day and its value; null leaves a gap. `said`: what is told of it when it is pointed at. */
export type Line = readonly { readonly name: string; readonly value: number | null; readonly said: string }[];

export function lineOptions(line: Line, { bar, ink, line: rule, surface, text, font }: Colours): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 64, right: 20, top: 14, bottom: 24 },
    xAxis: {
      type: "category",
      data: line.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: rule } },
      axisLabel: { color: ink },
    },
    yAxis: { type: "value", axisLabel: { color: ink }, splitLine: { lineStyle: { color: rule } } },
    tooltip: {
      trigger: "axis",
      ...tooltip({ surface, rule, text }),
      formatter: ([point]: { dataIndex: number }[]) => line[point?.dataIndex ?? -1]?.said ?? "",
    },
    series: [
      {
        type: "line",
        symbolSize: 6,
        // A lone day between unknown ones is a point, not nothing.
        showSymbol: line.length <= 31,
        itemStyle: { color: bar },
        lineStyle: { color: bar, width: 2 },
        data: line.map(({ value }) => value),
      },
    ],
  };
}

/** `weekday` 1 for Monday to 7 for Sunday. */
export type Cells = readonly {
  readonly weekday: number;
  readonly hour: number;
  readonly value: number;
  readonly said: string;
}[];

export function heatOptions(
  { cells, weekdays }: { readonly cells: Cells; readonly weekdays: readonly string[] },
  { bar, ink, line: rule, surface, text, font }: Colours,
): EChartsCoreOption {
  const values = cells.map(({ value }) => value);
  const axis = { axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink } };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 64, right: 20, top: 8, bottom: 24 },
    xAxis: { type: "category", data: Array.from({ length: 24 }, (_, hour) => String(hour)), ...axis },
    yAxis: { type: "category", data: weekdays, inverse: true, ...axis },
    visualMap: {
      show: false,
      min: Math.min(0, ...values),
      // One colour for all where all are the same.
      max: Math.max(...values, 1e-9),
      inRange: { color: [rule, bar] },
    },
    tooltip: {
      trigger: "item",
      ...tooltip({ surface, rule, text }),
      formatter: ({ dataIndex }: { dataIndex: number }) => cells[dataIndex]?.said ?? "",
    },
    series: [
      {
        type: "heatmap",
        itemStyle: { borderColor: surface, borderWidth: 2, borderRadius: 4 },
        data: cells.map(({ weekday, hour, value }) => [hour, weekday - 1, value]),
      },
    ],
  };
}

const tooltip = ({ surface, rule, text }: { surface: string; rule: string; text: string }) => ({
  // As text: the page's policy lets nobody build HTML.
  renderMode: "richText",
  backgroundColor: surface,
  borderColor: rule,
  textStyle: { color: text },
});
