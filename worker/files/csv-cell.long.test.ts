import { expect, it } from "vitest";
import { checkGeneratedCells } from "./testing/generated-cells.ts";

it("is never a live formula, stays in its cell, and is read back as it was, in a million of them (failure H12)", {
  timeout: 600_000,
}, () => {
  expect(() => checkGeneratedCells(1_000_000)).not.toThrow();
});
