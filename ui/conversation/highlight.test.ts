import { expect, it } from "vitest";
import { cut } from "./highlight.ts";

const said = (text: string, spans: [number, number, string][]) =>
  cut(
    text,
    spans.map(([start, end, source]) => ({ start, end, source })),
  ).map(({ text, sources }) => (sources.length === 0 ? text : `[${text}|${sources.join("+")}]`));

it("marks the evidence and leaves the rest as it was", () => {
  expect(said("我要去12315投诉", [[3, 8, "a"]])).toEqual(["我要去", "[12315|a]", "投诉"]);
  expect(said("平静", [])).toEqual(["平静"]);
  expect(said("", [[0, 3, "a"]])).toEqual([]);
});

it("names every finding where spans overlap", () => {
  expect(
    said("abcdef", [
      [0, 4, "x"],
      [2, 6, "y"],
    ]),
  ).toEqual(["[ab|x]", "[cd|x+y]", "[ef|y]"]);
  expect(
    said("abc", [
      [0, 3, "x"],
      [0, 3, "y"],
    ]),
  ).toEqual(["[abc|x+y]"]);
});

it("bears spans that reach outside the text or are empty", () => {
  expect(
    said("abc", [
      [-5, 1, "x"],
      [2, 99, "y"],
      [1, 1, "z"],
    ]),
  ).toEqual(["[a|x]", "b", "[c|y]"]);
});

it("counts in UTF-16, so that emoji keep their places", () => {
  expect(said("👍🏻投诉", [[4, 6, "a"]])).toEqual(["👍🏻", "[投诉|a]"]);
});
