import { expect, it } from "vitest";
import { readPackFile, sizeOf } from "./read-pack-file.ts";

const chosen = (text: string, size = text.length) => ({ size, text: () => Promise.resolve(text) });

it("reads a file that says it is a pack", async () => {
  expect(await readPackFile(chosen('{"format":"interject-pack/1","manifest":{}}'))).toEqual({
    file: { format: "interject-pack/1", manifest: {} },
  });
});

it.each([
  ["tooLarge", chosen("{}", 1_048_577)],
  ["empty", chosen("")],
  ["notJson", chosen("PK\u0003\u0004")],
  ["notPack", chosen('{"manifest":{}}')],
  ["notPack", chosen("null")],
  ["notPack", chosen('"interject-pack/1"')],
])("tells a wrong file at once: %s", async (problem, file) => {
  expect(await readPackFile(file)).toEqual({ problem });
});

it("does not read a file that is too large", async () => {
  const file = { size: 2_000_000, text: () => Promise.reject(new Error("read")) };
  expect(await readPackFile(file)).toEqual({ problem: "tooLarge" });
});

it("writes sizes as people say them", () => {
  expect([1, 1_024, 1_500, 1_048_576, 2_621_440].map(sizeOf)).toEqual(["1 KB", "1 KB", "2 KB", "1.0 MB", "2.5 MB"]);
});
