import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../../db/migrate.ts";
import { seedDemo } from "../../db/seed.ts";
import { startLibsql } from "../../db/serve.ts";
import { buildReadableWorker } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { measure, type Run, type Side } from "./measure.ts";
import { profile, type Share } from "./profiler.ts";
import { serveOnWorkerd } from "./workerd.ts";

/**
 * `npm run bench -- --profile`: where a message's processor time goes, by function of the bundle. All objects of a local workerd share
 * one isolate, so the ledger's and the floor's part is in it.
 */

const shown = 40;
/** What the profiler calls time in which nothing of ours ran. */
const idle: ReadonlySet<string> = new Set(["(idle)", "(root)"]);

export async function benchProfile({ disk, seconds }: { disk: string; seconds: number }): Promise<void> {
  const folder = await mkdtemp(join(disk, "interject-profile-"));
  const libsql = await startLibsql({ stateDir: folder });
  const stops: (() => Promise<void>)[] = [libsql.stop];
  try {
    const bundle = await buildReadableWorker(join(folder, "bundle"));
    await migrate(libsql.url);
    const masterKey = Buffer.alloc(32, 7).toString("base64");
    const { secret } = await seedDemo({ url: libsql.url, masterKey });
    const port = await freePort();
    const inspector = `127.0.0.1:${await freePort()}`;
    const served = await serveOnWorkerd({
      folder: join(folder, "ours"),
      bundle,
      port,
      inspector,
      classes: { CONVERSATION: "Conversation", FLOOR: "Floor", LEDGER: "Ledger", SEATS: "Seats", BACKTEST: "Backtest" },
      text: { LIBSQL_URL: libsql.url, MASTER_KEY: masterKey, PUBLIC_URL: `http://127.0.0.1:${port}` },
      loader: "LOADER",
    });
    stops.push(served.stop);
    const side: Side = { served, path: "/hooks/interject/demo" };
    const load = { secret, perRequest: 1, conversations: 1_000, seconds };
    // The first message of a conversation is another matter.
    await measure(side, { ...load, seconds: 60, requests: 2_000, name: "warm", chats: "profile" });
    const runs: Run[] = [];
    const shares = await profile(inspector, async () => {
      runs.push(await measure(side, { ...load, requests: 8_000 * seconds, name: "profile" }));
    });
    const messages = runs.reduce((sum, run) => sum + run.messages, 0);
    console.log(`${messages} messages; microseconds of each: by itself, with what it calls`);
    for (const by of ["selfUs", "totalUs"] as const) console.log(table(shares, { by, messages }));
  } finally {
    for (const stop of stops.reverse()) await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function table(shares: readonly Share[], { by, messages }: { by: "selfUs" | "totalUs"; messages: number }): string {
  const cell = (us: number) => (us / messages).toFixed(1).padStart(9);
  return shares
    .filter(({ name }) => !idle.has(name))
    .sort((a, b) => b[by] - a[by])
    .slice(0, shown)
    .map(({ name, selfUs, totalUs }) => `${cell(selfUs)} ${cell(totalUs)}  ${name}`)
    .join("\n");
}
