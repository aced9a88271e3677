import { listDurableObjectIds } from "cloudflare:test";
import { env } from "cloudflare:workers";

/**
 * Whether anything ever reached the object of this conversation. How many objects there are says nothing: alarms of other
 * merchants' shops make objects at any time.
 */
export async function reached(name: `${string}/${string}/${string}/${string}`): Promise<boolean> {
  const sought = env.CONVERSATION.idFromName(name);
  return (await listDurableObjectIds(env.CONVERSATION)).some((id) => id.equals(sought));
}
