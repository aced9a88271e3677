import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type FaultMode, type FaultProxy, faultModes, startFaultProxy } from "../faults/proxy.ts";
import { embeddedDatabase } from "../serve/database.ts";

/** The real libSQL server behind a proxy that fails on demand; the server itself is killed now and then, too. */

export type TroubledDatabase = {
  /** Where the product finds it. */
  readonly url: string;
  /** Where we read, past all faults. */
  readonly direct: string;
  /** Requests that met a fault, by mode, and how often the server was killed. */
  readonly faults: () => Record<string, number>;
  /** Troubles it until the signal. */
  readonly trouble: (random: () => number, signal: AbortSignal) => Promise<void>;
  /** It hangs for so long; then `during` is done, and it answers again. */
  readonly hang: (ms: number, during: () => Promise<void>) => Promise<void>;
  /** It answers, and goes on answering until `resume`. */
  readonly rest: () => Promise<void>;
  readonly resume: () => void;
  readonly stop: () => Promise<void>;
};

/** How often it failed, in whatever way. */
export const timesFailed = (faults: Readonly<Record<string, number>>): number =>
  Object.values(faults).reduce((sum, count) => sum + count, 0);

/** In turn, and then the server itself dies. */
const modes = faultModes.filter((mode) => mode !== "ok");

/** Milliseconds. */
type Range = { readonly from: number; readonly to: number };
const troubleMs: Range = { from: 400, to: 2_500 };
const mostTroubleMs = 8_000;
const peaceMs: Range = { from: 800, to: 3_000 };

const running = z.object({ pid: z.number() });

export async function startTroubledDatabase(stateDir: string): Promise<TroubledDatabase> {
  const server = await embeddedDatabase(stateDir, () => {});
  const proxy = await startFaultProxy(server.url);
  let [resting, killed] = [false, 0];

  async function kill(): Promise<void> {
    const { pid } = running.parse(JSON.parse(await readFile(join(stateDir, "libsql.pid.json"), "utf8")));
    process.kill(pid, "SIGKILL");
    killed++;
  }
  return {
    url: proxy.url,
    direct: server.url,
    faults: () => ({ ...proxy.faults, killed }),
    async trouble(random, signal) {
      const wait = (ms: number) => delay(ms, undefined, { signal }).catch(() => {});
      const within = ({ from, to }: Range) => from + random() * (to - from);
      const fails = async (mode: FaultMode & keyof FaultProxy["faults"]) => {
        const before = proxy.faults[mode];
        const longest = performance.now() + mostTroubleMs;
        setMode(proxy, mode);
        await wait(within(troubleMs));
        // Callers keep off a database that does not answer: some trouble lasts until somebody meets it.
        while (!signal.aborted && !resting && proxy.faults[mode] === before && performance.now() < longest)
          await wait(50);
        setMode(proxy, "ok");
      };
      for (let count = 0; !signal.aborted; count++) {
        await wait(within(peaceMs));
        const mode = modes[count % (modes.length + 1)];
        if (signal.aborted || resting) continue;
        if (mode === undefined) await kill().catch(() => {});
        else await fails(mode);
      }
    },
    async hang(ms, during) {
      setMode(proxy, "hang");
      await delay(ms);
      await during();
      setMode(proxy, "ok");
    },
    async rest() {
      resting = true;
      setMode(proxy, "ok");
      await answers(server.url);
    },
    resume() {
      resting = false;
    },
    async stop() {
      await proxy.stop();
      await server.stop();
    },
  };
}

function setMode(proxy: FaultProxy, mode: FaultMode): void {
  proxy.mode = mode;
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    if (answer?.ok) return;
    await delay(50);
  }
  throw new Error("libSQL did not come back");
}
