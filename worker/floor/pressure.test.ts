import { expect, it } from "vitest";
import { Pressure } from "./pressure.ts";

it("is busy during the calls of a full second and the second after it, and not later", () => {
  const pressure = new Pressure();
  const burst = Array.from({ length: 30 }, (_, call) => pressure.note(10_000 + call));
  expect(burst[0]).toBe(false);
  expect(burst.at(-1)).toBe(true);
  expect(pressure.note(11_500)).toBe(true);
  expect(pressure.note(12_500)).toBe(false);
});

it("is not busy with a call here and there, however long that goes on", () => {
  const pressure = new Pressure();
  for (let call = 0; call < 200; call++) expect(pressure.note(call * 100)).toBe(false);
});
