import { fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import type { Tally } from "./lane.ts";
import { buildUi, buildWorker } from "./serve/build.ts";

/**
 * `npm test`: every project once, then one line `N passed, N failed`. Arguments are vitest's: files, `--project unit`; and `--long`
 * for the tests that `npm test` leaves out (vitest.config.ts).
 */

/**
 * Each lane is a process, and both go on at once: tests inside workerd run one after the other and leave a core idle, tests of pages
 * and processes wait as much as they work. The second lane's output comes when it has ended, so that one can be read after the other.
 */
const lanes = [
  ["--project", "unit", "--project", "browser", "--project", "system"],
  ["--project", "workerd", "--project", "libsql"],
] as const;

const tally = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() });

/** A lane that ends without a count has failed, whatever it ran. */
async function runLane(args: readonly string[], held: boolean): Promise<Tally> {
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) };
  const lane = fork(new URL("./lane.ts", import.meta.url), args, {
    env,
    stdio: ["inherit", held ? "pipe" : "inherit", held ? "pipe" : "inherit", "ipc"],
  });
  let count: Tally = { passed: 0, failed: 1, skipped: 0 };
  lane.on("message", (message) => {
    count = tally.parse(message);
  });
  const output: Buffer[] = [];
  for (const stream of [lane.stdout, lane.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk));
  // Not `exit`: what was written last may still be on its way.
  await once(lane, "close");
  process.stdout.write(Buffer.concat(output));
  return count;
}

async function runAll(): Promise<Tally> {
  await buildUi();
  await buildWorker();
  const given = process.argv.slice(2).filter((argument) => argument !== "--long");
  if (process.argv.includes("--long")) process.env.TESTS = "long";
  if (given.length > 0) return runLane(given, false);
  const counts = await Promise.all(lanes.map((lane, index) => runLane(lane, index > 0)));
  return counts.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }));
}

let count: Tally;
try {
  count = await runAll();
} catch (error) {
  // What does not build.
  console.error(error);
  count = { passed: 0, failed: 1, skipped: 0 };
}
if (count.passed + count.failed === 0) console.error("No test ran.");
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
const code = count.failed === 0 && count.passed > 0 ? 0 : 1;
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`, () => process.exit(code));
