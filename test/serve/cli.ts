import { resolve } from "node:path";
import { UserError } from "../../db/user-error.ts";
import type { Interject, StartOptions } from "./start.ts";
import { startInterject } from "./start.ts";

export type Frame = {
  readonly start: (overrides?: StartOptions) => Promise<Interject>;
  /** Aborted when the command is told to end. */
  readonly signal: AbortSignal;
  /** Runs before the product stops, the newest first. */
  readonly onStop: (cleanUp: () => Promise<void> | void) => void;
};

/**
 * The frame of every command that serves: PORT, HOST and INTERJECT_STATE from the environment, a clean end on SIGINT and
 * SIGTERM, one line on stderr and exit code 1 when the start fails.
 */
export async function runUntilSignal(command: (frame: Frame) => Promise<void>): Promise<void> {
  const cleanUps: (() => Promise<void> | void)[] = [];
  const ending = new AbortController();
  let starting: Promise<unknown> = Promise.resolve();
  const start: Frame["start"] = async (overrides = {}) => {
    const running = startInterject({ ...fromEnvironment(), say: (line) => console.log(`  ${line}`), ...overrides });
    starting = running;
    cleanUps.push((await running).stop);
    return running;
  };
  const end = async (code: number) => {
    ending.abort();
    // A start that is under way is waited for: its children must not stay behind.
    await starting.catch(() => {});
    for (let next = cleanUps.pop(); next !== undefined; next = cleanUps.pop()) {
      try {
        await next();
      } catch (error) {
        process.stderr.write(`${String(error)}\n`);
      }
    }
    process.exit(code);
  };

  let signalledAt: number | undefined;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      // Ctrl-C under npm arrives twice, from the terminal and from npm: within a moment they are one. A later one insists.
      const now = performance.now();
      if (signalledAt !== undefined && now - signalledAt > 1_000) process.exit(1);
      if (signalledAt === undefined) void end(0);
      signalledAt ??= now;
    });
  }
  try {
    await command({ start, signal: ending.signal, onStop: (cleanUp) => cleanUps.push(cleanUp) });
  } catch (error) {
    if (ending.signal.aborted) return;
    process.stderr.write(`${error instanceof UserError ? error.message : String(error)}\n`);
    await end(1);
  }
}

function fromEnvironment(): StartOptions {
  const { PORT = "8787", INTERJECT_STATE = ".interject", HOST = "127.0.0.1" } = process.env;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`PORT is ${JSON.stringify(PORT)}: give a number from 1 to 65535`);
  }
  return { port, host: HOST, stateDir: resolve(INTERJECT_STATE) };
}
