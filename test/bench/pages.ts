import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../../db/migrate.ts";
import { seedDemo } from "../../db/seed.ts";
import { startLibsql } from "../../db/serve.ts";
import { fillShop, speakFor } from "../big-shop/fill.ts";
import { knownRows } from "../big-shop/known-rows.ts";
import { addressOf, type Read, readsOf } from "../big-shop/reads.ts";
import { signInCookie } from "../big-shop/sign-in.ts";
import { buildWorker, workerDir } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { median } from "./measure.ts";
import { serveOnWorkerd } from "./workerd.ts";

/**
 * `npm run bench -- --pages`: how long the merchant waits for the first rows of each page in a shop with a million findings, from
 * the request to the last byte, one request at a time, on bare workerd.
 */

const goalMs = 300;
const findingsEach = 5;
const days = 60;
const agents = 80;
const turns = 11;

/** `keep`: a folder whose shop is used again, and filled only when it is not there. */
type Options = { json: boolean; disk: string; sessions: number; keep: string | undefined };
type Timed = Read & { medianMs: number; worstMs: number; status: number; kib: number };

/** Answers whether every page met the goal. */
export async function benchPages({ json, disk, sessions, keep }: Options): Promise<boolean> {
  const folder = await mkdtemp(join(disk, "interject-pages-"));
  const stateDir = keep ?? folder;
  const filled = existsSync(join(stateDir, "filled"));
  // Folding the log of so many rows again and again would take longer than writing them; without an end it would fill the disk.
  const libsql = await startLibsql({ stateDir, logSize: 8_000 });
  const stops: (() => Promise<void>)[] = [libsql.stop];
  const say = (line: string) => void (json || process.stderr.write(line));
  try {
    await buildWorker();
    await migrate(libsql.url);
    const masterKey = Buffer.alloc(32, 7).toString("base64");
    const { email, password } = await seedDemo({ url: libsql.url, masterKey });
    const until = Date.now();
    if (!filled) {
      const shape = { days, agents, findingsEach, messagesEach: 4, sessions };
      await fillShop(libsql.url, { shop: "demo", until, ...shape }, (done) =>
        say(`\r${done} of ${sessions} sessions written`),
      );
      await speakFor(libsql.url, { user: "demo-admin", shop: "demo", agent: "agent-1" });
      await writeFile(join(stateDir, "filled"), "");
      say("\n");
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const served = await serveOnWorkerd({
      folder: join(folder, "ours"),
      bundle: join(workerDir, "index.js"),
      port,
      classes: { CONVERSATION: "Conversation", FLOOR: "Floor", LEDGER: "Ledger", SEATS: "Seats", BACKTEST: "Backtest" },
      text: { LIBSQL_URL: libsql.url, MASTER_KEY: masterKey, PUBLIC_URL: url },
      loader: "LOADER",
    });
    stops.push(served.stop);
    const cookie = await signInCookie(url, { email, password });
    const timed: Timed[] = [];
    for (const read of readsOf(await knownRows(libsql.url, until))) timed.push(await time(url, cookie, read));
    // An address that does not exist here tells nothing of how long one that does would take. No page waits for the others.
    const answered = timed.filter(({ status, page }) => status === 200 && page !== "api" && page !== "file");
    const broken = timed.filter(({ status }) => status >= 500);
    answered.sort((a, b) => b.medianMs - a.medianMs);
    const figures = {
      sessions,
      findings: sessions * findingsEach,
      goal: `median <= ${goalMs} ms`,
      medianOfMediansMs: median(answered.map(({ medianMs }) => medianMs)),
      slowestMs: answered[0]?.medianMs,
      reads: timed,
    };
    console.log(json ? JSON.stringify(figures, null, 2) : table(timed));
    return broken.length === 0 && answered.every(({ medianMs }) => medianMs <= goalMs);
  } finally {
    for (const stop of stops.reverse()) await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function time(url: string, cookie: string, read: Read): Promise<Timed> {
  const took: number[] = [];
  let status = 0;
  let bytes = 0;
  for (let turn = 0; turn < turns; turn++) {
    const before = performance.now();
    const answer = await fetch(url + addressOf(read, "demo"), { headers: { cookie } });
    bytes = (await answer.arrayBuffer()).byteLength;
    took.push(performance.now() - before);
    status = answer.status;
  }
  return { ...read, status, medianMs: median(took), worstMs: Math.max(...took), kib: bytes / 1_024 };
}

function table(timed: readonly Timed[]): string {
  return timed
    .map(({ page, path, medianMs, worstMs, status, kib }) =>
      [
        String(status),
        `${medianMs.toFixed(1)} ms`.padStart(10),
        `${worstMs.toFixed(1)} ms`.padStart(10),
        `${kib.toFixed(1)} KiB`.padStart(11),
        page.padEnd(13),
        path.length > 90 ? `${path.slice(0, 90)}…` : path,
      ].join("  "),
    )
    .join("\n");
}
