import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "./migrate.ts";
import { startLibsql } from "./serve.ts";

export type TestDatabase = { readonly url: string; readonly stateDir: string; stop(): Promise<void> };

/** A migrated libSQL server of a test file's own: the shared one would see several writers at once, which it does not survive. */
export async function startTestDatabase(): Promise<TestDatabase> {
  const stateDir = await mkdtemp(join(tmpdir(), "interject-db-"));
  const server = await startLibsql({ stateDir });
  await migrate(server.url);
  return {
    url: server.url,
    stateDir,
    async stop() {
      await server.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
