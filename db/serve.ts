import { spawn } from "node:child_process";
import { accessSync, closeSync, constants, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { endWithUs } from "./end-with-us.ts";
import { runningAs } from "./process-table.ts";
import { sqldBinary } from "./sqld-binary.ts";
import { UserError } from "./user-error.ts";

export type LibsqlServer = {
  readonly url: string;
  readonly pid: number;
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>;
};

export type LibsqlOptions = {
  /** Its `libsql` folder holds the database; the server's log and process file lie beside it. */
  stateDir: string;
  /** Default: any free port. */
  port?: number;
  /** Megabytes of replication log before it is folded; see `replicationLog`. */
  logSize?: number;
  /** Called when the server ends without having been told to. */
  onExit?: (how: string) => void;
};

const startMs = 20_000;
const stopMs = 8_000;
/**
 * Megabytes. At this size the server folds its replication log into snapshots and merges those, which keeps them near the size
 * of the database; smaller costs processor time (16: half as much again per row), larger costs disk.
 */
const replicationLog = 64;

/**
 * Starts the real libSQL server on loopback and resolves once it answers. It ends with this process, also when this process
 * is killed: a small shell watches our end of a pipe.
 * @throws UserError with one line: unsupported platform, directory not writable, already in use, port taken
 */
export async function startLibsql({
  stateDir,
  port,
  logSize = replicationLog,
  onExit,
}: LibsqlOptions): Promise<LibsqlServer> {
  const state = resolve(stateDir);
  const binary = sqldBinary();
  const data = dataFolder(state);
  makeWritable(data);
  await stopOrphanedLibsql(state);
  // Snapshots only serve replicas, and there are none.
  rmSync(join(data, "dbs/default/snapshots"), { recursive: true, force: true });
  const listen = await freePort(port);
  const logPath = join(state, "libsql.log");
  const log = openSync(logPath, "w");
  const server = spawn(
    binary,
    [
      ...["--http-listen-addr", `127.0.0.1:${listen}`, "--db-path", data, "--no-welcome", "--disable-metrics"],
      ...["--max-log-size", String(logSize), "--shutdown-timeout", "5"],
    ],
    // A group of its own: Ctrl-C in the terminal reaches us only, and we stop it after the worker.
    { detached: true, stdio: ["ignore", log, log], env: { ...process.env, RUST_LOG: "warn" } },
  );
  closeSync(log);
  const exited = new Promise<string>((done) => {
    server.once("error", (error) => done(error.message));
    server.once("exit", (code, signal) => done(signal ?? `code ${code}`));
  });
  const { pid } = server;
  if (pid === undefined) throw new UserError(`The libSQL server ${binary} cannot run here: ${await exited}`);
  writeFileSync(processFile(state), JSON.stringify({ pid, parent: process.pid }));
  const guard = endWithUs(pid);
  let stopping = false;
  exited.then((how) => {
    guard.kill("SIGKILL");
    rmSync(processFile(state), { force: true });
    if (!stopping) onExit?.(how);
  });

  const url = `http://127.0.0.1:${listen}`;
  const stop = async () => {
    stopping = true;
    await endProcess(pid, exited);
  };
  const failure = await Promise.race([healthy(url), exited.then((how) => `it ended with ${how}`)]);
  if (failure !== null) {
    await stop();
    throw new UserError(`The libSQL server did not start: ${failure} (see ${logPath})`);
  }
  return { url, pid, stop };
}

function dataFolder(state: string): string {
  return join(state, "libsql");
}

function processFile(state: string): string {
  return join(state, "libsql.pid.json");
}

function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new UserError(`The state directory ${folder} is not writable: set INTERJECT_STATE to another one`, { cause });
  }
}

const processRecord = z.object({ pid: z.number().int().positive(), parent: z.number().int().positive() });

/**
 * Two servers on one database folder would destroy it. One whose starter has died is ended; a live one refuses us.
 * @throws UserError when it runs
 */
export async function stopOrphanedLibsql(state: string): Promise<void> {
  let record: z.infer<typeof processRecord>;
  try {
    record = processRecord.parse(JSON.parse(readFileSync(processFile(state), "utf8")));
  } catch {
    // No file, or one cut short by a crash: nothing to stop.
    return;
  }
  const running = runningAs(record.pid);
  const ours = running?.command.includes("sqld") && running.command.includes(`--db-path ${dataFolder(state)} `);
  if (!running || !ours) return;
  // A process whose parent dies is handed to another one.
  if (running.parent === record.parent) {
    throw new UserError(
      `Interject already runs on ${state} (process ${record.parent}): stop it, or set INTERJECT_STATE`,
    );
  }
  await endProcess(record.pid, gone(record.pid));
}

async function endProcess(pid: number, ended: Promise<unknown>): Promise<void> {
  signal(pid, "SIGTERM");
  // The server forgets a signal that comes while it is starting: it is told again.
  const again = setInterval(() => signal(pid, "SIGTERM"), 500);
  const late = setTimeout(() => signal(pid, "SIGKILL"), stopMs);
  await ended;
  clearInterval(again);
  clearTimeout(late);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}

async function gone(pid: number): Promise<void> {
  while (runningAs(pid) !== null) await pause(25);
}

async function freePort(port = 0): Promise<number> {
  const probe = createServer();
  return new Promise((done, fail) => {
    probe.once("error", (cause) => {
      fail(new UserError(`Port ${port} on 127.0.0.1 is taken: stop what uses it, or choose another port`, { cause }));
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = probe.address();
      const found = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => done(found));
    });
  });
}

/** null once the server answers, otherwise why not. */
async function healthy(url: string): Promise<string | null> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline) {
    try {
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) });
      if (answer.ok) return null;
    } catch {
      // Not listening yet.
    }
    await pause(25);
  }
  return `no answer within ${startMs / 1_000} seconds`;
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
