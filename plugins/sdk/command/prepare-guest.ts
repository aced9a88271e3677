import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

export function prepare(loaded: LoadedPack, { file, bundle }: Packed): PreparedGuest {
  const { id } = file.manifest;
  const guarded = bundle === null ? null : guardedGuest(bundle, loaded);
  if (guarded !== null && "problems" in guarded) throw new PackRefused(id, guarded.problems);
  const place = mkdtempSync(join(tmpdir(), "interject-guest-"));
  const files: Readonly<Record<string, string>> = {
    "pack.json": textOf(file),
    ...(guarded !== null && { ...modulesOf(guarded.code), "main.mjs": thread, "package.json": '{ "type": "module" }' }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const said =
    guarded === null
      ? `${id} is rules: they run as data, as in a shop`
      : `${id} runs as a guest: bundled (${guarded.code.length} characters), guarded, in a realm of its own`;
  return { folder: place, said, remove: () => rmSync(place, { recursive: true, force: true }) };
}

/** The modules of a guest as the host loads them; only the runtime's own class is another. */
function modulesOf(code: string): Record<string, string> {
  const modules = { ...realmModules, "pack.js": code };
  const files = Object.entries(modules).map(([name, text]) => [name, beside(text)]);
  return { ...Object.fromEntries(files), "workers.js": "export class WorkerEntrypoint {}\n" };
}

/** The host knows modules by bare names, Node by their path. */
function beside(text: string): string {
  return text
    .replace(/^(import .*?|export .*?)"(guard\.js|pack\.js)"/gm, '$1"./$2"')
    .replace(/^(import .*?)"cloudflare:workers"/gm, '$1"./workers.js"');
}

/** Text in, text out. What Node makes only when it is first looked at is made before the guest closes its realm. */
const thread = `import { parentPort } from "node:worker_threads";
Object.getOwnPropertyDescriptors(globalThis);
const port = parentPort;
const { default: Guest } = await import("./main.js");
const guest = new Guest();
port.on("message", ({ id, request }) => {
  try {
    port.postMessage({ id, answer: guest.ask(request) });
  } catch (error) {
    port.postMessage({ id, error: error.message });
  }
});
`;
