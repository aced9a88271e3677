import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createReader } from "../replay/api.ts";
import { createSender } from "../replay/sender.ts";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";
import { afterwards, complaint, question } from "./story.ts";

/** F12: what an earlier build has stored, opened by this one: its libSQL database, and the SQLite files of its objects. */

const builds = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".tar.gz"))
  .map((file) => file.replace(".tar.gz", ""));

const known = z.object({ at: z.number(), findings: z.array(z.string()), decisions: z.array(z.string()) });

async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (let value = await read(); ; value = await read()) {
    if (holds(value)) return value;
    await delay(200);
  }
}

it("there is a build to go on from", () => expect(builds.length).toBeGreaterThan(0));

describe.each(builds)("failure F12: the state of build %s", (build) => {
  let stateDir: string;
  let product: Interject;
  let old: z.infer<typeof known>;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), "interject-upgraded-"));
    execFileSync("tar", ["-xzf", join(import.meta.dirname, `${build}.tar.gz`), "-C", stateDir]);
    old = known.parse(JSON.parse(await readFile(join(stateDir, "known.json"), "utf8")));
    product = await startInterject({ stateDir, port: await freePort(), quiet: true, env: {} });
  });
  afterAll(async () => {
    await product?.stop();
    await rm(stateDir, { recursive: true, force: true });
  });
  const reader = () => createReader(product.demo);
  const send = () => createSender(product.demo);

  it("shows what was found and decided under the same ids", async () => {
    const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
    const findings = ids(await reader().findings({ conversation: "old-complaint" }));
    const decisions = ids(await reader().decisions({ conversation: "old-complaint" }));
    expect(findings).toEqual(expect.arrayContaining(old.findings));
    expect(decisions).toEqual(expect.arrayContaining(old.decisions));
  });

  it("is woken by a timer that the old build armed, with nobody sending anything", async () => {
    await product.tick();
    const late = await until(
      async () =>
        (await reader().findings({ conversation: "old-question" })).filter(
          ({ point }) => point === "alerts/unanswered",
        ),
      (findings) => findings.length > 0,
    );
    expect(late).toMatchObject([{ code: "late", evidence: [{ quote: "什么时候发货" }] }]);
  });

  it("knows what it has seen, and goes on with it", async () => {
    expect(await send()(complaint(old.at))).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await send()(afterwards(Date.now()))).toMatchObject({ accepted: 1, duplicates: 0 });
    const all = await until(
      () => reader().findings({ conversation: "old-complaint" }),
      (findings) => findings.some(({ event }) => event === "old-complaint.3"),
    );
    const ids = all.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(old.findings));
    expect(new Set(ids).size).toBe(ids.length);
    const chats = await reader().conversations({});
    expect(chats.find(({ conversation }) => conversation === "old-complaint")).toMatchObject({ messages: 3 });
  });

  it("lets its people in, and refuses a question that was asked before with other words", async () => {
    const { url, email, password } = product.demo;
    const signedIn = await fetch(`${url}/v1/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ email, password }),
    });
    expect(signedIn.status).toBe(200);
    const [asked] = question(old.at);
    await expect(send()([{ ...asked, content: [{ type: "text", text: "别的话" }] } as never])).rejects.toThrow(/409/);
  });
});
