import type { Env } from "../env.ts";
import type { Tenant } from "./directory.ts";
import { byHouse } from "./gone.ts";
import { pausePack } from "./pack-changes.ts";
import { publish } from "./publish.ts";
import type { PackPause } from "./snapshot.ts";

/** Publishes the pause. While the database is down nothing changes: the next failures ask for it again. */
export async function pauseGuest(env: Env, { merchant, shop }: Tenant, pack: string, pause: PackPause): Promise<void> {
  try {
    await publish(env, merchant, shop, byHouse, (snapshot) => pausePack(snapshot, pack, pause));
  } catch (error) {
    const reason = error instanceof Error ? error.name : "error";
    console.error(JSON.stringify({ at: "settings.pause-guest", merchant, shop, pack, error: reason }));
  }
}
