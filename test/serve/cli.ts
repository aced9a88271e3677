import { resolve } from "node:path";
import { UserError } from "../../db/user-error.ts";
import type { Interject, StartOptions } from "./start.ts";
import { startInterject } from "./start.ts";

/**
 * The frame of every command that serves: PORT, HOST and INTERJECT_STATE from the environment, a clean end on SIGINT and
 * SIGTERM, one line on stderr and exit code 1 when the start fails.
 */
export async function runUntilSignal(
  serve: (start: (overrides?: StartOptions) => Promise<Interject>) => Promise<Interject>,
): Promise<void> {
  let running: Interject | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running?.stop();
    process.exit(0);
  };
  // Before the start: a signal that comes during it must not leave children behind. The second one does not wait.
  let started: Promise<unknown> = Promise.resolve();
  let signalledAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Ctrl-C under npm arrives twice, from the terminal and from npm: within a moment they are one.
      const now = performance.now();
      if (signalledAt !== undefined && now - signalledAt > 1_000) process.exit(1);
      signalledAt ??= now;
      void started.catch(() => {}).then(stop);
    });
  }
  try {
    started = serve(async (overrides = {}) => {
      running = await startInterject({ ...fromEnvironment(), say: (line) => console.log(`  ${line}`), ...overrides });
      return running;
    });
    await started;
  } catch (error) {
    if (stopping) return;
    await running?.stop();
    process.stderr.write(`${error instanceof UserError ? error.message : String(error)}\n`);
    process.exit(1);
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
