import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildFailure, build, type Message, type Plugin } from "esbuild";
import type { PackDefinition } from "../pack.ts";
import { CommandRefused } from "./refused.ts";
import { sharedModule } from "./where.ts";

export type LoadedPack = {
  readonly pack: PackDefinition;
  /** The file that exports it, and under which name. */
  readonly entry: string;
  readonly name: string;
};

/** The pack in a folder. It is bundled first, so that TypeScript runs on any version of Node and in any place. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const entry = resolve(folder, "index.ts");
  if (!existsSync(entry))
    throw new CommandRefused(`${join(folder, "index.ts")} does not exist: give the folder of a pack`);
  const { code } = await bundled({
    entryPoints: [entry],
    platform: "node",
    target: "node20",
    plugins: [sharedModules],
  });
  const place = mkdtempSync(join(tmpdir(), "interject-pack-"));
  try {
    const file = join(place, "pack.mjs");
    writeFileSync(file, code);
    return { entry, ...packIn(await imported(file, folder), entry) };
  } finally {
    rmSync(place, { recursive: true });
  }
}

async function imported(file: string, folder: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw new CommandRefused(`${join(folder, "index.ts")} cannot be loaded: ${String(error)}`);
  }
}

function packIn(exported: Record<string, unknown>, entry: string): Pick<LoadedPack, "pack" | "name"> {
  const packs = Object.entries(exported).filter((pair): pair is [string, PackDefinition] => isPack(pair[1]));
  const distinct = new Set(packs.map(([, pack]) => pack));
  const [first] = packs;
  if (first === undefined || distinct.size > 1) {
    throw new CommandRefused(`${entry} must export exactly one pack made by definePack; it exports ${distinct.size}`);
  }
  return { name: first[0], pack: first[1] };
}

/** Only what tells a pack from other exports: `manifestOf` checks the rest. */
function isPack(value: unknown): value is PackDefinition {
  return (
    typeof value === "object" &&
    value !== null &&
    ["points", "interventions", "policies"].every((name) => Array.isArray(Reflect.get(value, name)))
  );
}

/** The SDK and the schema library are the command's own: a pack's schemas are read by the same code that made them. */
const sharedModules: Plugin = {
  name: "shared-modules",
  setup({ onResolve }) {
    onResolve({ filter: /^(?:interject\/(?:sdk|testing)|zod)(?:$|\/)/ }, ({ path }) => ({
      path: sharedModule(path),
      external: true,
    }));
  },
};

type BundleOptions = Omit<NonNullable<Parameters<typeof build>[0]>, "bundle" | "write" | "format">;

/** One ES module; its source map, unless that stands inside. What the author wrote wrongly is said with its place. */
export async function bundled(options: BundleOptions): Promise<{ code: string; map: string }> {
  try {
    const { outputFiles } = await build({
      bundle: true,
      write: false,
      format: "esm",
      charset: "utf8",
      logLevel: "silent",
      sourcemap: "external",
      outdir: "out",
      ...options,
    });
    const [map, code] = [".map", ".js"].map((end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "");
    return { code: code ?? "", map: map ?? "" };
  } catch (error) {
    const errors = (error as Partial<BuildFailure>).errors ?? [];
    if (errors.length === 0) throw error;
    throw new CommandRefused(errors.map(said).join("\n"));
  }
}

function said({ text, location }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}
