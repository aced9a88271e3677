import type { Env } from "../env.ts";
import type { Snapshot } from "./snapshot.ts";

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
    await memoryOf(env, snapshot.shop).remember(snapshot);
  } catch (error) {
    const name = error instanceof Error ? error.name : "unknown";
    console.error(
      JSON.stringify({ level: "error", event: "settings-not-remembered", shop: snapshot.shop, error: name }),
    );
  }
}

export async function recallSettings(env: Env, shop: string): Promise<Snapshot | null> {
  return memoryOf(env, shop).recall();
}
