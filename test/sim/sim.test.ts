import { expect, test } from "vitest";
import { callSim, patience } from "./call-sim.ts";
import type { Broken } from "./many.ts";
import { plants } from "./plants.ts";

test(
  "no invariant breaks in a thousand runs in which calls, disks, machines and people fail (G5)",
  patience,
  async () => {
    // A night's worth is `npm run sim -- --runs 100000`.
    const { said } = await callSim("--runs", "1000", "--json");
    const { done, broken } = JSON.parse(said) as { done: number; broken: Broken[] };
    expect(broken).toEqual([]);
    expect(done).toBe(1_000);
  },
);

// What follows is a process each: side by side they keep both cores busy.
test.concurrent(
  "every scenario survives the failure of an effect, before and after it took effect (G5)",
  patience,
  async () => {
    // Three times as many are in the long tests; `npm run sim -- --effects` fails each of them.
    const { said } = await callSim("--effects", "120", "--json");
    const { runs, failed } = JSON.parse(said) as { runs: number; failed: unknown[] };
    expect(failed).toEqual([]);
    expect(runs).toBeGreaterThan(100);
  },
);

test.concurrent(
  "what comes while a receiver takes its time does not wait for it: the ledger has it within seconds (G3)",
  patience,
  async () => {
    const { code, said } = await callSim("--slow", "--json");
    const { wrong } = JSON.parse(said) as { wrong: string[] };
    expect([code, wrong]).toEqual([0, []]);
  },
);

test.concurrent.each(plants.slice(0, 3).map(({ id }) => id))("finds a planted bug: %s", patience, async (plant) => {
  // Each is found within ten runs: a second process would only start.
  const { code, said } = await callSim("--runs", "10000", "--jobs", "1", "--plant", plant, "--json");
  const { broken } = JSON.parse(said) as { broken: Broken[] };
  expect(code).toBe(1);
  expect(broken[0]?.what[0]).toMatch(/^I\d+: /);
});

test.concurrent("a run is the same whenever it is played, and shows its steps", patience, async () => {
  const [first, second] = await Promise.all([callSim("--run", "7"), callSim("--run", "7")]);
  expect(first.code).toBe(0);
  expect(second.said).toBe(first.said);
  expect(first.said).toMatch(/call .* -> conversation .*\.receive/);
});
