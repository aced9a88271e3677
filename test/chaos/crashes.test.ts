import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDialogues } from "../replay/dialogue.ts";
import { freePort } from "../serve/free-port.ts";
import { surviveCrashes } from "./crashes.ts";
import { wrongWith } from "./wrong-with.ts";

let stateDir: string;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "interject-chaos-"));
});
afterAll(() => rm(stateDir, { recursive: true, force: true }));

test("failure F1, F4, F5, F7, F8, F11: killed while the database fails, nothing acknowledged is lost or there twice (G1, G2, G4)", {
  retry: 0,
}, async () => {
  // `npm run chaos` is the long form.
  const options = { messages: 300, kills: 2 };
  const run = await surviveCrashes({
    ...options,
    stateDir,
    port: await freePort(),
    rate: 30,
    platformFaults: 0.5,
    patienceMs: 120_000,
    dialogues: await readDialogues("test/replay/dialogues/real.jsonl"),
  });
  expect([wrongWith(run, options), run]).toEqual([[], run]);
});
