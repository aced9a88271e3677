import { expect, test } from "vitest";
import { deriveSecret, seal, unseal } from "./secrets.ts";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");

test("a sealed secret opens again and does not contain the plain one", async () => {
  const sealed = await seal(key(1), "m-1", "whsec_canary");
  expect(JSON.stringify(sealed)).not.toContain("canary");
  expect(Buffer.from(sealed.data, "base64").toString("latin1")).not.toContain("canary");
  expect(await unseal(key(1), "m-1", sealed)).toBe("whsec_canary");
});

test("the same secret is sealed differently each time", async () => {
  const [one, two] = [await seal(key(1), "m-1", "same"), await seal(key(1), "m-1", "same")];
  expect(one.data).not.toBe(two.data);
});

test("does not open for another merchant", async () => {
  const sealed = await seal(key(1), "m-1", "whsec_canary");
  await expect(unseal(key(1), "m-2", sealed)).rejects.toThrow();
});

test("does not open when a byte was changed", async () => {
  const sealed = await seal(key(1), "m-1", "whsec_canary");
  const bytes = Buffer.from(sealed.data, "base64");
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  await expect(unseal(key(1), "m-1", { ...sealed, data: bytes.toString("base64") })).rejects.toThrow();
});

test("opens what an older master key sealed, as long as that key is still listed", async () => {
  const sealed = await seal(key(1), "m-1", "whsec_canary");
  expect(await unseal(`${key(2)},${key(1)}`, "m-1", sealed)).toBe("whsec_canary");
  expect((await seal(`${key(2)},${key(1)}`, "m-1", "x")).key).not.toBe(sealed.key);
  await expect(unseal(key(2), "m-1", sealed)).rejects.toThrow(/No master key/);
});

test("refuses a master key of another length", async () => {
  await expect(seal(Buffer.alloc(16).toString("base64"), "m-1", "x")).rejects.toThrow(/32 bytes/);
});

test("derives different secrets for different purposes", async () => {
  expect(await deriveSecret(key(1), "a")).not.toBe(await deriveSecret(key(1), "b"));
  expect(await deriveSecret(key(1), "a")).toBe(await deriveSecret(key(1), "a"));
});
