import type { TestCase, TestModule } from "vitest/node";
import { parseCLI, startVitest } from "vitest/node";
import { buildUi, buildWorker } from "./serve/build.ts";
import { hideHandledRefusals } from "./setup/handled-refusals.ts";

/**
 * `npm test`: every project once, then one line `N passed, N failed`. Arguments are vitest's: files, `--project unit`; and `--long`
 * for the tests that `npm test` leaves out (vitest.config.ts).
 */

type Tally = { passed: number; failed: number; skipped: number };

/** A file that cannot be loaded, and an error that no test caught, count as failures: neither may pass unseen. */
function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const count: Tally = { passed: 0, failed: strayErrors, skipped: 0 };
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

async function runAll(): Promise<Tally> {
  for (const stream of [process.stdout, process.stderr]) hideHandledRefusals(stream);
  await buildUi();
  await buildWorker();
  const given = process.argv.slice(2);
  if (given.includes("--long")) process.env.TESTS = "long";
  const { filter, options } = parseCLI(["vitest", "run", ...given.filter((argument) => argument !== "--long")]);
  const vitest = await startVitest("test", filter, { reporters: ["default"], ...options, watch: false });
  const count = tally(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
  await vitest.close();
  return count;
}

let count: Tally;
try {
  count = await runAll();
} catch (error) {
  // What does not build, or a configuration that does not load.
  console.error(error);
  count = { passed: 0, failed: 1, skipped: 0 };
}
if (count.passed + count.failed === 0) console.error("No test ran.");
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
const code = count.failed === 0 && count.passed > 0 ? 0 : 1;
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`, () => process.exit(code));
