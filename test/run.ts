import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import type { Tally } from "./lane.ts";
import { buildUi, buildWorker, root } from "./serve/build.ts";

/**
 * `npm test`: every project once, then one line `N passed, N failed`. Arguments are vitest's: files, `--project unit`; and `--long`
 * for the tests that `npm test` leaves out (vitest.config.ts).
 */

/**
 * One stage after the other; the lanes of a stage are processes that go on at once, and what another than the first one says comes
 * when it has ended. Tests inside workerd run one after the other and leave a core idle, which those that only compute fill. Tests of
 * pages and processes need both: beside a browser, those inside workerd run out of the time that settings and guests have.
 */
const stages = [
  [
    ["--project", "workerd"],
    ["--project", "unit", "--project", "libsql", "--project", "sim", "--maxWorkers", "1"],
  ],
  [["--project", "browser", "--project", "system"]],
] as const;

/** The tests start hundreds of processes, each of which would read and compile the same modules. */
process.env.NODE_COMPILE_CACHE ??= join(root, "node_modules/.cache/compiled");

const tally = z.object({
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(z.string()),
});
const none: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
const failure = (what: string): Tally => ({ ...none, failed: 1, failures: [what] });

/** A lane that ends without a count has failed, whatever it ran. */
async function runLane(args: readonly string[], held: boolean): Promise<Tally> {
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) };
  const output = held ? "pipe" : "inherit";
  const lane = fork(new URL("./lane.ts", import.meta.url), args, { env, stdio: ["inherit", output, output, "ipc"] });
  let count = failure(`${args.join(" ")}: ended without a count`);
  lane.on("message", (message) => {
    count = tally.parse(message);
  });
  const said: Buffer[] = [];
  for (const stream of [lane.stdout, lane.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  // Not `exit`: what was written last may still be on its way.
  await once(lane, "close");
  process.stdout.write(Buffer.concat(said));
  return count;
}

const sum = (counts: readonly Tally[]): Tally =>
  counts.reduce(
    (all, { passed, failed, skipped, failures }) => ({
      passed: all.passed + passed,
      failed: all.failed + failed,
      skipped: all.skipped + skipped,
      failures: [...all.failures, ...failures],
    }),
    none,
  );

async function runAll(): Promise<Tally> {
  await buildUi();
  await buildWorker();
  const given = process.argv.slice(2).filter((argument) => argument !== "--long");
  if (process.argv.includes("--long")) process.env.TESTS = "long";
  if (given.length > 0) return runLane(given, false);
  const counts: Tally[] = [];
  for (const lanes of stages) counts.push(...(await Promise.all(lanes.map((lane, index) => runLane(lane, index > 0)))));
  return sum(counts);
}

let count: Tally;
try {
  count = await runAll();
} catch (error) {
  // What does not build.
  console.error(error);
  count = failure("what is tested does not build");
}
if (count.passed + count.failed === 0) console.error("No test ran.");
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
if (count.failures.length > 0) console.error(["", "Failed:", ...count.failures].join("\n  "));
const code = count.failed === 0 && count.passed > 0 ? 0 : 1;
process.stdout.write(`\n${count.passed} passed, ${count.failed} failed${skipped}\n`, () => process.exit(code));
