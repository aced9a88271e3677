import { expect, it } from "vitest";
import { parse } from "./signals.ts";

it("reads what was saved, and takes anything else for silence", () => {
  const silent = { sound: [], notify: [], words: false };
  const saved = { sound: ["urgent"], notify: ["low", "urgent"], words: true };
  expect(parse(JSON.stringify(saved))).toEqual(saved);
  expect(parse('{"sound":["loud","urgent"],"notify":7,"words":"yes"}')).toEqual({ ...silent, sound: ["urgent"] });
  for (const other of [null, "", "null", "[]", "7", "{"]) expect(parse(other)).toEqual(silent);
});
