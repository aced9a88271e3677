import { expect, it } from "vitest";
import { optionsOf } from "./chart-options.ts";

const colours = { bar: "teal", high: "red", ink: "#111", line: "#222", surface: "#333", text: "#444", font: "f" };
const items = [
  { name: "09:00", value: 30, said: "09:00 30 s" },
  { name: "10:00", value: 30.1, said: "10:00 30.1 s" },
];
type Drawn = {
  tooltip: { renderMode: string; formatter: (of: { dataIndex: number }) => string };
  series: [{ data: { itemStyle: { color: string } }[]; markLine?: unknown }];
};
const drawn = (limit: number | null, lying = false) => optionsOf({ items, limit, lying }, colours) as unknown as Drawn;

it("colours only what is above the limit, and draws the limit where bars stand", () => {
  const [series] = drawn(30).series;
  expect(series.data.map(({ itemStyle }) => itemStyle.color)).toEqual(["teal", "red"]);
  expect(series.markLine).toBeDefined();
  expect(drawn(30, true).series[0].markLine).toBeUndefined();
  expect(drawn(null).series[0].data.map(({ itemStyle }) => itemStyle.color)).toEqual(["teal", "teal"]);
});

it("says what a bar is as text, never as HTML", () => {
  const { renderMode, formatter } = drawn(30).tooltip;
  expect(renderMode).toBe("richText");
  expect(formatter({ dataIndex: 1 })).toBe("10:00 30.1 s");
});

it("has no fraction on the axis of what is counted", () => {
  const axis = (values: number[]) =>
    optionsOf({ items: values.map((value) => ({ name: "", value, said: "" })), limit: null, lying: false }, colours)
      .yAxis as { minInterval?: number };
  expect(axis([0, 1]).minInterval).toBe(1);
  expect(axis([0.5, 1])).not.toHaveProperty("minInterval");
});
