import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { endOf } from "../end-of.ts";
import type { How } from "../figures.ts";
import type { Side } from "../measure.ts";

/** Other software that takes the same POST, in a process of its own on loopback. */
export type Peer = {
  readonly name: string;
  readonly what: string;
  /** Installs what is not there yet, starts, and resolves once a message was answered. */
  readonly start: (where: Where) => Promise<StartedPeer>;
};
export type Where = Pick<How, "peersFolder" | "say"> & {
  /** Its own, empty, on the disk that is measured. */
  readonly folder: string;
};
export type StartedPeer = Side & { readonly stop: () => Promise<void> };

const startMs = 120_000;
const stopMs = 8_000;

/** A Node program, started and ended by us. `url` and `path` are where it takes messages. */
export async function serve({
  args,
  env = {},
  cwd,
  url,
  path,
}: {
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd: string;
  url: string;
  path: string;
}): Promise<StartedPeer> {
  const server = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const ended = endOf(server);
  const stop = async () => {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), stopMs);
    await ended;
    clearTimeout(late);
  };
  const until = performance.now() + startMs;
  while (!(await answers(url + path))) {
    if (server.exitCode === null && performance.now() < until) {
      await delay(250);
      continue;
    }
    await stop();
    throw new Error(`it did not start: ${said.trim().split("\n").at(-1) ?? ""}`);
  }
  return { served: { url, pid: server.pid as number }, path, stop };
}

async function answers(url: string): Promise<boolean> {
  const body = JSON.stringify({ events: [{ id: "first", text: "在吗", from: { role: "buyer" } }] });
  try {
    const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Word number `index` of the rules that peers judge by: a few real ones, the others never said. */
export function wordOf(index: number): string {
  return ["发货", "投诉", "差评", "便宜", "谢谢"][index] ?? `没人说的话${index}`;
}
