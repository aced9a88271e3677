import { expect, it } from "vitest";
import { compareFigures, figureText, valueText } from "./figure-text.ts";

it("writes each unit in the reader's language", () => {
  expect(valueText(12_345, "count", "zh")).toBe("12,345");
  expect(valueText(10.46, "seconds", "zh")).toBe("10.5 秒");
  expect(valueText(10.46, "seconds", "en")).toBe("10.5 s");
  expect(valueText(66.666, "percent", "en")).toBe("66.7%");
  expect(valueText(595_000, "cents", "zh")).toBe("¥5,950.00");
  expect(figureText({ value: null }, "count", "zh")).toBe("—");
});

it("sorts what is not known below everything that is", () => {
  const figures = [{ value: 3 }, { value: null }, { value: 0 }];
  expect(figures.toSorted(compareFigures).map(({ value }) => value)).toEqual([null, 0, 3]);
});
