import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { buildSdk } from "../../plugins/sdk/package/build.ts";
import { root } from "../serve/build.ts";

/** A developer who has never seen the repository: an empty folder, the packed SDK, and the Node that the machine has. */

export type Ran = { readonly code: number; readonly output: string };
export type Author = {
  readonly folder: string;
  /** `npx interject …` in that folder. */
  readonly interject: (...args: string[]) => Promise<Ran>;
  readonly npm: (...args: string[]) => Promise<Ran>;
  readonly run: (file: string, ...args: string[]) => Promise<Ran>;
  readonly remove: () => Promise<void>;
};

/** Builds and packs the SDK, and installs it into an empty folder outside the repository. */
export async function createAuthor(): Promise<Author> {
  const place = await mkdtemp(join(tmpdir(), "interject-author-"));
  const folder = join(place, "packs");
  const run = (file: string, ...args: string[]) => execute(file, args, { cwd: folder, env: environment() });
  const npm = (...args: string[]) => run("npm", ...args);
  await mkdir(folder);
  const sdk = await buildSdk(join(place, "sdk"));
  const packed = await npm("pack", sdk, "--pack-destination", place, "--silent");
  const file = join(place, packed.output.trim().split("\n").at(-1) ?? "");
  const installed = await npm("install", "--prefer-offline", "--no-audit", "--no-fund", file);
  if (installed.code !== 0) throw new Error(installed.output);
  return {
    folder,
    npm,
    run,
    interject: (...args) => run(join(folder, "node_modules/.bin/interject"), ...args),
    remove: () => rm(place, { recursive: true, force: true }),
  };
}

/** Without what this run and the repository's packages have put there: npm would take its folder for theirs. */
function environment(): NodeJS.ProcessEnv {
  const ours =
    /^(?:npm_(?:package|lifecycle|config_(?:local_|global_)?prefix|execpath|node_execpath)|INIT_CWD$|NODE$|NODE_ENV$|VITEST)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((entry) => !entry.startsWith(join(root, "node_modules")));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), NO_COLOR: "1" };
}

function execute(
  file: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== "number") reject(error);
      else resolve({ code: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` });
    });
  });
}

/** Changes a JSON file of the author's. */
export async function editJson(path: string, change: (content: Record<string, unknown>) => void): Promise<void> {
  const content = JSON.parse(await readFile(path, "utf8"));
  change(content);
  await writeFile(path, JSON.stringify(content));
}
