import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";

/**
 * What a buyer has taken back, and a buyer who asked to be forgotten, searched for in the files themselves.
 */

const compact = join(import.meta.dirname, "../serve/compact.ts");
const run = promisify(execFile);
/** Long enough that a cell of it does not fit into the gap that another one has left. */
const lost = (word: string) => `${word} 我要去12315投诉 ${"很生气".repeat(60)}`;
const [takenBack, forgotten, kept] = ["canary-taken-back", "canary-forgotten", "canary-kept"];

let stateDir: string;
let product: Interject;
const env = { ALLOW_LOOPBACK: "1" };
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "interject-erased-"));
  product = await startInterject({ stateDir, port: await freePort(), quiet: true, env });
});
afterAll(async () => {
  await product?.stop();
  await rm(stateDir, { recursive: true, force: true });
});

let count = 0;
const message = (conversation: string, buyer: string, text: string) => ({
  id: `m-${++count}`,
  type: "message" as const,
  conversation,
  at: Date.now() - 5_000 + count,
  from: { role: "buyer" as const, id: buyer },
  content: [{ type: "text" as const, text }],
});

async function filesWith(word: string): Promise<string[]> {
  const entries = await readdir(stateDir, { withFileTypes: true, recursive: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    if ((await readFile(file)).includes(word)) found.push(relative(stateDir, file));
  }
  return found.sort();
}

const compactNow = () => run(process.execPath, [compact], { env: { ...process.env, INTERJECT_STATE: stateDir } });

test("what was taken back or forgotten is in no file once these are compacted, and all else is as it was (failure F7, failure P14)", async () => {
  const send = createSender(product.demo);
  const back = message("c-back", "b-back", lost(takenBack));
  for (const event of [
    back,
    ...Array.from({ length: 5 }, () => message("c-forgotten", "b-forgotten", lost(forgotten))),
    message("c-kept", "b-kept", lost(kept)),
  ])
    await send([event], { wait: true });
  const read = createReader(product.demo);
  const inLedger = (conversation: string, messages: number) =>
    vi.waitFor(async () => expect(await read.messages({ conversation })).toHaveLength(messages), 30_000);
  await Promise.all([inLedger("c-back", 1), inLedger("c-forgotten", 5), inLedger("c-kept", 1)]);
  await send([{ id: "r-1", type: "retracted", conversation: "c-back", at: Date.now(), message: back.id }], {
    wait: true,
  });
  await vi.waitFor(
    async () => expect(JSON.stringify(await read.messages({ conversation: "c-back" }))).not.toContain(takenBack),
    30_000,
  );
  const answer = await fetch(`${product.url}/v1/shops/demo/buyers/erasure`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${product.demo.apiKey}` },
    body: JSON.stringify({ buyer: "b-forgotten" }),
  });
  expect([answer.status, await answer.json()]).toEqual([200, { conversations: 1, more: false }]);
  const before = await read.findings({ conversation: "c-kept" });
  expect(before.length).toBeGreaterThan(0);

  await expect(compactNow()).rejects.toThrow("already runs on");
  await product.stop();
  // SQLite has not written over all of it: without this the search below would prove nothing.
  expect([await filesWith(takenBack), await filesWith(forgotten)].flat()).not.toEqual([]);
  expect((await compactNow()).stdout).toMatch(/\d+ databases compacted: [\d.]+ MB before, [\d.]+ MB now/);
  expect([await filesWith(takenBack), await filesWith(forgotten)]).toEqual([[], []]);
  const keeping = (await filesWith(kept)).map((file) => file.split("/")[0]);
  expect([...new Set(keeping)]).toEqual(["libsql", "worker"]);

  product = await startInterject({ stateDir, port: await freePort(), quiet: true, env });
  const after = await createReader(product.demo).findings({ conversation: "c-kept" });
  expect(after).toEqual(before);
  await createSender(product.demo)([message("c-kept", "b-kept", "你好")], { wait: true });
  expect(await createReader(product.demo).findings({ conversation: "c-forgotten" })).toEqual([]);
});
