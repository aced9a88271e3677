import type { TestCase, TestModule } from "vitest/node";
import { parseCLI, startVitest } from "vitest/node";
import { hideHandledRefusals } from "./setup/handled-refusals.ts";

/** A part of `npm test` in a process of its own (run.ts): its arguments are vitest's, and it tells its parent what it counted. */

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** A file that cannot be loaded, and an error that no test caught, count as failures: neither may pass unseen. */
function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const count = { passed: 0, failed: strayErrors, skipped: 0 };
  for (const module of modules) {
    if (module.state() === "failed" && ![...module.children.allTests("failed")].length) count.failed++;
    for (const test of module.children.allTests() as Iterable<TestCase>) {
      const { state } = test.result();
      if (state === "passed") count.passed++;
      else if (state === "failed") count.failed++;
      else count.skipped++;
    }
  }
  return count;
}

for (const stream of [process.stdout, process.stderr]) hideHandledRefusals(stream);
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, { reporters: ["default"], ...options, watch: false });
const count = tally(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
await vitest.close();
process.send?.(count, undefined, undefined, () => process.exit(0));
