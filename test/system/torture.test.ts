import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Served, serveOnWorkerd } from "../bench/workerd.ts";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";

/**
 * Hostile packs in a workerd of their own, one after the other: each is refused or ends, the house answers meanwhile, its memory
 * stays in bounds, and another guest finds the same before and after. The first line of a snippet says what becomes of it.
 */

const fates = ["refused", "stopped", "contained", "harmless"] as const;
/** Whatever takes longer hangs. */
const patienceMs = 2_000;
const mostMemory = 1_500_000_000;

const snippets = join(root, "test/torture/snippets");
let folder: string;
let house: Served;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interject-torture-"));
  const bundle = join(folder, "host.js");
  await build({
    entryPoints: [join(root, "test/torture/host.ts")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    target: "es2022",
    external: ["cloudflare:*", "node:*"],
    logLevel: "silent",
  });
  house = await serveOnWorkerd({ folder, bundle, port: await freePort(), classes: {}, loader: "LOADER" });
});
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true, force: true });
});

const answered = z.object({
  refused: z.array(z.string()).optional(),
  failed: z.string().optional(),
  answer: z.object({ answers: z.array(z.array(z.record(z.string(), z.unknown()))) }).optional(),
});

const message = {
  id: "m-1",
  at: 0,
  from: { role: "buyer", id: "b-1" },
  text: "我要退款",
  content: [],
  automatic: false,
  retracted: false,
};
const session = { id: "s-1", day: "2026-11-20", type: "unsure", agent: null, messages: [0], transfer: null };
const request = {
  kind: "inspect",
  messages: [message],
  views: [{ id: "c-1", channel: "interject", messages: 1, session, orders: [], lastTransfer: null }],
  asks: [
    {
      view: 0,
      event: { type: "message", id: "m-1", at: 0, message: 0 },
      points: [{ id: "attack", config: {}, hits: {} }],
    },
  ],
};

const packOf = (code: string) =>
  `${code.replaceAll(/^export /gm, "")}
export default { points: [{ id: "attack", codes: { found: {} }, inspect: (input) => attack(input) }], interventions: [] };`;

async function ask(pack: string, code: string) {
  const body = JSON.stringify({ pack, code: packOf(code), request });
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch(`${house.url}/ask`, { method: "POST", body, signal });
  return answered.parse(await answer.json());
}

async function ping(): Promise<string> {
  const answer = await fetch(house.url, { signal: AbortSignal.timeout(patienceMs) });
  return answer.text();
}

async function memory(): Promise<number> {
  const status = await readFile(`/proc/${house.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1_024;
}

const calm = `function attack({ event }) {
  const start = event.message.text.indexOf("退款");
  return [{ kind: "finding", code: "found", evidence: [{ message: event.id, start, end: start + 2 }] }];
}`;
const calmAnswer = [[{ ok: [{ kind: "finding", code: "found", evidence: [{ message: "m-1", start: 2, end: 4 }] }] }]];

const files = (await readdir(snippets)).filter((name) => name.endsWith(".js")).sort();

test("there are snippets of every fate", async () => {
  const all = await Promise.all(files.map(async (name) => (await readFile(join(snippets, name), "utf8")).slice(3, 40)));
  for (const fate of fates) expect([fate, all.some((line) => line.startsWith(fate))]).toEqual([fate, true]);
  expect(files.length).toBeGreaterThan(25);
});

test.each(files)("%s", async (name) => {
  const code = await readFile(join(snippets, name), "utf8");
  const fate = z.enum(fates).parse(/^\/\/ (\w+)/.exec(code)?.[1]);
  const [result, alive] = await Promise.all([ask(name.replace(".js", ""), code), ping()]);
  expect(alive).toBe("up");
  const [output] = result.answer?.answers[0] ?? [];
  const became = {
    refused: result.refused !== undefined,
    stopped: result.failed !== undefined || (output !== undefined && "error" in output),
    contained: result.refused === undefined,
    harmless: output !== undefined && "ok" in output,
  };
  expect([name, became[fate], result]).toEqual([name, true, result]);
  expect((await ask("calm", calm)).answer?.answers).toEqual(calmAnswer);
  expect(await memory()).toBeLessThan(mostMemory);
});
