import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import chalk from "chalk";

/** `npm run check`: everything that can be judged without running the product. One line a step; a failed step prints what it said. */

const types = (project: string) => {
  const known = ["--incremental", "--tsBuildInfoFile", `node_modules/.cache/types-${project}.json`];
  return ["tsc", "-p", project, ...known];
};

const steps: readonly { name: string; run: readonly string[] }[] = [
  { name: "types of worker, plugins and db", run: types("worker") },
  { name: "types of pages", run: types("ui") },
  { name: "types of tests and commands", run: types("test") },
  { name: "format and lint", run: ["biome", "check", "--error-on-warnings", "."] },
  { name: "manifests and pack pages", run: ["node", "plugins/sdk/generate.ts", "--check"] },
  { name: "realm of guests", run: ["node", "worker/guest/generate-realm.ts", "--check"] },
  { name: "rows to cases", run: ["node", "test/rows/generate.ts", "--check"] },
  { name: "failures to tests", run: ["node", "test/failures/generate.ts", "--check"] },
  { name: "OpenAPI", run: ["node", "test/check-openapi.ts"] },
  { name: "unused code and dependencies", run: ["knip", "--no-config-hints"] },
];

async function check({ name, run: [command = "", ...args] }: (typeof steps)[number]): Promise<boolean> {
  const startedAt = performance.now();
  const seconds = () => chalk.dim(`${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  try {
    await promisify(execFile)(command, args, { maxBuffer: 32 * 1024 * 1024 });
    console.log(`${chalk.green("ok")}    ${name} ${seconds()}`);
    return true;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    console.log(`${chalk.red("fail")}  ${name} ${seconds()}\n${stdout}${stderr || (stdout ? "" : String(error))}`);
    return false;
  }
}

const waiting = [...steps];
const results: boolean[] = [];
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await check(next));
};
await Promise.all(Array.from({ length: Math.max(1, Math.min(2, availableParallelism())) }, lane));
process.exitCode = results.every(Boolean) ? 0 : 1;
