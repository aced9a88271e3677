import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { publisherKey } from "../pack-file.ts";
import { generateKeys, type SigningKeys } from "../signature.ts";
import { CommandRefused } from "./refused.ts";

/** Writes a new pair of keys that only its owner can read, and never over an old one: packs that it signed would lose their publisher. */
export async function writeKeys(file: string): Promise<SigningKeys> {
  if (existsSync(file)) throw new CommandRefused(`${file} exists already: a key is never overwritten`);
  const keys = await generateKeys();
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return keys;
}

const keyFile = z.object({ privateKey: z.string().min(1), publicKey: publisherKey });

export function readKeys(file: string): SigningKeys {
  if (!existsSync(file)) throw new CommandRefused(`${file} does not exist: \`keys\` writes one`);
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new CommandRefused(`${file} is not a key file as \`keys\` writes it: {"privateKey", "publicKey"}`);
  }
}
