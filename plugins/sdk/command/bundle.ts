import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type Manifest, manifestOf } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { CommandRefused } from "./scaffold.ts";

export type Bundled = {
  readonly manifest: Manifest;
  readonly sha256: string;
  readonly bytes: number;
  readonly files: readonly string[];
};

/**
 * Writes `manifest.json`, the pack as one file without imports, and its digest into `out`. The same source gives the same
 * bytes in every folder: the bundle carries no paths, no time and no source map.
 */
export async function bundle(folder: string, out = join(folder, "dist")): Promise<Bundled> {
  const entry = resolve(folder, "index.ts");
  if (!existsSync(entry))
    throw new CommandRefused(`${join(folder, "index.ts")} does not exist: give the folder of a pack`);
  const pack = packIn(await import(pathToFileURL(entry).href), entry);
  if (basename(resolve(folder)) !== pack.id) {
    throw new CommandRefused(`the folder ${basename(resolve(folder))} must have the pack's id, ${pack.id}`);
  }
  const manifest = manifestOf(pack);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    charset: "utf8",
    // Comments would name the author's folders.
    minifyWhitespace: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const [code] = outputFiles;
  if (code === undefined) throw new CommandRefused(`${entry} gives no code`);
  const sha256 = createHash("sha256").update(code.contents).digest("hex");
  const name = `${manifest.id}-${manifest.version}.js`;
  const files: [string, string | Uint8Array][] = [
    [join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`],
    [join(out, name), code.contents],
    [join(out, `${name}.sha256`), `${sha256}  ${name}\n`],
  ];
  mkdirSync(out, { recursive: true });
  for (const [path, content] of files) writeFileSync(path, content);
  return { manifest, sha256, bytes: code.contents.length, files: files.map(([path]) => path) };
}

function packIn(exported: Record<string, unknown>, entry: string): PackDefinition {
  const packs = Object.values(exported).filter(isPack);
  const [pack] = packs;
  if (pack === undefined || packs.length > 1) {
    throw new CommandRefused(`${entry} must export exactly one pack made by definePack; it exports ${packs.length}`);
  }
  return pack;
}

/** Only what tells a pack from other exports: `manifestOf` checks the rest. */
function isPack(value: unknown): value is PackDefinition {
  return (
    typeof value === "object" &&
    value !== null &&
    ["points", "interventions", "policies"].every((name) => Array.isArray(Reflect.get(value, name)))
  );
}
