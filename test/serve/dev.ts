import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { UserError } from "../../db/user-error.ts";
import { root } from "./build.ts";
import { runUntilSignal } from "./cli.ts";
import { childOf } from "./processes.ts";
import type { ServedWorker, ServeOptions } from "./worker.ts";

const startMs = 60_000;

// `npm run dev`: the state and settings of `npm start`, served by `wrangler dev`, which builds again when a file changes.
await runUntilSignal(async ({ start }) => {
  const running = await start({ serve: serveWithWrangler });
  const { url, email, password } = running.demo;
  console.log(`\n  ${url} builds again when a file changes. Sign in: ${email}  ${password}\n`);
});

async function serveWithWrangler({ host, port, persist, bindings }: ServeOptions): Promise<ServedWorker> {
  const envFile = `${persist}.env`;
  const lines = Object.entries(bindings).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  await writeFile(envFile, lines.join(""), { mode: 0o600 });
  const wrangler = spawn(
    join(root, "node_modules/.bin/wrangler"),
    ["dev", "--ip", host, "--port", String(port), "--persist-to", persist, "--env-file", envFile],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CI: "1" }, detached: true },
  );
  const ended = new Promise<void>((done) => void wrangler.once("exit", () => done()));
  const address = `http://${host}:${port}`;
  const up = await Promise.race([answers(address), ended.then(() => false)]);
  const stop = async () => {
    wrangler.kill("SIGTERM");
    await ended;
    await rm(envFile, { force: true });
  };
  if (!up) {
    await stop();
    throw new UserError("wrangler dev did not start: see above");
  }
  return {
    pid() {
      const inner = wrangler.pid === undefined ? null : childOf(wrangler.pid, "wrangler");
      return inner === null ? null : childOf(inner, "workerd");
    },
    async tick() {
      await fetch(`${address}/cdn-cgi/local/scheduled`);
    },
    stop,
  };
}

async function answers(address: string): Promise<boolean> {
  const until = performance.now() + startMs;
  while (performance.now() < until) {
    try {
      await fetch(`${address}/healthz`);
      return true;
    } catch {
      await delay(200); // Not listening yet.
    }
  }
  return false;
}
