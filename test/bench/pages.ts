import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fillShop, speakFor } from "../big-shop/fill.ts";
import { knownRows } from "../big-shop/known-rows.ts";
import { addressOf, type Read, readsOf } from "../big-shop/reads.ts";
import { signInCookie } from "../big-shop/sign-in.ts";
import { type Figures, type How, median } from "./figures.ts";
import { inFolder, openHouse } from "./house.ts";

/**
 * `npm run bench -- --pages`: how long the merchant waits for the first rows of each page in a shop with a million findings, from
 * the request to the last byte, one request at a time, on bare workerd.
 */

/** Of each page alone; the median of all has a goal of its own (S11). */
const goalMs = 300;
const findingsEach = 5;
const days = 60;
const agents = 80;
const turns = 11;

/** `keep`: a folder whose shop is used again, and filled only when it is not there. */
type Options = { disk: string; sessions: number; keep?: string | undefined; say: (line: string) => void };
export type Timed = Read & { medianMs: number; worstMs: number; status: number; kib: number };

/** Answers whether every page met the goal. */
export async function benchPages({ json, ...options }: Options & { json: boolean }): Promise<boolean> {
  const { sessions } = options;
  const { timed, answered } = await timePages(options);
  const broken = timed.filter(({ status }) => status >= 500);
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
}

/** S11, in a shop of the size that the run was given. */
export async function measurePages({ disk, sessions, say }: How): Promise<Figures> {
  const { answered } = await timePages({ disk, sessions, say });
  const ratio = median(answered.map(({ medianMs }) => medianMs));
  return {
    S11: {
      what: "first rows of a page in milliseconds, median of all reads that a page waits for",
      ratio,
      slowestMs: answered[0]?.medianMs ?? Number.NaN,
      slowest: answered[0]?.path ?? "",
      reads: answered.length,
      findings: sessions * findingsEach,
      goal: "<= 50 with 1,000,000 findings (--sessions 200000)",
      met: sessions * findingsEach < 1_000_000 ? null : ratio <= 50,
    },
  };
}

/** `answered`: reads that a page waits for, slowest first. */
async function timePages({ disk, sessions, keep, say }: Options): Promise<{ timed: Timed[]; answered: Timed[] }> {
  return inFolder(disk, async (folder) => {
    const stateDir = keep ?? folder;
    const until = Date.now();
    const { served, libsql, demo, stop } = await openHouse({
      folder,
      stateDir,
      // Folding the log of so many rows again and again would take longer than writing them; without an end it would fill the disk.
      logSize: 8_000,
      async furnish(url) {
        if (existsSync(join(stateDir, "filled"))) return;
        const shape = { days, agents, findingsEach, messagesEach: 4, sessions };
        await fillShop(url, { shop: "demo", until, ...shape }, (done) =>
          say(`\r${done} of ${sessions} sessions written`),
        );
        await speakFor(url, { user: "demo-admin", shop: "demo", agent: "agent-1" });
        await writeFile(join(stateDir, "filled"), "");
        say("\n");
      },
    });
    try {
      const cookie = await signInCookie(served.url, demo);
      const timed: Timed[] = [];
      for (const read of readsOf(await knownRows(libsql.url, until))) timed.push(await time(served.url, cookie, read));
      // An address that does not exist here tells nothing of how long one that does would take. No page waits for the others.
      const answered = timed.filter(({ status, page }) => status === 200 && !["api", "file", "chosen"].includes(page));
      return { timed, answered: answered.toSorted((a, b) => b.medianMs - a.medianMs) };
    } finally {
      await stop();
    }
  });
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
