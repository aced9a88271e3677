import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type House, openHouse } from "./house.ts";

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
