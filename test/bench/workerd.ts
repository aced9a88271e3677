import { spawn } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { endOf } from "./end-of.ts";

/** The program itself: the command of that name is a script that would hide its processor time. */
const { default: workerd } = z.object({ default: z.string() }).parse(createRequire(import.meta.url)("workerd"));

/** Another worker in the same runtime that calls the first one's objects, at a port of its own. */
export type Beside = {
  readonly bundle: string;
  readonly port: number;
  readonly classes: Readonly<Record<string, string>>;
};

export type Served = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> };

/** A load is no sender that could be asked to come later; whoever measures limits sets them. */
const noLimits = { SHOP_EVENTS_PER_SECOND: "0", CONVERSATION_EVENTS_PER_SECOND: "0" } as const;

/** Serves a bundle on bare workerd: neither wrangler nor Miniflare stands in front, as nothing of theirs does in production. */
export async function serveOnWorkerd(options: {
  folder: string;
  bundle: string;
  port: number;
  classes: Readonly<Record<string, string>>;
  text?: Readonly<Record<string, string>>;
  /** Name of the binding that loads guests. */
  loader?: string;
  /** `host:port` at which a profiler may attach. */
  inspector?: string;
  beside?: Beside;
  /** Asked for until it answers, whatever it answers. */
  probe?: string;
}): Promise<Served> {
  const { folder, bundle, port, classes, text = {}, loader, inspector, beside, probe = "/healthz" } = options;
  await mkdir(join(folder, "state"), { recursive: true });
  await copyFile(bundle, join(folder, "worker.js"));
  if (beside !== undefined) await copyFile(beside.bundle, join(folder, "beside.js"));
  const quote = JSON.stringify;
  const namespaces = Object.values(classes).map(
    (name) => `(className = ${quote(name)}, uniqueKey = ${quote(name)}, enableSql = true)`,
  );
  const bindings = [
    ...Object.entries(classes).map(([name, of]) => `(name = ${quote(name)}, durableObjectNamespace = ${quote(of)})`),
    ...(loader === undefined ? [] : [`(name = ${quote(loader)}, workerLoader = (id = "guests"))`]),
    ...Object.entries({ ...noLimits, ...text }).map(
      ([name, value]) => `(name = ${quote(name)}, text = ${quote(value)})`,
    ),
  ];
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "state", disk = (path = "state", writable = true)),
    # libSQL is on loopback.
    (name = "internet", network = (allow = ["public", "local"], tlsOptions = (trustBrowserCas = true))),
    ${beside === undefined ? "" : '(name = "beside", worker = .beside),'}
  ],
  sockets = [
    (name = "http", address = "127.0.0.1:${port}", http = (), service = "main"),
    ${beside === undefined ? "" : `(name = "beside", address = "127.0.0.1:${beside.port}", http = (), service = "beside"),`}
  ],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-08-01",
  compatibilityFlags = ["nodejs_compat", "global_fetch_strictly_public"],
  durableObjectNamespaces = [${namespaces.join(", ")}],
  durableObjectStorage = (localDisk = "state"),
  bindings = [${bindings.join(", ")}],
);
${beside === undefined ? "" : besideWorker(beside)}`;
  await writeFile(join(folder, "config.capnp"), config);
  const server = spawn(
    workerd,
    ["serve", "config.capnp", "--experimental", ...(inspector === undefined ? [] : [`--inspector-addr=${inspector}`])],
    {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const ended = endOf(server);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    if (server.exitCode !== null || tries > 200) throw new Error("workerd did not start");
    if (await fetch(`${url}${probe}`).then(Boolean, () => false)) break;
    await delay(50);
  }
  return {
    url,
    pid: server.pid as number,
    async stop() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

function besideWorker({ classes }: Beside): string {
  const bindings = Object.entries(classes).map(
    ([name, of]) =>
      `(name = ${JSON.stringify(name)}, durableObjectNamespace = (className = ${JSON.stringify(of)}, serviceName = "main"))`,
  );
  return `const beside :Workerd.Worker = (
  modules = [(name = "beside.js", esModule = embed "beside.js")],
  compatibilityDate = "2026-08-01",
  bindings = [${bindings.join(", ")}],
);
`;
}
