import { expect, it } from "vitest";
import { neighbour } from "./neighbour.ts";

const findings = [
  { id: "b", at: 2 },
  { id: "a", at: 1 },
  { id: "c", at: 2 },
];

it("walks in the order of the chat and stays at its ends", () => {
  expect([null, "a", "b", "c"].map((from) => neighbour(findings, from, 1))).toEqual(["a", "b", "c", "c"]);
  expect([null, "c", "b", "a"].map((from) => neighbour(findings, from, -1))).toEqual(["c", "b", "a", "a"]);
});

it("begins anew where the selected one does not stand any more, and goes nowhere without findings", () => {
  expect(neighbour(findings, "gone", 1)).toBe("a");
  expect(neighbour([], null, 1)).toBeNull();
});
