import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { migrate } from "../../db/migrate.ts";
import { seedDemo } from "../../db/seed.ts";
import { sqldBinary } from "../../db/sqld-binary.ts";
import { UserError } from "../../db/user-error.ts";
import { buildUi, buildWorker, root } from "./build.ts";
import { type Database, embeddedDatabase, foreignDatabase } from "./database.ts";
import { type Demo, forgetRunning, masterKey, noteRunning, openState, readDemo, writeDemo } from "./state.ts";
import { type ServedWorker, type ServeOptions, serveWorker } from "./worker.ts";

export type Interject = {
  readonly url: string;
  readonly demo: Demo;
  readonly stateDir: string;
  /** workerd; another id after it was killed and replaced. */
  readonly workerPid: () => number | null;
  /** `pid` is null for a server that we did not start. */
  readonly libsql: { readonly url: string; readonly pid: () => number | null };
  /** Runs the cron handler now; it also runs once a minute. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  stateDir?: string;
  port?: number;
  host?: string;
  /** Keeps what the worker prints, below an error, to itself. */
  quiet?: boolean;
  /** LIBSQL_URL, LIBSQL_AUTH_TOKEN, PUBLIC_URL, ALLOW_LOOPBACK, MAIL_* and *_EVENTS_PER_SECOND are read from it. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Serves the worker; default: the production bundle in Miniflare. */
  serve?: (options: ServeOptions) => Promise<ServedWorker>;
  /** Called with a short line as each part comes up. */
  say?: (line: string) => void;
};

const cronMs = 60_000;

/**
 * Starts the whole product on this machine: libSQL (embedded, unless LIBSQL_URL names a server), migrations, the demo shop,
 * the worker's production bundle. Parts that die are started again.
 * @throws UserError with one line that a person can act on
 */
export async function startInterject({
  stateDir: directory = join(root, ".interject"),
  port = 8787,
  host = "127.0.0.1",
  quiet = false,
  env = process.env,
  serve,
  say = () => {},
}: StartOptions = {}): Promise<Interject> {
  if (!env.LIBSQL_URL) sqldBinary(); // Refuses an unsupported platform before anything is built.
  const stateDir = resolve(directory);
  await openState(stateDir);
  await checkPort(host, port);
  const url = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
  const key = await masterKey(stateDir);

  if (await buildUi()) say("Built the pages.");
  if (serve === undefined && (await buildWorker())) say("Built the worker.");

  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    const database = env.LIBSQL_URL ? foreignDatabase(env.LIBSQL_URL) : await embeddedDatabase(stateDir, say);
    stops.push(database.stop);
    const demo = await prepareShop({ database, stateDir, url, key, env });
    const bindings = bindingsOf(url, key, database.url, env);
    const worker = await startWorker({ host, port, stateDir, bindings, quiet, serve });
    stops.push(worker.stop);
    const clock = setInterval(
      () => void worker.tick().catch((error) => say(`The cron handler failed: ${error}`)),
      cronMs,
    );
    stops.push(async () => clearInterval(clock));
    return {
      url,
      demo,
      stateDir,
      workerPid: worker.pid,
      libsql: { url: database.url, pid: database.pid },
      tick: worker.tick,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is taken" : `cannot be used (${cause.code})`;
      fail(new UserError(`Port ${port} ${why}: set PORT to another one`, { cause }));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done()));
  });
}

/** Migrates, and sees to it that the demo shop exists and that demo.json opens it. */
async function prepareShop(options: {
  database: Database;
  stateDir: string;
  url: string;
  key: string;
  env: NonNullable<StartOptions["env"]>;
}): Promise<Demo> {
  const { database, stateDir, url, key, env } = options;
  const authToken = env.LIBSQL_AUTH_TOKEN;
  await migrate(database.url, authToken);
  const known = await readDemo(stateDir);
  const seeded = await seedDemo({ url: database.url, authToken, masterKey: key, known });
  const demo = { url, hook: `${url}/hooks/interject/demo`, ...seeded };
  await writeDemo(stateDir, demo);
  return demo;
}

async function startWorker(options: {
  host: string;
  port: number;
  stateDir: string;
  bindings: Record<string, string>;
  quiet: boolean;
  serve: StartOptions["serve"];
}): Promise<ServedWorker> {
  const { stateDir, quiet, serve = serveWorker, ...rest } = options;
  const note = () => noteRunning(stateDir, worker.pid());
  const worker = await serve({
    ...rest,
    persist: join(stateDir, "worker"),
    onLog: ({ level, message }) => {
      if (level === "error" || !quiet) process.stderr.write(`${message}\n`);
    },
    onRestart: () => void note(),
  });
  await note();
  return {
    ...worker,
    async stop() {
      await worker.stop();
      await forgetRunning(stateDir);
    },
  };
}

const optional = [
  ...["LIBSQL_AUTH_TOKEN", "ALLOW_LOOPBACK", "MAIL_URL", "MAIL_FROM", "MAIL_TOKEN"],
  ...["SHOP_EVENTS_PER_SECOND", "CONVERSATION_EVENTS_PER_SECOND", "METRICS_TOKEN", "DELAY_ALERT_SECONDS"],
] as const;

function bindingsOf(url: string, key: string, libsql: string, env: NonNullable<StartOptions["env"]>) {
  const bindings: Record<string, string> = { LIBSQL_URL: libsql, MASTER_KEY: key, PUBLIC_URL: env.PUBLIC_URL ?? url };
  for (const name of optional) {
    const value = env[name];
    if (value !== undefined && value !== "") bindings[name] = value;
  }
  return bindings;
}
