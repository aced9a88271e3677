import { existsSync, readdirSync } from "node:fs";
import type { TestCase, TestModule } from "vitest/node";
import { startVitest } from "vitest/node";
import { buildUi } from "./serve/build.ts";

/** `npm test`: every project once, then one line `N passed, N failed`. Arguments filter files, as vitest's do. */

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

if (existsSync("ui") && readdirSync("ui").includes("index.html")) await buildUi();
const vitest = await startVitest("test", process.argv.slice(2), { watch: false, reporters: ["default"] });
const count = tally(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
await vitest.close();

const ok = count.failed === 0 && count.passed > 0;
if (count.passed + count.failed === 0) console.error("No test ran.");
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`, () => process.exit(ok ? 0 : 1));
