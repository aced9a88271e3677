import { readClient, writeClient } from "../../db/client.ts";
import { type PackCode, type PackRow, readPackCode, readPackVersions } from "../../db/queries/pack-versions.ts";
import {
  insertRevision,
  merchantOfShop,
  type NewAudit,
  readCurrentSettings,
  readRevision,
} from "../../db/queries/settings.ts";
import type { Env } from "../env.ts";
import type { Snapshot } from "./snapshot.ts";
import { late, soon } from "./soon.ts";

/** A chat waits behind a read: a libSQL that takes longer is as good as down, and the last settings serve. */
export const patienceMs = 1_000;

type Asked = { merchant: string; shop: string; known: number | null };

/** The live settings; `unchanged` when `known` is the live revision; null for a shop that this merchant does not have. */
export function readSettings(env: Env, { merchant, shop, known }: Asked): Promise<Snapshot | "unchanged" | null> {
  return readCurrentSettings(readClient(env), { merchant, shop }, { known });
}

/** The same for a chat, which goes on with what is known rather than wait. */
export function readSettingsSoon(env: Env, asked: Asked): Promise<Snapshot | "unchanged" | null> {
  return within(readSettings(env, asked));
}

/** A revision that was live once; null when it is not stored. */
export function readOldSettings(
  env: Env,
  { merchant, shop }: { merchant: string; shop: string },
  revision: number,
): Promise<Snapshot | null> {
  return readRevision(readClient(env), { merchant, shop }, revision);
}

/** Whose shop that is; null: nobody has it. */
export function readMerchant(env: Env, shop: string): Promise<string | null> {
  return merchantOfShop(readClient(env), shop);
}

/** Contents of packs from outside, by their digests; what this merchant does not have is left out. */
export function readPacks(env: Env, merchant: string, digests: readonly string[]): Promise<PackRow[]> {
  return within(readPackVersions(readClient(env), merchant, digests));
}

export function readCode(env: Env, merchant: string, sha256: string): Promise<PackCode | null> {
  return within(readPackCode(readClient(env), merchant, sha256));
}

type Written = { snapshot: Snapshot; by: string; summary: string[]; audit: NewAudit | null };

/** Makes the snapshot the live revision. False, and nothing is written, when its predecessor is not live any more. */
export function writeSettings(env: Env, { snapshot, by, summary, audit }: Written): Promise<boolean> {
  const expected = snapshot.revision - 1;
  return insertRevision(writeClient(env), { snapshot, by, at: Date.now(), summary, expected, audit });
}

async function within<Value>(value: Promise<Value>): Promise<Value> {
  const found = await soon(value, patienceMs);
  if (found === late) throw new Error(`libSQL: no answer within ${patienceMs} ms`);
  return found;
}
