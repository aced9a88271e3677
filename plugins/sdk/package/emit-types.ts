import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

type TypesOptions = { readonly root: string; readonly entries: readonly string[]; readonly out: string };

/** Writes the types of some modules and of whatever those types name, and of nothing else. */
export async function emitTypes({ root, entries, out }: TypesOptions): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "interject-types-"));
  try {
    const project = join(place, "tsconfig.json");
    writeFileSync(project, JSON.stringify(projectOf(root, entries, place)));
    await promisify(execFile)(join(root, "node_modules/.bin/tsc"), ["-p", project], { maxBuffer: 16 * 1024 * 1024 });
    const first = entries.map((entry) => typesOf(relative(root, entry)));
    for (const [path, text] of reachable(join(place, "types"), first)) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), text);
    }
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    throw stdout === undefined || stdout === "" ? error : new Error(`types of the SDK:\n${stdout}`);
  } finally {
    rmSync(place, { recursive: true });
  }
}

function projectOf(root: string, entries: readonly string[], place: string): object {
  return {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      lib: ["ES2024"],
      types: ["@cloudflare/workers-types", "node"],
      typeRoots: [join(root, "node_modules/@types"), join(root, "node_modules")],
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: join(place, "types"),
    },
    files: entries,
  };
}

const typesOf = (path: string) => path.replace(/\.ts$/, ".d.ts");
const relativeImport = /((?:from |import\(|import )")(\.[^"]+)\.ts(")/g;

/** The files that these lead to. Their imports name JavaScript, as every resolver expects. */
function reachable(folder: string, entries: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(join(folder, path), "utf8");
    for (const [, , target] of text.matchAll(relativeImport)) waiting.push(join(dirname(path), `${target}.d.ts`));
    found.set(path, text.replace(relativeImport, "$1$2.js$3"));
  }
  return found;
}
