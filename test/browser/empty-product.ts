import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../db/migrate.ts";
import { buildUi, buildWorker } from "../serve/build.ts";
import { embeddedDatabase } from "../serve/database.ts";
import { freePort } from "../serve/free-port.ts";
import { masterKey, openState } from "../serve/state.ts";
import { serveWorker } from "../serve/worker.ts";

/** The product as somebody deploys it: a migrated database with nothing in it, not even the demo shop. */
export async function startEmptyProduct() {
  const stateDir = await mkdtemp(join(tmpdir(), "interject-empty-"));
  await openState(stateDir);
  await buildUi();
  await buildWorker();
  const database = await embeddedDatabase(stateDir, () => {});
  await migrate(database.url);
  const [host, port] = ["127.0.0.1", await freePort()];
  const url = `http://${host}:${port}`;
  const worker = await serveWorker({
    host,
    port,
    persist: join(stateDir, "worker"),
    bindings: { LIBSQL_URL: database.url, MASTER_KEY: await masterKey(stateDir), PUBLIC_URL: url },
    onLog: ({ level, message }) => {
      if (level === "error") process.stderr.write(`${message}\n`);
    },
    onRestart: () => {},
  });
  return {
    url,
    databaseUrl: database.url,
    async stop() {
      await worker.stop();
      await database.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
