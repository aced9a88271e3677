import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { z } from "zod";
import type { WireOutput, WireRequest } from "../../worker/guest/wire.ts";
import { type Served, serveOnWorkerd } from "../bench/workerd.ts";
import { freePort } from "../serve/free-port.ts";

/** A workerd with nothing in it but `host.ts`, watched from outside: it may hang, grow and die without harm to whoever watches. */

export type Asked =
  | { readonly kind: "refused"; readonly why: readonly string[] }
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "answered"; readonly outputs: readonly (readonly WireOutput[])[] }
  | { readonly kind: "gone"; readonly why: string };

export type House = {
  /** Milliseconds that it took, and what came of it. */
  readonly ask: (pack: string, code: string, request: WireRequest) => Promise<{ asked: Asked; took: number }>;
  /** Milliseconds until it answers; it serves one thing after the other. */
  readonly ping: () => Promise<number>;
  /** Most memory that the process ever had, in megabytes. */
  readonly peak: () => number;
  readonly stop: () => Promise<void>;
};

/** Longer than any test waits: whoever hangs is killed then. */
const watchdogMs = 10_000;

const answered = z.union([
  z.object({ refused: z.array(z.string()) }),
  z.object({ failed: z.string() }),
  z.object({ answer: z.object({ answers: z.array(z.array(z.custom<WireOutput>())) }) }),
]);

let built: Promise<string> | undefined;

async function buildHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("host.ts", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    external: ["cloudflare:*", "node:*"],
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), "interject-torture-"));
  const bundle = join(folder, "host.js");
  built ??= buildHost();
  await writeFile(bundle, await built);
  const served = await serveOnWorkerd({
    folder,
    bundle,
    port: await freePort(),
    classes: {},
    loader: "LOADER",
  });
  return {
    async ask(pack, code, request) {
      const started = performance.now();
      const asked = await post(served, JSON.stringify({ pack, code, request }));
      return { asked, took: performance.now() - started };
    },
    async ping() {
      const started = performance.now();
      await fetch(`${served.url}/ping`, { signal: AbortSignal.timeout(watchdogMs) }).catch(() => {});
      return performance.now() - started;
    },
    peak: () => memoryOf(served.pid),
    async stop() {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function post({ url, pid }: Served, body: string): Promise<Asked> {
  try {
    const response = await fetch(`${url}/ask`, { method: "POST", body, signal: AbortSignal.timeout(watchdogMs) });
    if (!response.ok) return { kind: "gone", why: await response.text() };
    const said = answered.parse(await response.json());
    if ("refused" in said) return { kind: "refused", why: said.refused };
    if ("failed" in said) return { kind: "failed", code: said.failed };
    return { kind: "answered", outputs: said.answer.answers };
  } catch (error) {
    // It would hold the processor for the tests behind it.
    if (error instanceof DOMException && error.name === "TimeoutError") process.kill(pid, "SIGKILL");
    return { kind: "gone", why: String(error) };
  }
}

/** Linux alone tells; elsewhere the bound is not checked. */
function memoryOf(pid: number): number {
  if (process.platform !== "linux") return 0;
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? 0) / 1_024;
}
