import type { Env } from "../env.ts";
import { logError } from "../log.ts";
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
    logError("guest-not-paused", { merchant, shop, pack }, error);
  }
}
