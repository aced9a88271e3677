import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "../replay/api.ts";
import { readDialogues } from "../replay/dialogue.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type House, openHouse } from "./house.ts";
import { replayUnderKills } from "./killed-replay.ts";

let stateDir: string;
let house: House;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "interject-kill-"));
  house = await openHouse({ stateDir, port: await freePort() });
});
afterAll(async () => {
  await house?.stop();
  await rm(stateDir, { recursive: true, force: true });
});

test("every acknowledged message is in the ledger once, though the worker was killed in the middle of the replay", async () => {
  const dialogues = (await readDialogues("test/replay/dialogues/real.jsonl")).slice(0, 30);
  const result = await replayUnderKills(house, { dialogues, everyMs: 1_200, allEvery: 4, rate: 80 });
  // A run without kills, or in which nothing had to be sent again, would prove nothing.
  expect(result.kills.worker).toBeGreaterThanOrEqual(3);
  expect(result.kills.all).toBeGreaterThanOrEqual(1);
  expect(result.first.retries).toBeGreaterThan(0);
  expect(result.acknowledged).toBe(dialogues.flatMap(({ messages }) => messages).length);
  expect(result).toMatchObject({ caughtUp: true, missing: [], doubled: [], invented: [], doubledFindings: [] });
  expect(result.second).toMatchObject({ accepted: 0, duplicates: result.first.events, refused: 0 });
});

test.each(["killWorker", "killAll"] as const)(
  "a question that nobody answers is found with nobody sending anything, also after %s",
  async (kill) => {
    const { url, apiKey, hook, secret } = house.demo;
    const seconds = 6;
    const patched = await fetch(`${url}/v1/shops/demo/points/alerts/unanswered`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ config: { seconds } }),
    });
    expect(patched.status).toBe(200);

    const conversation = `alone-${kill}`;
    const at = Date.now();
    const question = {
      id: `${conversation}.1`,
      type: "message",
      conversation,
      at,
      from: { role: "buyer", id: "b-1" },
      content: [{ type: "text", text: "什么时候发货" }],
    };
    await createSender({ hook, secret })([question]);
    await house[kill]();

    const reader = createReader(house.demo);
    const found = async () =>
      (await reader.findings({ conversation })).filter(({ point }) => point === "alerts/unanswered");
    let findings = await found();
    while (findings.length === 0 && Date.now() < at + 60_000) {
      await delay(250);
      findings = await found();
    }
    expect(findings).toMatchObject([{ code: "late", at: at + seconds * 1_000, evidence: [{ quote: "什么时候发货" }] }]);
  },
);
