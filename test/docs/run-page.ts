import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { root } from "../serve/build.ts";
import type { Block } from "./blocks.ts";

export type Place = {
  /** The project of the page: inside the repository, so that `interject/sdk` names the SDK. */
  readonly folder: string;
  /** What commands find in their environment. */
  readonly env: Readonly<Record<string, string>>;
};

/** Does what a reader would do: writes the files, runs the commands and looks for what the page says they print. */
export async function runPage(blocks: readonly Block[], { folder, env }: Place): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = commandFolder(folder);
  let printed = "";
  for (const { language, file, text } of blocks) {
    if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${text}\n`);
    } else if (language === "sh") {
      printed = await shell(text, { folder, env: { ...env, PATH: `${path}${delimiter}${process.env.PATH}` } });
    } else if (language === "text") {
      for (const line of text.split("\n"))
        if (!printed.includes(line.trim())) throw new Error(`the command does not print ${line}, but:\n${printed}`);
    }
  }
}

/** `npx interject` of a reader is the command of this checkout. */
function commandFolder(folder: string): string {
  const bin = join(folder, ".bin");
  const npx = join(bin, "npx");
  mkdirSync(bin, { recursive: true });
  const command = `exec ${process.execPath} ${join(root, "plugins/sdk/plugin.ts")} "$@"`;
  // Packs are written where the reader stands, not among those of this checkout.
  writeFileSync(npx, `#!/bin/sh\nshift\n[ "$1" = new ] && set -- "$@" --into .\n${command}\n`);
  chmodSync(npx, 0o755);
  return bin;
}

function shell(script: string, { folder, env }: Place): Promise<string> {
  // The variables of this run would tell an inner one that it is a worker of it.
  const { VITEST: _, VITEST_POOL_ID: __, VITEST_WORKER_ID: ___, NODE_ENV: ____, ...own } = process.env;
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: { ...own, ...env }, maxBuffer: 16 * 1024 * 1024 };
    execFile("bash", ["-euo", "pipefail", "-c", script], options, (error, stdout, stderr) => {
      const printed = `${stdout}${stderr}`;
      if (error === null) resolve(printed);
      else reject(new Error(`${script}\nends with ${error.code}:\n${printed}`));
    });
  });
}
