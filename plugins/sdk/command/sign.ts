import { readFileSync, writeFileSync } from "node:fs";
import { signDigest, verifyDigest } from "../signature.ts";
import { readKeys } from "./keys.ts";
import { readPackFile } from "./read-pack-file.ts";
import { CommandRefused } from "./refused.ts";

/** Puts the publisher's signature into a pack file. @returns his public key */
export async function signPack(path: string, keyFile: string): Promise<string> {
  const keys = readKeys(keyFile);
  const { sha256 } = readPackFile(path);
  let value: string;
  try {
    value = await signDigest(sha256, keys.privateKey);
  } catch {
    throw new CommandRefused(`${keyFile}: privateKey is no ed25519 key in PKCS#8`);
  }
  const signature = { key: keys.publicKey, value };
  if (!(await verifyDigest(sha256, signature)))
    throw new CommandRefused(`${keyFile}: the two keys do not belong together`);
  // What was packed is written back as it was read: its digest stands.
  const file = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, `${JSON.stringify({ ...file, signature }, null, 2)}\n`);
  return keys.publicKey;
}

/** @returns the key that signed the file */
export async function verifyPack(path: string, key?: string): Promise<string> {
  const { sha256, signature } = readPackFile(path);
  if (signature === undefined) throw new CommandRefused(`${path} is not signed: \`sign\` does it`);
  if (!(await verifyDigest(sha256, signature)))
    throw new CommandRefused(`${path}: signature: it is not of this content by the key ${signature.key}`);
  if (key !== undefined && key !== signature.key)
    throw new CommandRefused(`${path}: signature: it is by the key ${signature.key}, not by ${key}`);
  return signature.key;
}
