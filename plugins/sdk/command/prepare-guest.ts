import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { realmModules } from "../../../worker/guest/realm-text.ts";
import { PackRefused } from "../manifest.ts";
import { guardedGuest } from "./guarded-guest.ts";
import { type LoadedPack, loadPack } from "./load-pack.ts";
import { type Packed, packFileOf, textOf } from "./pack.ts";

/** A folder from which `interject/testing` runs a pack as a host would. */
export type PreparedGuest = { readonly folder: string; readonly said: string; readonly remove: () => void };

export async function prepareGuest(folder: string): Promise<PreparedGuest> {
  const loaded = await loadPack(folder);
  return prepare(loaded, await packFileOf(loaded));
}

export async function prepare(loaded: LoadedPack, { file, bundle }: Packed): Promise<PreparedGuest> {
  const { id } = file.manifest;
  const guarded = bundle === null ? null : guardedGuest(bundle, loaded);
  if (guarded !== null && "problems" in guarded) throw new PackRefused(id, guarded.problems);
  const place = mkdtempSync(join(tmpdir(), "interject-guest-"));
  const files: Readonly<Record<string, string>> = {
    "pack.json": textOf(file),
    ...(guarded !== null && { "guest.js": await scriptOf(guarded.code), "main.mjs": thread }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const said =
    guarded === null
      ? `${id} is rules: they run as data, as in a shop`
      : `${id} runs as a guest: bundled (${guarded.code.length} characters), guarded, in a realm of its own`;
  return { folder: place, said, remove: () => rmSync(place, { recursive: true, force: true }) };
}

/**
 * The modules of a guest as the host loads them, as one script: Node runs it in a context of its own, since its own works stop
 * when their realm is closed.
 */
async function scriptOf(code: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["main.js"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "guest",
    target: "es2022",
    charset: "utf8",
    plugins: [guestModules({ ...realmModules, "pack.js": code })],
    logLevel: "silent",
  });
  return `(() => {${outputFiles[0]?.text ?? ""};return new guest.default();})()`;
}

/** Modules by their names; only the runtime's own class is another. */
function guestModules(modules: Readonly<Record<string, string>>): Plugin {
  const all: Readonly<Record<string, string>> = {
    ...modules,
    "cloudflare:workers": "export class WorkerEntrypoint {}",
  };
  return {
    name: "guest-modules",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path }) => ({ path, namespace: "guest" }));
      onLoad({ filter: /.*/, namespace: "guest" }, ({ path }) => ({ contents: all[path] ?? "", loader: "js" }));
    },
  };
}

/** Text in, text out. */
const thread = `import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { parentPort } from "node:worker_threads";
const script = readFileSync(new URL("guest.js", import.meta.url), "utf8");
const guest = runInContext(script, createContext({}));
parentPort.on("message", ({ id, request }) => {
  try {
    parentPort.postMessage({ id, answer: guest.ask(request) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message) });
  }
});
`;
