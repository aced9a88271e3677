import { describe, expect, it } from "vitest";
import { hours } from "../../plugins/sdk/hours.ts";
import { type HoursDraft, hoursDraftOf, hoursOf, problemsIn, tidyTime, usualHours } from "./hours-draft.ts";

const day = { from: "09:00", to: "18:00" };

describe("the draft of opening hours", () => {
  it("shows each day and stores days that are alike once", () => {
    const stored = hours.parse({
      weekly: [
        { days: [1, 2, 3], ...day },
        { days: [3], from: "20:00", to: "02:00" },
      ],
    });
    const draft = hoursDraftOf(stored);
    expect(draft.week[2]).toEqual([day, { from: "20:00", to: "02:00" }]);
    expect(draft.week[3]).toEqual([]);
    expect(hoursOf(draft)).toEqual(stored);
    expect(hours.safeParse(hoursOf(usualHours)).success).toBe(true);
  });

  it.each<[string, Partial<HoursDraft>, string]>([
    ["a window that ends when it begins", { week: [[{ from: "09:00", to: "09:00" }]] }, "week.0.0"],
    ["windows that overlap", { week: [[], [day, { from: "17:00", to: "20:00" }]] }, "week.1.1"],
    [
      "a night that runs into the next morning's window",
      { week: [[{ from: "20:00", to: "10:00" }], [day]] },
      "week.1.0",
    ],
    ["no window at all", { week: [[], []] }, "week"],
    ["a time that is none", { week: [[{ from: "9", to: "18:00" }]] }, "week.0.0"],
    ["a date that is none", { holidays: [{ date: "", title: "", windows: [] }] }, "holidays.0"],
  ])("names %s by its place, in both languages", (_, change, path) => {
    const [problem] = problemsIn({ ...usualHours, ...change });
    expect(problem?.path).toBe(path);
    expect(problem?.text.zh).not.toBe(problem?.text.en);
  });

  it("does not call the same window on another day an overlap", () => {
    expect(problemsIn(usualHours)).toEqual([]);
  });
});

it.each([
  ["9:30", "09:30"],
  ["9", "09:00"],
  ["0930", "09:30"],
  ["18：00", "18:00"],
  ["soon", "soon"],
])("reads %s as %s", (typed, expected) => {
  expect(tidyTime(typed)).toBe(expected);
});
