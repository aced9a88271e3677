import { readClient } from "../../../db/client.ts";
import { merchantsOf } from "../../../db/queries/invitations.ts";
import { shopsOf } from "../../../db/queries/members.ts";
import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";

/** How the feed's sockets name the login session that opened them. */
export function loginTag(login: string): string {
  return `login:${login}`;
}

/**
 * Closes live feeds in all shops of a merchant. `who`: `user:<id>`, `key:<id>` or `loginTag(…)`. Never throws: what was revoked
 * is revoked, and a socket that could not be told is sent back to be checked anyhow, within five minutes.
 */
export async function dismiss(env: Env, merchant: string, who: string): Promise<void> {
  try {
    const shops = await shopsOf(readClient(env), merchant);
    await Promise.all(shops.map(({ id }) => env.FLOOR.getByName(`${merchant}/${id}`).dismiss(who)));
  } catch (error) {
    logError("feed-not-dismissed", { merchant }, error);
  }
}

/** The same for a user of whom only the id is known. */
export async function dismissUser(env: Env, user: string, who = `user:${user}`): Promise<void> {
  try {
    const merchants = await merchantsOf(readClient(env), user);
    await Promise.all(merchants.map((merchant) => dismiss(env, merchant, who)));
  } catch (error) {
    logError("feed-not-dismissed", { user }, error);
  }
}
