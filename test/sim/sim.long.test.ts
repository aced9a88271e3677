import { expect, test } from "vitest";
import { callSim, patience } from "./call-sim.ts";
import type { Broken } from "./many.ts";
import { plants } from "./plants.ts";

test("no invariant breaks in the thousand runs after those of `npm test` (G5)", patience, async () => {
  const { said } = await callSim("--runs", "1000", "--first", "1001", "--json");
  const { done, broken } = JSON.parse(said) as { done: number; broken: Broken[] };
  expect(broken).toEqual([]);
  expect(done).toBe(1_000);
});

test(
  "every scenario survives the failure of every fortieth effect, before and after it took effect (G5)",
  patience,
  async () => {
    // `npm run sim -- --effects` fails each of them.
    const { said } = await callSim("--effects", "40", "--json");
    const { runs, failed } = JSON.parse(said) as { runs: number; failed: unknown[] };
    expect(failed).toEqual([]);
    expect(runs).toBeGreaterThan(100);
  },
);

test(
  "failure F8: an hour without the database loses nothing, costs few calls and is made up for in minutes (G3)",
  patience,
  async () => {
    const { code, said } = await callSim("--outage", "24", "--json");
    const { wrong } = JSON.parse(said) as { wrong: string[] };
    expect([code, wrong]).toEqual([0, []]);
  },
);

// The first three are in `npm test`.
test.each(plants.slice(3).map(({ id }) => id))("finds a planted bug: %s", patience, async (plant) => {
  const { code, said } = await callSim("--runs", "10000", "--plant", plant, "--json");
  const { broken } = JSON.parse(said) as { broken: Broken[] };
  expect(code).toBe(1);
  expect(broken[0]?.what[0]).toMatch(/^I\d+: /);
});

/** Each found a bug that the first runs do not come to. */
const once = [3735, 115956, 117491, 121134, 126353, 142147];
test.each(once)("run %i, which broke once, holds", patience, async (run) => {
  const { code, said } = await callSim("--run", String(run));
  expect([code, said.trim().split("\n").at(-1)]).toEqual([0, "every invariant holds"]);
});
