import { join } from "node:path";
import { build } from "esbuild";
import { readClient } from "../../db/client.ts";
import { migrate } from "../../db/migrate.ts";
import { insertRevision, readCurrentSettings } from "../../db/queries/settings.ts";
import { shop } from "../../db/schema.ts";
import { seedDemo } from "../../db/seed.ts";
import { startLibsql } from "../../db/serve.ts";
import { type Served, serveOnWorkerd } from "../bench/workerd.ts";
import { buildWorker, root, workerDir } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";

/** Our bundle on bare workerd with real libSQL and two shops, and the floor of `npm run bench` beside it. */

export type TwoShops = {
  readonly url: string;
  readonly floor: string;
  /** Signs for both shops. */
  readonly secret: string;
  readonly path: (shop: "demo" | "neighbour") => string;
  /** The same database behind a worker with other limits. */
  readonly serve: (text: Readonly<Record<string, string>>) => Promise<string>;
  readonly stop: () => Promise<void>;
};

const neighbour = "neighbour";

export async function startTwoShops(folder: string): Promise<TwoShops> {
  const libsql = await startLibsql({ stateDir: folder });
  const masterKey = Buffer.alloc(32, 7).toString("base64");
  const servers: Served[] = [];
  await buildWorker();
  await migrate(libsql.url);
  const { secret } = await seedDemo({ url: libsql.url, masterKey });
  await addNeighbour(libsql.url);

  async function serve(text: Readonly<Record<string, string>>): Promise<string> {
    const port = await freePort();
    const served = await serveOnWorkerd({
      folder: join(folder, `ours-${servers.length}`),
      bundle: join(workerDir, "index.js"),
      port,
      classes: {
        CONVERSATION: "Conversation",
        FLOOR: "Floor",
        LEDGER: "Ledger",
        SEATS: "Seats",
        BACKTEST: "Backtest",
      },
      loader: "LOADER",
      text: { LIBSQL_URL: libsql.url, MASTER_KEY: masterKey, PUBLIC_URL: `http://127.0.0.1:${port}`, ...text },
    });
    servers.push(served);
    return served.url;
  }
  return {
    url: await serve({}),
    floor: await serveFloor(folder, servers),
    secret,
    path: (id) => `/hooks/interject/${id}`,
    serve,
    async stop() {
      for (const server of servers) await server.stop();
      await libsql.stop();
    },
  };
}

/** The demo shop's settings under another name, so that one secret signs for both. Before a worker runs: nobody else writes. */
async function addNeighbour(url: string): Promise<void> {
  const db = readClient({ LIBSQL_URL: url });
  const demo = { merchant: "demo", shop: "demo" };
  const current = await readCurrentSettings(db, demo);
  if (current === null || current === "unchanged") throw new Error("the demo shop has no settings");
  await db.insert(shop).values({ id: neighbour, merchant: demo.merchant, name: neighbour, createdAt: Date.now() });
  const snapshot = { ...current, shop: neighbour, revision: 1 };
  await insertRevision(db, { snapshot, by: "chaos", at: Date.now(), summary: ["created"], expected: null });
}

async function serveFloor(folder: string, servers: Served[]): Promise<string> {
  const bundle = join(folder, "floor.js");
  await build({
    entryPoints: [join(root, "test/bench/floor.ts")],
    ...{ outfile: bundle, bundle: true, format: "esm", target: "es2022", external: ["cloudflare:*", "node:*"] },
  });
  const classes = { CONVERSATION: "Conversation" };
  const served = await serveOnWorkerd({ folder: join(folder, "floor"), bundle, port: await freePort(), classes });
  servers.push(served);
  return served.url;
}
