import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestOf, packFormat } from "../pack-file.ts";
import { readKeys, writeKeys } from "./keys.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";
import { signPack, verifyPack } from "./sign.ts";

let folder: string;
const at = (name: string) => join(folder, name);
const title = { zh: "空", en: "Empty" };
const manifest = {
  id: "empty",
  version: "1.0.0",
  api: 1,
  title,
  description: title,
  permissions: { actions: [], personalData: [] },
  points: [],
  interventions: [],
  policies: [],
};
const fresh = { format: packFormat, manifest, code: null, sha256: digestOf({ manifest, code: null }) };
const write = (name: string, content: unknown) => {
  writeFileSync(at(name), typeof content === "string" ? content : JSON.stringify(content));
  return at(name);
};

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("keys, sign, verify", () => {
  test("a pack that its publisher has signed says so, by whom", async () => {
    const { publicKey } = await writeKeys(at("publisher.key.json"));
    const file = write("signed.json", fresh);
    expect(await signPack(file, at("publisher.key.json"))).toBe(publicKey);
    expect(await verifyPack(file)).toBe(publicKey);
    expect(await verifyPack(file, publicKey)).toBe(publicKey);
    // What was signed is what was packed.
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(fresh);
  });

  test("only its owner reads a key file, and nobody writes over it", async () => {
    const before = readKeys(at("publisher.key.json"));
    expect(statSync(at("publisher.key.json")).mode & 0o777).toBe(0o600);
    await expect(writeKeys(at("publisher.key.json"))).rejects.toThrow("never overwritten");
    expect(readKeys(at("publisher.key.json"))).toEqual(before);
  });

  test("what was changed afterwards is refused, each way", async () => {
    const signed = JSON.parse(readFileSync(at("signed.json"), "utf8"));
    const changed = { ...manifest, version: "1.0.1" };
    const resealed = { ...signed, manifest: changed, sha256: digestOf({ manifest: changed, code: null }) };
    const other = await writeKeys(at("other.key.json"));
    const cases: [string, unknown, string][] = [
      ["content.json", { ...signed, manifest: changed }, "sha256: the content was changed after it was packed"],
      ["resealed.json", resealed, "signature: it is not of this content"],
      ["swapped.json", { ...signed, signature: { ...signed.signature, key: other.publicKey } }, "signature"],
      ["unsigned.json", fresh, "is not signed"],
      ["short.json", { ...signed, signature: { key: "abc", value: "def" } }, "signature.key: 32 bytes in base64"],
      ["no.json", "{", "is not JSON"],
      ["manifest.json", { ...fresh, manifest: { ...manifest, api: 2 } }, "manifest.api"],
    ];
    for (const [name, content, problem] of cases)
      await expect(verifyPack(write(name, content))).rejects.toThrow(problem);
    await expect(verifyPack(at("signed.json"), other.publicKey)).rejects.toThrow(`not by ${other.publicKey}`);
  });

  test("a key file that is none, or of two pairs, signs nothing", async () => {
    const file = write("to-sign.json", fresh);
    const [one, other] = [readKeys(at("publisher.key.json")), readKeys(at("other.key.json"))];
    const mixed = write("mixed.key.json", { privateKey: one.privateKey, publicKey: other.publicKey });
    const broken = write("broken.key.json", { ...one, privateKey: "AAAA" });
    await expect(signPack(file, mixed)).rejects.toThrow("do not belong together");
    await expect(signPack(file, broken)).rejects.toThrow("no ed25519 key");
    await expect(signPack(file, write("empty.key.json", {}))).rejects.toThrow("is not a key file");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(fresh);
  });

  test("the commands say it in one line", { timeout: 30_000 }, async () => {
    const verified = await plugin(["verify", at("signed.json")]);
    expect(verified).toMatchObject({ code: 0, output: expect.stringContaining("is whole and signed by") });
    const refused = await plugin(["sign", at("to-sign.json"), "--key", at("nowhere.json")]);
    expect(refused).toEqual({ code: 1, output: `${at("nowhere.json")} does not exist: \`keys\` writes one\n` });
  });
});
