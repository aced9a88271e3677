import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { emitTypes } from "./emit-types.ts";
import { packageReadme } from "./readme.ts";

/** `npm run sdk`: builds the package `interject` into `dist/sdk`, from which `npm pack` makes the file that authors install. */

const root = join(import.meta.dirname, "../../..");
const sdk = join(root, "plugins/sdk");

/** The newest versions that run on Node 20, where the repository's own do not promise it. */
const forNode20: Readonly<Record<string, string>> = { vitest: "4.1.12", commander: "14.0.3" };

const entries = { sdk: join(sdk, "index.ts"), testing: join(sdk, "testing.ts"), interject: join(sdk, "plugin.ts") };

/** @returns the folder of the package */
export async function buildSdk(out = join(root, "dist/sdk")): Promise<string> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const imported = await emitCode(out);
  await emitGuestSdk(join(out, "guest"));
  await emitTypes({ root, entries: [entries.sdk, entries.testing], out: join(out, "types") });
  copyFileSync(join(sdk, "manifest.schema.json"), join(out, "manifest.schema.json"));
  copyFileSync(join(sdk, "rules/rule.schema.json"), join(out, "rule.schema.json"));
  copyFileSync(join(root, "LICENSE"), join(out, "LICENSE"));
  writeFileSync(join(out, "README.md"), packageReadme);
  writeFileSync(join(out, "package.json"), `${JSON.stringify(describe(imported), null, 2)}\n`);
  return out;
}

/** The SDK, the tester with the product's own engine, and the command. @returns the packages that they import */
async function emitCode(out: string): Promise<Set<string>> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: out,
    bundle: true,
    splitting: true,
    packages: "external",
    inject: [join(sdk, "package/node20.ts")],
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    chunkNames: "chunks/[name]-[hash]",
    metafile: true,
    logLevel: "warning",
  });
  chmodSync(join(out, "interject.js"), 0o755);
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return new Set(imports.filter(({ external, path }) => external && !path.startsWith("node:")).map(nameOf));
}

/** `zod` of `zod/v4/locales/zh-CN.js`. */
function nameOf({ path }: { readonly path: string }): string {
  return path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
}

/** What guests are bundled with, a file a module: of what a pack does not use nothing gets into its bundle. */
async function emitGuestSdk(out: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(sdk, "guest-sdk.ts")],
    bundle: true,
    write: false,
    outdir: out,
    metafile: true,
  });
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.keys(metafile.inputs),
    outbase: sdk,
    outdir: out,
    write: false,
    charset: "utf8",
    target: "es2022",
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text.replace(/(from ")(\.[^"]+)\.ts(")/g, "$1$2.js$3"));
  }
}

function describe(imported: ReadonlySet<string>): object {
  const { name, version, description, license, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const known: Readonly<Record<string, string>> = { ...devDependencies, ...dependencies, ...forNode20 };
  const needed = [...imported].filter((each) => each !== name).sort();
  const types = (entry: string) => `./types/${relative(root, entry).replace(/\.ts$/, ".d.ts")}`;
  return {
    name,
    version,
    description: `${description}: the SDK for packs`,
    license,
    type: "module",
    engines: { node: ">=20.19" },
    bin: { interject: "./interject.js" },
    exports: {
      "./sdk": { types: types(entries.sdk), default: "./sdk.js" },
      "./testing": { types: types(entries.testing), default: "./testing.js" },
      "./manifest.schema.json": "./manifest.schema.json",
      "./rule.schema.json": "./rule.schema.json",
    },
    dependencies: Object.fromEntries(needed.map((each) => [each, versionOf(each, known)])),
  };
}

function versionOf(name: string, known: Readonly<Record<string, string>>): string {
  const version = known[name];
  if (version === undefined) throw new Error(`the SDK imports ${name}, which package.json does not name`);
  return version;
}

if (import.meta.main) console.log(`built ${relative(process.cwd(), await buildSdk())}`);
