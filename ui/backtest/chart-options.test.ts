import { expect, it } from "vitest";
import { barOptions, daysOf } from "./chart-options.ts";

const until = Date.UTC(2026, 10, 20, 18);

it("shows every day of the shop, also one without a hit", () => {
  const days = daysOf([{ day: "2026-11-20", present: 1, changed: 3 }], { days: 2, until, timeZone: "Asia/Shanghai" });
  expect(days).toEqual([
    { day: "2026-11-19", present: 0, changed: 0 },
    { day: "2026-11-20", present: 1, changed: 3 },
    { day: "2026-11-21", present: 0, changed: 0 },
  ]);
});

it("draws both versions beside each other, by day", () => {
  const colours = { bar: "#1", high: "#2", ink: "#3", line: "#4", surface: "#5", text: "#6", font: "f" };
  const options = barOptions(
    { days: [{ day: "2026-11-20", present: 1, changed: 3 }], names: { present: "线上", changed: "改后" } },
    colours,
  );
  expect(options).toMatchObject({
    xAxis: { data: ["11-20"] },
    series: [
      { name: "线上", data: [1] },
      { name: "改后", data: [3] },
    ],
  });
});
