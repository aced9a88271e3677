import { describe, expect, test } from "vitest";
import { checkOutput, limits, quote } from "./output.ts";
import { arm, disarm, finding } from "./point.ts";

const definition = { codes: { late: { message: { zh: "迟", en: "late" } } } };
const texts: Record<string, string> = { "m-1": "在吗", "m-2": "", "m-3": "a😀b" };
const textOf = (id: string): string | undefined => texts[id];
const at = (message: string, start: number, end: number) => ({ message, start, end });

function errorOf(output: unknown): string | null {
  const checked = checkOutput(definition, output, textOf);
  return checked.ok ? null : checked.error;
}

describe("checkOutput", () => {
  test.each([
    ["nothing", []],
    ["a finding with data", [finding("late", [at("m-1", 0, 2)], { seconds: 60, "title.zh": "x" })]],
    ["the whole of a picture", [finding("late", [at("m-2", 0, 0)])]],
    ["timers", [arm("due", 60), disarm("due")]],
  ])("takes %s", (_, output) => {
    expect(errorOf(output)).toBeNull();
  });

  test.each([
    ["no list", undefined, /must return a list/],
    ["a promise", Promise.resolve([]), /must return a list/],
    ["too many results", Array(limits.results + 1).fill(disarm("due")), /at most 50/],
    ["something else in the list", [null], /finding, arm, disarm, resolve or held/],
    ["an unknown kind", [{ kind: "act" }], /allowed: finding, arm, disarm/],
    ["an undeclared code", [finding("early", [at("m-1", 0, 1)])], /"early" is not declared; declared: late/],
    ["a code that every object has", [finding("constructor", [at("m-1", 0, 1)])], /not declared/],
    ["a finding without evidence", [finding("late", [])], /needs evidence/],
    ["evidence of an unknown message", [finding("late", [at("m-9", 0, 1)])], /cannot see/],
    ["evidence behind the end", [finding("late", [at("m-1", 0, 3)])], /outside its 2 characters/],
    ["evidence before the start", [finding("late", [at("m-1", -1, 1)])], /outside/],
    ["empty evidence", [finding("late", [at("m-1", 1, 1)])], /outside/],
    ["evidence between offsets", [finding("late", [at("m-1", 0.5, 1)])], /whole numbers/],
    ["evidence that cuts an emoji", [finding("late", [at("m-3", 0, 2)])], /cuts a character/],
    [
      "data that is no record",
      [{ ...finding("late", [at("m-1", 0, 1)]), data: new Date(0) }],
      /data must be an object/,
    ],
    ["data that is not a number", [finding("late", [at("m-1", 0, 1)], { seconds: Number.NaN })], /data.seconds/],
    ["data of any length", [finding("late", [at("m-1", 0, 1)], { note: "x".repeat(501) })], /data.note/],
    [
      "data with a prototype",
      [{ ...finding("late", [at("m-1", 0, 1)]), data: JSON.parse('{"__proto__":1}') }],
      /"__proto__"/,
    ],
    ["data that hides what objects have", [finding("late", [at("m-1", 0, 1)], { constructor: 1 })], /"constructor"/],
    ["data without a name", [finding("late", [at("m-1", 0, 1)], { "": 1 })], /data has a field ""/],
    [
      "data with a long name",
      [finding("late", [at("m-1", 0, 1)], { ["x".repeat(41)]: 1 })],
      /data has a field "x{40}"/,
    ],
    ["a timer without a name", [arm("", 60)], /timer/],
    ["a timer in the past", [arm("due", -1)], /seconds/],
    ["a timer without end", [arm("due", Number.POSITIVE_INFINITY)], /seconds/],
  ])("refuses %s", (_, output, error) => {
    expect(errorOf(output)).toMatch(error);
  });
});

describe("quote", () => {
  test("cuts the words from the text and keeps the first twenty spans", () => {
    expect(quote([at("m-1", 1, 2)], textOf)).toEqual([{ message: "m-1", start: 1, end: 2, quote: "吗" }]);
    expect(quote(Array(100).fill(at("m-1", 0, 1)), textOf)).toHaveLength(limits.spans);
  });
});
