import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Broken } from "./many.ts";
import { plants } from "./plants.ts";

/** In processes of its own: a run puts its clock and its network in the place of the machine's. */
function sim(...options: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const command = [join(import.meta.dirname, "sim.ts"), ...options];
    execFile(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: stdout });
    });
  });
}

/** Seconds on a machine of its own; another one's browsers may make it minutes. */
const patience = { timeout: 900_000, retry: 0 };

test(
  "no invariant breaks in three hundred runs in which calls, disks, machines and people fail (G5)",
  patience,
  async () => {
    // As many as half a minute allows on two cores; a night's worth is `npm run sim -- --runs 100000`.
    const { said } = await sim("--runs", "300", "--json");
    const { done, broken } = JSON.parse(said) as { done: number; broken: Broken[] };
    expect(broken).toEqual([]);
    expect(done).toBe(300);
  },
);

test(
  "failure F8: an hour without the database loses nothing, costs few calls and is made up for in minutes (G3)",
  patience,
  async () => {
    const { code, said } = await sim("--outage", "24", "--json");
    const { wrong } = JSON.parse(said) as { wrong: string[] };
    expect([code, wrong]).toEqual([0, []]);
  },
);

/** Each found a bug that the first runs do not come to. */
const once = [3735];
test.each(once)("run %i, which broke once, holds", patience, async (run) => {
  const { code, said } = await sim("--run", String(run));
  expect([code, said.trim().split("\n").at(-1)]).toEqual([0, "every invariant holds"]);
});

test("every scenario survives the failure of an effect, before and after it took effect (G5)", patience, async () => {
  // `npm run sim -- --effects` fails each of them.
  const { said } = await sim("--effects", "40", "--json");
  const { runs, failed } = JSON.parse(said) as { runs: number; failed: unknown[] };
  expect(failed).toEqual([]);
  expect(runs).toBeGreaterThan(100);
});

test.each(plants.slice(0, 3).map(({ id }) => id))("finds a planted bug: %s", patience, async (plant) => {
  const { code, said } = await sim("--runs", "10000", "--plant", plant, "--json");
  const { broken } = JSON.parse(said) as { broken: Broken[] };
  expect(code).toBe(1);
  expect(broken[0]?.what[0]).toMatch(/^I\d+: /);
});

test("a run is the same whenever it is played, and shows its steps", patience, async () => {
  const [first, second] = await Promise.all([sim("--run", "7"), sim("--run", "7")]);
  expect(first.code).toBe(0);
  expect(second.said).toBe(first.said);
  expect(first.said).toMatch(/call .* -> conversation .*\.receive/);
});
