import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Builds what the product serves, `dist/ui` and `dist/worker`, each only when a source of it changed. */

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const uiDir = join(root, "dist/ui");
export const workerDir = join(root, "dist/worker");

const shared = ["package.json", "package-lock.json", "worker", "plugins", "db"];
const sourcesOf = {
  ui: [...shared, "ui", "docs/plugins"],
  worker: [...shared, "wrangler.toml"],
};
/** Markdown is a source only where it becomes pages. */
const notSources = /\.test\.tsx?$|^(?!docs\/).*\.md$/;

/** Rebuilds the UI when it is stale. @returns whether it was built. */
export function buildUi(): Promise<boolean> {
  return buildWhenStale("ui", uiDir, (out) => run("vite", ["build", "ui", "--outDir", out, "--emptyOutDir"]));
}

/** Rebuilds the worker's bundle, as it would be deployed, when it is stale. @returns whether it was built. */
export async function buildWorker(): Promise<boolean> {
  // Wrangler wants the directory of the assets to exist; what is in it does not matter to the bundle.
  await mkdir(uiDir, { recursive: true });
  return buildWhenStale("worker", workerDir, (out) => run("wrangler", ["deploy", "--dry-run", "--outdir", out]));
}

/** The same with the names of its functions, for a profiler. @returns the bundle. */
export async function buildReadableWorker(folder: string): Promise<string> {
  await mkdir(uiDir, { recursive: true });
  await run("wrangler", ["deploy", "--dry-run", "--minify", "false", "--outdir", folder]);
  return join(folder, "index.js");
}

async function buildWhenStale(part: keyof typeof sourcesOf, out: string, build: (out: string) => Promise<void>) {
  const digest = await digestOf(sourcesOf[part]);
  const stamp = `${out}.sha256`;
  const built = existsSync(out) && existsSync(stamp) ? await readFile(stamp, "utf8") : "";
  if (built === digest) return false;
  // Built beside and then swapped: a failed or interrupted build leaves the last good one.
  const fresh = `${out}.${process.pid}`;
  try {
    await build(fresh);
    await rm(out, { recursive: true, force: true });
    await rename(fresh, out);
    await writeFile(stamp, digest);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

async function digestOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesOf(path))
      hash
        .update(file)
        .update("\0")
        .update(await readFile(join(root, file)));
  }
  return hash.digest("hex");
}

async function filesOf(path: string): Promise<string[]> {
  if (!existsSync(join(root, path))) return [];
  if (path.includes(".")) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((file) => !notSources.test(file))
    .sort();
}

async function run(command: string, args: readonly string[]): Promise<void> {
  const bin = join(root, "node_modules/.bin", command);
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1", NODE_ENV: "production" };
  try {
    await promisify(execFile)(bin, [...args], { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args[0]} failed:\n${stdout}${stderr}`.trim(), { cause });
  }
}
