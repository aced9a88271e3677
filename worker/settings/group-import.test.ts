import { expect, it } from "vitest";
import { readCsv } from "../files/read-csv.ts";
import { groupColumns, planGroups } from "./group-import.ts";

const groups = [
  { id: "day", title: "早班", agents: ["a-1", "a-2"] },
  { id: "night", title: "晚班", agents: ["a-3"] },
];
const plan = (rows: string) => planGroups(readCsv(`account,group\n${rows}`, groupColumns).lines, groups);

it("moves accounts between groups, and leaves those that it does not name (F010)", () => {
  const planned = plan("a-1,晚班\na-3,night\na-9,早班");
  expect(planned.lines).toMatchObject([
    { outcome: "change", from: "早班", to: "晚班" },
    { outcome: "same" },
    { outcome: "change", from: "", to: "早班" },
  ]);
  expect(planned.groups.map(({ agents }) => agents)).toEqual([
    ["a-2", "a-9"],
    ["a-3", "a-1"],
  ]);
});

it("a group that does not exist fails only its lines (F010)", () => {
  const planned = plan("a-1,夜班\na-2,晚班");
  expect(planned.lines).toMatchObject([{ outcome: "error", field: "group" }, { outcome: "change" }]);
  expect(planned.groups.map(({ agents }) => agents)).toEqual([["a-1"], ["a-3", "a-2"]]);
});

it("no group is the default group (F008)", () => {
  expect(plan("a-1,\na-3,默认分组").groups.map(({ agents }) => agents)).toEqual([["a-2"], []]);
});

it("is taken back by its own undo (F010)", () => {
  const planned = plan("a-1,晚班\na-9,早班\na-3,");
  const rows = planned.undo.map((row) => row.join(",")).join("\n");
  const back = planGroups(readCsv(`account,group\n${rows}`, groupColumns).lines, planned.groups);
  expect(back.groups.map(({ agents }) => [...agents].sort())).toEqual(groups.map(({ agents }) => agents));
});
