import { ledgerName } from "../../db/client.ts";
import type { Env } from "../env.ts";
import type { Delay } from "../ledger/owing.ts";
import type { Tenant } from "../settings/directory.ts";
import { Fresh } from "../settings/fresh.ts";

/** Rows that wait for so long are called delayed: before, a conversation was only sent away once or twice. */
const usualSeconds = 60;

/** One question for all shops, so that open pages of many cost the writer next to nothing. */
const known = new Fresh<readonly Delay[]>({ maxAgeMs: 5_000 });

/** What of the shop waits for the ledger, and since when (epoch milliseconds). */
export type Waiting = { readonly since: number | null; readonly conversations: number; readonly delayed: boolean };

export async function waitingOf(env: Env, { merchant, shop }: Tenant, now: number): Promise<Waiting> {
  const all = await known.get("all", () => env.LEDGER.getByName(ledgerName).delays());
  const own = all.find((delay) => delay.merchant === merchant && delay.shop === shop);
  if (own === undefined) return { since: null, conversations: 0, delayed: false };
  return { since: own.since, conversations: own.conversations, delayed: now - own.since >= delayedAfterMs(env) };
}

function delayedAfterMs({ DELAY_ALERT_SECONDS: seconds = "" }: Env): number {
  return 1_000 * (/^[1-9]\d{0,4}$/.test(seconds) ? Number(seconds) : usualSeconds);
}
