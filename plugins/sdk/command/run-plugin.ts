import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

/** For the tests of the commands: they run as authors run them, in a process of their own. */

export const root = join(import.meta.dirname, "../../..");

/** Inside the repository, so that `interject/sdk` names the SDK; in the state directory, which nobody commits. */
export function temporaryFolder(): string {
  mkdirSync(join(root, ".interject"), { recursive: true });
  return mkdtempSync(join(root, ".interject/plugin-"));
}

export type Ran = { readonly code: number; readonly output: string };

export function plugin(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const command = [join(root, "plugins/sdk/plugin.ts"), ...args];
  // The variables of this run would tell the inner one that it is a worker of it.
  const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...rest } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env: { ...rest, ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, output: `${stdout}${stderr}` });
    });
  });
}
