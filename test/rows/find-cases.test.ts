import { describe, expect, test } from "vitest";
import { findCases } from "./find-cases.ts";

// Put together at run time: this file is read for cases, too.
const id = (number: number) => `F${String(number).padStart(3, "0")}`;
const [one, two] = [id(1), id(2)];
const casesIn = (text: string) => findCases("x.test.ts", text).cases;

describe("a case shows a row", () => {
  test.each([
    ["by its name", `test("late (${one})", () => {});`, "late", [one]],
    ["by its name, two of them", `it("late (${one}, ${two})", () => {});`, "late", [one, two]],
    ["by the title of a table", `test.each([["a"]])("%s (${one})", () => {});`, "%s", [one]],
    ["by a title with a part put in", `test(\`all \${count} (${one})\`, () => {});`, "all …", [one]],
    ["by the group it is in", `describe("late (${one})", () => {});`, "late", [one]],
    ["in a suite of the tester", `testPoint(p, { flags: [{ name: "late (${one})", script: [] }] });`, "late", [one]],
    [
      "by the property of its own",
      `testIntervention(i, { acts: [{ name: "late", rows: ["${one}"], script: [] }] });`,
      "late",
      [one],
    ],
    [
      "by that property, beside a helper",
      `testPoint(p, { flags: [{ ...flag("rude", "滚"), rows: ["${one}"] }] });`,
      "rude → 滚",
      [one],
    ],
  ])("%s", (_, text, name, rows) => expect(casesIn(text)).toEqual([{ name, rows }]));
});

test.each([
  ["a comment", `// test("late (${one})", () => {});`],
  ["a text", `const said = 'test("late (${one})", () => {})';`],
  ["a test that is skipped", `test.skip("late (${one})", () => {});`],
  ["a group that is skipped", `describe.skip("x", () => { test("late (${one})", () => {}); });`],
  ["a test that is yet to be written", `test.todo("late (${one})");`],
  ["an object outside of any suite", `const unused = { name: "late (${one})", script: [] };`],
  ["the words of a chat", `testPoint(p, { flags: [{ name: "late", script: [buyer("(${one})")] }] });`],
])("%s shows nothing", (_, text) => expect(casesIn(text)).toEqual([]));

test("an id that stands elsewhere in a name is named with its line, instead of being lost", () => {
  const { cases, problems } = findCases("x.test.ts", `\ntest("late (${one}) again", () => {});`);
  expect(cases).toEqual([]);
  expect(problems).toEqual([expect.stringContaining("x.test.ts:2: rows stand at the end of a name")]);
});
