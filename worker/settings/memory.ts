import { z } from "zod";
import { packTiers } from "../../plugins/sdk/pack-file.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Snapshot } from "./snapshot.ts";
import { readCode, readPacks } from "./store.ts";

/**
 * The last settings of a shop outside libSQL, for the time in which that does not answer. Kept under the shop's id alone,
 * because a webhook names only the shop: whose shop it is, is part of what is remembered. `@` is in no merchant's id, so this
 * object is not the live feed of any shop.
 */
function memoryOf(env: Env, shop: string): ReturnType<Env["FLOOR"]["getByName"]> {
  return env.FLOOR.getByName(`@settings/${shop}`);
}

/** Not being able to remember must not keep a shop from being served. */
export async function rememberSettings(env: Env, snapshot: Snapshot): Promise<void> {
  try {
    const memory = memoryOf(env, snapshot.shop);
    await memory.remember(snapshot);
    await rememberPacks(env, memory, snapshot);
  } catch (error) {
    logError("settings-not-remembered", { shop: snapshot.shop }, error);
  }
}

/** The packs that are on, each sent once. */
async function rememberPacks(env: Env, memory: ReturnType<typeof memoryOf>, snapshot: Snapshot): Promise<void> {
  const { merchant, revision, installs = [] } = snapshot;
  const used = installs.filter(({ state }) => state === "on").map(({ sha256 }) => sha256);
  const lacking = await memory.keepPacks({ revision, used });
  for (const content of await readPacks(env, merchant, lacking)) {
    const code = content.tier === "guest" ? ((await readCode(env, merchant, content.sha256))?.code ?? null) : null;
    await memory.rememberPack(content.sha256, JSON.stringify({ ...content, code }));
  }
}

export async function recallSettings(env: Env, shop: string): Promise<Snapshot | null> {
  return memoryOf(env, shop).recall();
}

const rememberedPack = z.object({
  sha256: z.string(),
  tier: z.enum(packTiers),
  manifest: z.record(z.string(), z.unknown()),
  signature: z.object({ key: z.string() }).nullable(),
  code: z.string().nullable(),
});
/** As it is stored, but for what the guard made of its code. */
export type RememberedPack = z.infer<typeof rememberedPack> & { readonly guarded: null; readonly guardVersion: null };

/** null: it is not remembered, or nobody can be asked. */
export async function recallPack(env: Env, shop: string, sha256: string): Promise<RememberedPack | null> {
  try {
    const body = await memoryOf(env, shop).recallPack(sha256);
    if (body === null) return null;
    return { ...rememberedPack.parse(JSON.parse(body)), guarded: null, guardVersion: null };
  } catch (error) {
    logError("pack-not-recalled", { shop }, error);
    return null;
  }
}
