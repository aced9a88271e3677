import type { EChartsCoreOption } from "echarts/core";
import type { Colours } from "../show/chart-canvas.tsx";

/** Bars with their names and what is said of each when it is pointed at. */
export type Bars = {
  items: readonly { name: string; value: number; said: string }[];
  /** From there on a bar is drawn in the colour of what is wrong; null: never. */
  limit: number | null;
  /** From left to right, each with its name beside it. */
  lying: boolean;
};

export function optionsOf({ items, limit, lying }: Bars, colours: Colours): EChartsCoreOption {
  const { bar, high, ink, line, surface, text, font } = colours;
  const names = {
    type: "category",
    data: items.map(({ name }) => name),
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: line } },
    axisLabel: { color: ink, ...(lying && { width: 110, overflow: "truncate" }) },
  };
  const values = {
    type: "value",
    min: 0,
    // Counts: there is no half of a message between one and two.
    ...(items.every(({ value }) => Number.isInteger(value)) && { minInterval: 1 }),
    axisLabel: { color: ink, show: !lying },
    splitLine: { lineStyle: { color: line }, show: !lying },
  };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: lying ? { left: 120, right: 48, top: 4, bottom: 4 } : { left: 40, right: 16, top: 14, bottom: 24 },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    tooltip: {
      trigger: "item",
      // As text: the page's policy lets nobody build HTML.
      renderMode: "richText",
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: text },
      formatter: ({ dataIndex }: { dataIndex: number }) => items[dataIndex]?.said ?? "",
    },
    series: [
      {
        type: "bar",
        barMaxWidth: 22,
        label: { show: lying, position: "right", color: ink },
        data: items.map(({ value }) => ({
          value,
          itemStyle: { color: limit !== null && value > limit ? high : bar, borderRadius: 3 },
        })),
        ...(limit !== null &&
          !lying && {
            markLine: {
              silent: true,
              symbol: "none",
              label: { show: false },
              lineStyle: { color: high, type: "dashed" },
              data: [{ yAxis: limit }],
            },
          }),
      },
    ],
  };
}
