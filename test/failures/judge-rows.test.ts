import { expect, test } from "vitest";
import { findTests } from "./find-tests.ts";
import { judgeRows, type Known } from "./judge-rows.ts";

// Put together at run time: this file is read for tests, too.
const tagged = (id: string) => `survives (${"fail"}ure ${id})`;
const known: Known = new Map([
  ["a.test.ts", findTests("a.test.ts", `test("one", () => {}); it.each([1])("%i", () => {});`)],
]);
const problemsOf = (rows: Parameters<typeof judgeRows>[0], tests = known) =>
  judgeRows(rows, tests, (command) => command === "npm run faults").problems;
const row = { id: "F1", what: "a crash" };

test("a row with a test that exists, or with a reason, holds", () => {
  expect(problemsOf([{ ...row, tests: { "a.test.ts": ["one", "%i"] } }])).toEqual([]);
  expect(problemsOf([{ ...row, open: "nothing kills it yet" }])).toEqual([]);
});

test.each([
  ["a row without test or reason", [row], "F1 (a crash) has no test"],
  ["a measurement alone", [{ ...row, measured: ["npm run faults"] }], "has no test"],
  ["a test that is gone", [{ ...row, tests: { "a.test.ts": ["two"] } }], 'has no test "two"'],
  ["a file that is gone", [{ ...row, tests: { "b.test.ts": ["one"] } }], "there is no b.test.ts"],
  ["a file without a test named", [{ ...row, open: "x", tests: { "a.test.ts": [] } }], "no test of a.test.ts is named"],
  ["a command that is gone", [{ ...row, open: "x", measured: ["npm run none"] }], "there is no command"],
  [
    "a row twice",
    [
      { ...row, open: "x" },
      { ...row, open: "x" },
    ],
    "stands twice",
  ],
])("%s is a problem", (_, rows, problem) => {
  expect(problemsOf(rows).join("\n")).toContain(problem);
});

test("a test may name its row itself, and a row that nobody knows is a problem", () => {
  const naming = (id: string): Known =>
    new Map([["a.test.ts", findTests("a.test.ts", `test(${JSON.stringify(tagged(id))}, () => {});`)]]);
  expect(problemsOf([row], naming("F1"))).toEqual([]);
  expect(problemsOf([{ ...row, open: "x" }], naming("F99")).join()).toContain("F99 is unknown");
});

test("tests that do not run show nothing", () => {
  expect(
    findTests("a.test.ts", `test.skip("one", () => {}); describe.todo("two"); // test("three", () => {})`),
  ).toEqual([]);
});
