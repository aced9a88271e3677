import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { loadPack } from "../../plugins/sdk/command/load-pack.ts";
import { packFileOf } from "../../plugins/sdk/command/pack.ts";
import { say } from "../browser/shop.ts";
import { freePort } from "../serve/free-port.ts";
import { startInterject } from "../serve/start.ts";
import { type Author, createAuthor, editJson } from "./author.ts";

/** With the packed SDK alone, in a folder outside the repository: from nothing to signed packs. */

let author: Author;
beforeAll(async () => {
  author = await createAuthor();
}, 180_000);
afterAll(() => author?.remove());

const packs = { "late-hours": "point", "low-rating": "intervention", "sale-words": "rules" } as const;

async function done(...args: string[]): Promise<string> {
  const { code, output } = await author.interject(...args);
  expect(`${code} ${output}`).toMatch(/^0 /);
  return output;
}

describe("an author with the packed SDK", () => {
  test("scaffolds a project with a pack of each kind", async () => {
    for (const [pack, kind] of Object.entries(packs))
      await done("new", `${pack}/first`, "--kind", kind, "--zh", "深夜", "--en", "Late hours");
    const { code, output } = await author.npm("install", "--prefer-offline", "--no-audit", "--no-fund");
    expect(`${code} ${output}`).toMatch(/^0 /);
    const project = JSON.parse(await readFile(join(author.folder, "package.json"), "utf8"));
    expect(project.devDependencies.interject).toMatch(/^file:\.\.\/interject-.*\.tgz$/);
  });

  test("their types are found by every resolver", async () => {
    const tsc = join(author.folder, "node_modules/.bin/tsc");
    expect(await author.run(tsc)).toEqual({ code: 0, output: "" });
    // The types of zod name URL.
    const lib = ["ES2023", "DOM"];
    const strictly = { module: "NodeNext", moduleResolution: "NodeNext", skipLibCheck: false, lib };
    await editJson(join(author.folder, "tsconfig.json"), ({ compilerOptions }) =>
      Object.assign(compilerOptions as object, strictly),
    );
    expect(await author.run(tsc)).toEqual({ code: 0, output: "" });
  });

  test("tests them here and as guests, checks and packs them, with the bytes that the repository would give", async () => {
    expect(await done("test", ".")).toMatch(/Test Files +6 passed/);
    expect(await done("test", "late-hours", "--guest")).toMatch(/Tests +8 passed/);
    expect(await done("test", "low-rating", "--guest")).toMatch(/Tests +7 passed/);
    for (const pack of Object.keys(packs)) {
      expect(await done("check", pack)).toContain(`${pack} 0.1.0`);
      const { file } = await packFileOf(await loadPack(join(author.folder, pack)));
      expect(await done("pack", pack)).toContain(`sha256 ${file.sha256}`);
    }
  });

  test("signs and verifies what was packed", async () => {
    const [, publicKey = ""] = /: (\S+)\n$/.exec(await done("keys", "publisher.key.json")) ?? [];
    for (const pack of Object.keys(packs)) {
      const file = join(pack, "dist", `${pack}-0.1.0.pack.json`);
      await done("sign", file, "--key", "publisher.key.json");
      expect(await done("verify", file, "--key", publicKey)).toContain(`signed by ${publicKey}`);
    }
  });

  test("installs them into a running shop, which finds with them at the next message", async () => {
    const stateDir = await mkdtemp(join(tmpdir(), "interject-author-house-"));
    const interject = await startInterject({ stateDir, port: await freePort(), quiet: true, env: {} });
    onTestFinished(async () => {
      await interject.stop();
      await rm(stateDir, { recursive: true, force: true });
    });
    const { url, apiKey } = interject.demo;
    vi.stubEnv("INTERJECT_API_KEY", apiKey);
    onTestFinished(() => void vi.unstubAllEnvs());
    const shop = ["--to", url, "--shop", "demo", "--yes"];
    for (const pack of Object.keys(packs)) {
      const installed = await done("install", join(pack, "dist", `${pack}-0.1.0.pack.json`), ...shop);
      expect(installed).toMatch(/: installed\n$/);
    }
    const found = async (): Promise<string[]> => {
      await say(interject, { conversation: "c-author", text: "请看示例词句" });
      const headers = { authorization: `Bearer ${apiKey}` };
      const answer = await fetch(`${url}/v1/shops/demo/conversations/c-author`, { headers });
      // Not found while the chat is on its way to the ledger.
      const { findings = [] } = (await answer.json()) as { findings?: { point: string }[] };
      return findings.map(({ point }) => point);
    };
    // Settings reach every isolate within ten seconds; a guest is asked behind the answer to the platform.
    const waiting = { timeout: 30_000, interval: 500 };
    await expect.poll(found, waiting).toEqual(expect.arrayContaining(["late-hours/first", "sale-words/first"]));
  });

  test("plays a captured chat, and is told to name the pack", async () => {
    const chat = JSON.stringify({ id: "c", messages: [{ role: "buyer", text: "请看示例词句" }] });
    await writeFile(join(author.folder, "chats.jsonl"), `${chat}\n`);
    expect(await done("play", "chats.jsonl", "--pack", "sale-words")).toContain("✔ sale-words/first  said  “示例词句”");
    expect(await author.interject("play", "chats.jsonl")).toEqual({ code: 1, output: "name the pack: --pack DIR\n" });
  });
});
