import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

/** Packages of others, in versions that are named here, in a folder outside of ours. Installed once; nothing of them runs meanwhile. */

type Wanted = {
  readonly folder: string;
  /** By name; the version is exact. */
  readonly packages: Readonly<Record<string, string>>;
  /** Instead of what a package asks for. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Packages whose own install script makes their binary, so that it has to run. */
  readonly compiled?: readonly string[];
  readonly say: (line: string) => void;
};

const patienceMs = 20 * 60_000;

/** @returns `require` as code in that folder has it. */
export async function install({
  folder,
  packages,
  overrides = {},
  compiled = [],
  say,
}: Wanted): Promise<NodeJS.Require> {
  const wanted = JSON.stringify({ private: true, dependencies: packages, overrides }, null, 2);
  const stamp = join(folder, "installed");
  if (!existsSync(stamp) || (await readFile(stamp, "utf8")) !== wanted) {
    const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
    say(`installing ${names.join(", ")} into ${folder}\n`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), wanted);
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--omit=optional"];
    await npm(folder, ["install", ...quiet]);
    for (const name of compiled) {
      say(`compiling ${name}\n`);
      await npm(folder, ["rebuild", name, "--ignore-scripts=false", "--loglevel=error", ...headers()]);
    }
    await writeFile(stamp, wanted);
  }
  return createRequire(join(folder, "package.json"));
}

/** Node's headers, where they came with it: otherwise npm fetches them. */
function headers(): string[] {
  const nodeDir = resolve(dirname(process.execPath), "..");
  return existsSync(join(nodeDir, "include/node/node_api.h")) ? [`--nodedir=${nodeDir}`] : [];
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)("npm", [...args], { cwd, timeout: patienceMs, maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    const { stderr = "" } = cause as { stderr?: string };
    const errors = stderr.split("\n").filter((line) => line.startsWith("npm error"));
    throw new Error(errors.slice(0, 4).join("; ") || String(cause), { cause });
  }
}
