import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { freePort } from "../serve/free-port.ts";

/** Bare workerd with the network of production: public addresses only, judged after the name was resolved. */

const { default: workerd } = z.object({ default: z.string() }).parse(createRequire(import.meta.url)("workerd"));
const allowed = { production: ["public"], open: ["public", "local"] } as const;

let folder: string;
let inside: Server;
/** Paths that somebody inside was asked for. */
const asked: string[] = [];
const started: ChildProcess[] = [];

async function serve(allow: readonly string[]): Promise<string> {
  const port = await freePort();
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ${JSON.stringify(allow)}, tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-08-01",
  compatibilityFlags = ["nodejs_compat", "global_fetch_strictly_public"],
);
`;
  const file = `${allow.join("-")}.capnp`;
  await writeFile(join(folder, file), config);
  started.push(spawn(workerd, ["serve", file], { cwd: folder, stdio: "ignore" }));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(url).then(Boolean, () => false)) return url;
    await delay(50);
  }
  throw new Error("workerd did not start");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-network-"));
  const entryPoints = [join(import.meta.dirname, "caller.ts")];
  await build({ entryPoints, bundle: true, format: "esm", outfile: join(folder, "worker.js"), logLevel: "silent" });
  inside = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url !== "/redirect") return void response.end("secret");
    response.writeHead(302, { location: "/secret" }).end();
  });
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  for (const child of started) child.kill("SIGTERM");
  inside?.close();
  await rm(folder, { recursive: true, force: true });
});

const portInside = () => (inside.address() as AddressInfo).port;
const call = async (worker: string, to: string): Promise<{ kind: string; status?: number; body?: string }> =>
  (await fetch(`${worker}?to=${encodeURIComponent(to)}`)).json();

describe("P5: an outbound call (G15)", () => {
  // Names that resolve to loopback, and the address itself: as after a DNS answer that changed between check and call.
  const hosts = ["localhost", "127.0.0.1"];

  it.each(hosts)("reaches nothing inside from a network of public addresses: %s", async (host) => {
    const [closed, open] = [await serve(allowed.production), await serve(allowed.open)];
    asked.length = 0;
    expect(await call(closed, `http://${host}:${portInside()}/secret`)).toMatchObject({ kind: "lost" });
    expect(asked).toEqual([]);
    // The same worker on an open network reaches it: the test can fail.
    expect(await call(open, `http://${host}:${portInside()}/secret`)).toMatchObject({ status: 200, body: "secret" });
    expect(asked).toEqual(["/secret"]);
  });

  it("does not follow a redirect", async () => {
    const open = await serve(allowed.open);
    asked.length = 0;
    const result = await call(open, `http://127.0.0.1:${portInside()}/redirect`);
    expect([result, asked]).toEqual([expect.objectContaining({ kind: "answered", status: 302 }), ["/redirect"]]);
  });
});
