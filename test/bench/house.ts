import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { migrate } from "../../db/migrate.ts";
import { type DemoAccess, seedDemo } from "../../db/seed.ts";
import { type LibsqlServer, startLibsql } from "../../db/serve.ts";
import { buildWorker, root, workerDir } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import type { Side } from "./measure.ts";
import { type Beside, type Served, serveOnWorkerd } from "./workerd.ts";

/** The whole product on bare workerd with a libSQL server of its own: every pack on, as the demo shop has them. */
export type House = {
  readonly side: Side;
  readonly served: Served;
  readonly libsql: LibsqlServer;
  readonly demo: DemoAccess;
  readonly stop: () => Promise<void>;
};

type Options = {
  /** Empty, or one that a house has left: the database is used again. */
  folder: string;
  /** Where the database lies, when not there. */
  stateDir?: string;
  bundle?: string;
  inspector?: string;
  logSize?: number;
  beside?: Beside;
  /** Called with the database before the worker is there: libSQL takes one writer at a time. */
  furnish?: (url: string) => Promise<void>;
};

const masterKey = Buffer.alloc(32, 7).toString("base64");

export async function openHouse(options: Options): Promise<House> {
  const { folder, stateDir = folder, bundle = join(workerDir, "index.js"), logSize, furnish, ...serving } = options;
  await buildWorker();
  const libsql = await startLibsql({ stateDir, ...(logSize !== undefined && { logSize }) });
  try {
    await migrate(libsql.url);
    const demo = await seedDemo({ url: libsql.url, masterKey });
    await furnish?.(libsql.url);
    const served = await serveOurs({ folder: join(folder, "ours"), bundle, libsql: libsql.url, ...serving });
    const stop = async () => {
      await served.stop();
      await libsql.stop();
    };
    return { side: { served, path: "/hooks/interject/demo", owes: true }, served, libsql, demo, stop };
  } catch (error) {
    await libsql.stop();
    throw error;
  }
}

type Serving = Pick<Options, "inspector" | "beside"> & { folder: string; libsql: string; bundle?: string };

/** One runtime with our bundle: an isolate that has its own memory of the settings, and objects of its own. */
export async function serveOurs({
  libsql,
  bundle = join(workerDir, "index.js"),
  ...serving
}: Serving): Promise<Served> {
  const port = await freePort();
  return serveOnWorkerd({
    bundle,
    port,
    classes: { CONVERSATION: "Conversation", FLOOR: "Floor", LEDGER: "Ledger", SEATS: "Seats", BACKTEST: "Backtest" },
    loader: "LOADER",
    text: { LIBSQL_URL: libsql, MASTER_KEY: masterKey, PUBLIC_URL: `http://127.0.0.1:${port}` },
    ...serving,
  });
}

/** The floor, see `floor.ts`, on a server of its own. */
export async function serveFloor({
  folder,
  inspector,
}: {
  folder: string;
  inspector?: string;
}): Promise<Side & { served: Served }> {
  const served = await serveOnWorkerd({
    folder: join(folder, "floor"),
    bundle: await bundleOf("floor.ts", folder),
    port: await freePort(),
    classes: { CONVERSATION: "Conversation" },
    ...(inspector !== undefined && { inspector }),
  });
  return { served, path: "/" };
}

/** A worker of this folder as one file. */
export async function bundleOf(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, entry.replace(/\.ts$/, ".js"));
  const external = ["cloudflare:*", "node:*"];
  const entryPoints = [join(root, "test/bench", entry)];
  await build({ entryPoints, outfile, bundle: true, format: "esm", target: "es2022", external });
  return outfile;
}

/** A folder on the disk that is measured, gone with what it holds when the work is done. */
export async function inFolder<Result>(disk: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(disk, "interject-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
