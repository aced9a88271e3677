import { expect, test } from "vitest";
import { addUp, daysAtOnce, stretchesOf } from "./add-up.ts";
import { everyDay } from "./shop-days.ts";

test("a long period is read in stretches that hold each day once", () => {
  const quarter = { from: "2026-01-30", to: "2026-04-30" };
  const stretches = stretchesOf(quarter);
  expect(stretches.flatMap(everyDay)).toEqual(everyDay(quarter));
  expect(Math.max(...stretches.map((stretch) => everyDay(stretch).length))).toBe(daysAtOnce);
  expect(stretchesOf({ from: "2026-01-01", to: "2026-01-01" })).toEqual([{ from: "2026-01-01", to: "2026-01-01" }]);
});

test("rows of one account become one under its newest name", () => {
  const rows = [
    { agent: "a-1", name: "小王", sessions: 2 },
    { agent: "a-2", name: "小李", sessions: 1 },
    { agent: "a-1", name: "王姐", sessions: 3 },
  ];
  expect(addUp(rows, { key: ({ agent }) => agent, summed: ["sessions"] })).toEqual([
    { agent: "a-1", name: "王姐", sessions: 5 },
    { agent: "a-2", name: "小李", sessions: 1 },
  ]);
});
