import { expect, it } from "vitest";
import { quotedText } from "./quoted-text.ts";

it("cuts a sample at the words that are quoted", () => {
  expect(quotedText("保证全网最低价，放心", "全网最低价")).toEqual(["保证", "全网最低价", "，放心"]);
  expect(quotedText("最低价", "最低价")).toEqual(["", "最低价", ""]);
});

it("leaves a sample whole that does not hold its quote", () => {
  expect(quotedText("保证正品", "最低价")).toEqual(["保证正品", "", ""]);
});
