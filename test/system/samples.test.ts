import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../serve/build.ts";

/** The suites of the sample packs pass with the pack as a shop runs it, too: bundled, guarded, in a realm of its own. */
test.each(["address-guard", "coupon-comfort"])("%s does the same as a guest", async (pack) => {
  const command = [join(root, "plugins/sdk/plugin.ts"), "test", join(root, "plugins/samples", pack), "--guest"];
  // The variables of this run would tell the inner one that it is a worker of it.
  const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...env } = process.env;
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(`${stdout}${stderr}`)),
    );
  });
  expect(printed).toContain("runs as a guest");
});
