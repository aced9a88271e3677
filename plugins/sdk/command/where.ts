import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve as resolvePath } from "node:path";

/**
 * The command runs in two places: in the repository, where the SDK is TypeScript, and in an author's project, where it is a package
 * without sources. Both name their parts alike.
 */

const { resolve } = createRequire(import.meta.url);

const sdk = resolve("interject/sdk");
export const inRepository = sdk.endsWith(".ts");

/** The repository, or the package. */
export const packageFolder = inRepository ? join(dirname(sdk), "../..") : dirname(sdk);

/** The SDK as guests have it: without the schemas that only the host needs. */
export const guestSdk = inRepository ? join(dirname(sdk), "guest-sdk.ts") : join(dirname(sdk), "guest", "guest-sdk.js");

/** How the author calls the command. */
export const commandName = inRepository ? "npm run plugin --" : "npx interject";

export const schemas = {
  manifest: resolve("interject/manifest.schema.json"),
  rule: resolve("interject/rule.schema.json"),
};

/** The address of a module that a pack shares with the command, so that both speak of the same classes. */
export function sharedModule(name: string): string {
  return import.meta.resolve(name);
}

/** What the project in which this SDK is installed calls its source, so that a new project beside it takes the same. */
export function installedFrom(into: string): string | undefined {
  const modules = dirname(dirname(sdk));
  const project = join(dirname(modules), "package.json");
  if (inRepository || basename(modules) !== "node_modules" || !existsSync(project)) return undefined;
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(project, "utf8"));
  const source: unknown = dependencies.interject ?? devDependencies.interject;
  if (typeof source !== "string" || !source.startsWith("file:")) return typeof source === "string" ? source : undefined;
  const path = resolvePath(dirname(project), source.slice("file:".length));
  return `file:${relative(resolvePath(into), path)}`;
}
