import { expect, it } from "vitest";
import { isWithin } from "./clock.ts";

it("a moment is within what came before now, and none is that lies far ahead (failure F15)", () => {
  const agos = [-3_600_000, -1_001, -1_000, -1, 0, 99, 100, 3_600_000];
  expect(agos.filter((ago) => isWithin(100, 10_000_000 - ago, 10_000_000))).toEqual([-1_000, -1, 0, 99]);
});
