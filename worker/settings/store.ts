import { readClient, writeClient } from "../../db/client.ts";
import { insertRevision, merchantOfShop, readCurrentSettings } from "../../db/queries/settings.ts";
import type { Env } from "../env.ts";
import type { Snapshot } from "./snapshot.ts";

/** A chat waits behind these reads: a libSQL that takes longer is as good as down, and the last settings serve. */
const patienceMs = 1_000;

/** The live settings; `unchanged` when `known` is the live revision; null for a shop that this merchant does not have. */
export function readSettings(
  env: Env,
  { merchant, shop, known }: { merchant: string; shop: string; known: number | null },
): Promise<Snapshot | "unchanged" | null> {
  return within(readCurrentSettings(readClient(env), { merchant, shop }, { known }));
}

export function readMerchant(env: Env, shop: string): Promise<string | null> {
  return within(merchantOfShop(readClient(env), shop));
}

/** Makes the snapshot the live revision. False, and nothing is written, when its predecessor is not live any more. */
export function writeSettings(
  env: Env,
  { snapshot, by, summary }: { snapshot: Snapshot; by: string; summary: string[] },
): Promise<boolean> {
  const expected = snapshot.revision - 1;
  return insertRevision(writeClient(env), { snapshot, by, at: Date.now(), summary, expected });
}

async function within<Value>(value: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`libSQL: no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
