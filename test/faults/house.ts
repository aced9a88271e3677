import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { runningAs } from "../../db/process-table.ts";
import { root } from "../serve/build.ts";
import { type Demo, readDemo } from "../serve/state.ts";

/** `npm start` as a process of its own, so that any part of it can be killed as hard as a machine can. */

const running = z.object({ main: z.number(), worker: z.number() });
const libsql = z.object({ pid: z.number() });

const startMs = 120_000;
/** A worker that is too busy to end is no reason to stay. */
const stopMs = 30_000;

export type House = {
  readonly demo: Demo;
  /** SIGKILL of workerd alone: what supervises it starts another. @returns when the new one answers */
  readonly killWorker: () => Promise<void>;
  /** SIGKILL of everything, then `npm start` again on the same state. */
  readonly killAll: () => Promise<void>;
  /** SIGTERM. @returns the exit code */
  readonly stop: () => Promise<number | null>;
  /** After `stop`: `npm start` again on the same state. */
  readonly goOn: () => Promise<void>;
};

export type HouseOptions = {
  readonly stateDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Between the end of everything and the next start: a database of the caller's own must answer again. */
  readonly beforeRestart?: () => Promise<void>;
};

export async function openHouse(options: HouseOptions): Promise<House> {
  const { stateDir } = options;
  let main = await start(options);
  const demo = await readDemo(stateDir);
  if (demo === undefined) throw new Error(`no demo.json in ${stateDir}`);
  const read = async <Value>(file: string, schema: z.ZodType<Value>) =>
    schema.parse(JSON.parse(await readFile(join(stateDir, file), "utf8")));

  return {
    demo,
    async killWorker() {
      const { worker } = await read("running.json", running);
      process.kill(worker, "SIGKILL");
      await healthy(demo.url, main);
    },
    async killAll() {
      const { worker } = await read("running.json", running);
      const database = await read("libsql.pid.json", libsql);
      for (const pid of [main.pid, worker, database.pid]) if (pid !== undefined) process.kill(pid, "SIGKILL");
      for (const pid of [worker, database.pid]) while (runningAs(pid) !== null) await delay(20);
      await options.beforeRestart?.();
      main = await start(options);
    },
    async stop() {
      // It is gone already when it ended by itself, or when it did not come up again.
      if (main.exitCode !== null || main.signalCode !== null) return main.exitCode;
      const ended = new Promise<number | null>((done) => void main.once("exit", done));
      main.kill("SIGTERM");
      const late = setTimeout(() => main.kill("SIGKILL"), stopMs);
      return ended.finally(() => clearTimeout(late));
    },
    async goOn() {
      main = await start(options);
    },
  };
}

async function start({ stateDir, port, env: more = {} }: HouseOptions): Promise<ChildProcess> {
  const env = { ...process.env, ...more, PORT: String(port), INTERJECT_STATE: stateDir };
  const main = spawn(process.execPath, [join(root, "test/serve/main.ts")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const up = new Promise<void>((done, fail) => {
    let said = "";
    main.stdout.on("data", (chunk) => {
      said += chunk;
      // The last words of a start: running.json has been written.
      if (said.includes("Stop: Ctrl-C")) done();
    });
    main.once("exit", (code) => fail(new Error(`npm start ended with ${code}`)));
    setTimeout(() => fail(new Error(`npm start took more than ${startMs} ms`)), startMs).unref();
  });
  try {
    await up;
  } catch (error) {
    main.kill("SIGKILL");
    throw error;
  }
  return main;
}

async function healthy(url: string, main: ChildProcess): Promise<void> {
  const until = performance.now() + startMs;
  while (performance.now() < until && main.exitCode === null) {
    // It waits two seconds for a database that hangs before it says so.
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
    await delay(50);
  }
  throw new Error("the worker did not come back");
}
