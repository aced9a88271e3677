import { expect, it } from "vitest";
import { heatOptions, lineOptions } from "./chart-options.ts";

const colours = { bar: "teal", high: "red", ink: "#111", line: "#222", surface: "#333", text: "#444", font: "f" };

it("draws a line with gaps where nothing is known, and says a day as text", () => {
  const line = [
    { name: "11-01", value: 2, said: "11-01 2" },
    { name: "11-02", value: null, said: "11-02 —" },
  ];
  const { series, tooltip } = lineOptions(line, colours) as unknown as {
    series: [{ data: (number | null)[] }];
    tooltip: { renderMode: string; formatter: (of: { dataIndex: number }[]) => string };
  };
  expect(series[0].data).toEqual([2, null]);
  expect([tooltip.renderMode, tooltip.formatter([{ dataIndex: 1 }]), tooltip.formatter([])]).toEqual([
    "richText",
    "11-02 —",
    "",
  ]);
});

it("puts Monday in the first row of the heat map and Sunday in the last, by the hour", () => {
  const cells = [
    { weekday: 1, hour: 9, value: 3, said: "a" },
    { weekday: 7, hour: 23, value: 5, said: "b" },
  ];
  const { series, visualMap } = heatOptions({ cells, weekdays: [] }, colours) as unknown as {
    series: [{ data: number[][] }];
    visualMap: { min: number; max: number };
  };
  expect(series[0].data).toEqual([
    [9, 0, 3],
    [23, 6, 5],
  ]);
  expect([visualMap.min, visualMap.max]).toEqual([0, 5]);
});
