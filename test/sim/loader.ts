import { registerHooks } from "node:module";
import type { Plant } from "./plants.ts";

/**
 * Lets Node run the worker's own files. Three things differ from the bundle that is deployed: `cloudflare:workers` is the base
 * class alone, compiled shops are remembered from run to run (compiling is pure and takes longer than a whole run), and a planted
 * bug, if one is asked for, is written into the source as it is read. Call it before the first import of the worker.
 */
export function hookLoader(plant: Plant | null): void {
  const planted = new Set<string>();
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "cloudflare:workers") return { url: "sim:workers", format: "module", shortCircuit: true };
      const isItty = context.parentURL?.includes("/itty-durable/") === true && specifier.startsWith("./");
      return next(isItty && !specifier.endsWith(".js") ? `${specifier}.js` : specifier, context);
    },
    load(url, context, next) {
      if (url === "sim:workers") return { format: "module", source: workers, shortCircuit: true };
      // ES modules in a package that does not say so, behind an index that is none.
      if (url.endsWith("/itty-durable/index.js")) return { format: "module", source: itty, shortCircuit: true };
      if (url.includes("/itty-durable/")) return next(url, { ...context, format: "module" });
      const loaded = next(url, context);
      const { source } = loaded;
      if (source === null || source === undefined) return loaded;
      const text = () => (typeof source === "string" ? source : new TextDecoder().decode(source));
      if (url.endsWith("/worker/settings/compile.ts")) return { ...loaded, source: remembering(text()) };
      if (plant === null || !url.endsWith(`/${plant.file}`)) return loaded;
      planted.add(plant.id);
      return { ...loaded, source: replaced(text(), plant) };
    },
  });
}

const workers = `
export class DurableObject { constructor(ctx, env) { this.ctx = ctx; this.env = env; } }
export class WorkerEntrypoint {}
`;

const itty = 'export * from "./itty-durable.js"; export * from "./proxy-durable.js";';

function replaced(source: string, { id, file, from, to }: Plant): string {
  if (!source.includes(from)) throw new Error(`plant ${id}: ${file} does not hold ${JSON.stringify(from)} any more`);
  return source.replaceAll(from, to);
}

const head = "export function compileShop(";

function remembering(source: string): string {
  if (!source.includes(head)) throw new Error(`worker/settings/compile.ts does not hold ${head} any more`);
  return `${source.replace(head, "function compileAnew(")}
const compiledShops = new Map<string, CompiledShop>();
export function compileShop(snapshot: Snapshot, packs: readonly PackDefinition[], common?: CommonPhrases): CompiledShop {
  const key = JSON.stringify([snapshot, packs.map(({ id, version }) => id + version)]);
  const known = compiledShops.get(key) ?? compileAnew(snapshot, packs, common);
  compiledShops.set(key, known);
  return known;
}
`;
}
