import { join } from "node:path";
import type { MiniflareOptions, V4MiniflareOptions, WorkerdStructuredLog } from "miniflare";
import { root, workerDir } from "./build.ts";
import { childOf } from "./processes.ts";

export type ServedWorker = {
  /** Process id of workerd; another one after it died and was replaced. */
  readonly pid: () => number | null;
  /** Runs the cron handler once, as the platform does every minute. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = {
  readonly host: string;
  readonly port: number;
  /** Folder of everything that the objects store. */
  readonly persist: string;
  readonly bindings: Readonly<Record<string, string>>;
  readonly onLog: (log: WorkerdStructuredLog) => void;
  readonly onRestart: () => void;
};

/** Serves the production bundle with the bindings of wrangler.toml. Miniflare replaces a workerd that died. */
export async function serveWorker(options: ServeOptions): Promise<ServedWorker> {
  // Half a second to load: whoever is refused before this need not wait for it.
  const { Miniflare } = await import("miniflare");
  const settings = await miniflareOptions(options);
  const miniflare = withOwnSignals(() => new Miniflare(settings));
  await miniflare.ready;
  const address = `entry=${options.host}:${options.port}`;
  return {
    pid: () => childOf(process.pid, "workerd", address),
    async tick() {
      const worker = await miniflare.getWorker();
      await worker.scheduled({ scheduledTime: new Date(), cron: "* * * * *" });
    },
    stop: () => miniflare.dispose(),
  };
}

/** Miniflare ends the whole process on a signal, before the rest of us has stopped: signals are ours. */
function withOwnSignals<Made>(make: () => Made): Made {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const before = new Map(signals.map((signal) => [signal, new Set(process.listeners(signal))]));
  const made = make();
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.has(listener)) process.off(signal, listener);
    }
  }
  return made;
}

async function miniflareOptions(options: ServeOptions): Promise<MiniflareOptions> {
  const { convertV4MiniflareOptions, Log, LogLevel } = await import("miniflare");
  const { unstable_getMiniflareWorkerOptions } = await import("wrangler");
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, "wrangler.toml"));
  const v4: V4MiniflareOptions = {
    ...workerOptions,
    name: "interject",
    rootPath: root,
    modules: [{ type: "ESModule", path: join(workerDir, "index.js") }],
    modulesRoot: workerDir,
    bindings: { ...options.bindings },
    host: options.host,
    port: options.port,
    // The folder inside is the one that `wrangler dev --persist-to` uses: both serve the same state.
    resourcePersistencePath: join(options.persist, "v3"),
    cf: false,
    logRequests: false,
    log: new Log(LogLevel.ERROR),
    handleStructuredLogs: options.onLog,
  };
  return { ...convertV4MiniflareOptions(v4), unsafeHandleRuntimeRestart: options.onRestart };
}
