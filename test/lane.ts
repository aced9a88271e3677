import type { TestCase, TestModule } from "vitest/node";
import { parseCLI, startVitest } from "vitest/node";
import { hideHandledRefusals } from "./setup/handled-refusals.ts";

/** A part of `npm test` in a process of its own (run.ts): its arguments are vitest's, and it tells its parent what it counted. */

export type Tally = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each: whoever has only the end of a log sees which it was. */
  readonly failures: readonly string[];
};

const firstLine = (text: string | undefined) => text?.split("\n", 1)[0] ?? "no message";

/** A file that cannot be loaded, and an error that no test caught, count as failures: neither may pass unseen. */
function tally(modules: readonly TestModule[], strayErrors: readonly unknown[]): Tally {
  const count = { passed: 0, skipped: 0 };
  const failures = strayErrors.map((error) => `outside of any test: ${firstLine(String(error))}`);
  for (const module of modules) {
    const { relativeModuleId: file } = module;
    if (module.state() === "failed" && ![...module.children.allTests("failed")].length)
      failures.push(`${file}: ${firstLine(module.errors()[0]?.message)}`);
    for (const test of module.children.allTests() as Iterable<TestCase>) {
      const { state, errors } = test.result();
      if (state === "passed") count.passed++;
      else if (state === "failed") failures.push(`${file} > ${test.fullName}: ${firstLine(errors[0]?.message)}`);
      else count.skipped++;
    }
  }
  return { ...count, failed: failures.length, failures };
}

for (const stream of [process.stdout, process.stderr]) hideHandledRefusals(stream);
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, { reporters: ["default"], ...options, watch: false });
const count = tally(vitest.state.getTestModules(), vitest.state.getUnhandledErrors());
await vitest.close();
process.send?.(count, undefined, undefined, () => process.exit(0));
