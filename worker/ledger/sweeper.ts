import { readClient, writeClient } from "../../db/client.ts";
import { overdueConversations, postponeOverdue } from "../../db/queries/conversations.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";

/** An alarm may be a minute late in a failover; what is later than this was lost. */
const graceMs = 120_000;
/** Of one run; the next minute takes the next ones. Cloudflare allows 1,000 subrequests. */
const perRun = 500;
const atOnce = 20;

/** Whoever was poked and still reports nothing new comes again after this, and does not keep others from their turn. */
const againMs = 600_000;

/**
 * Pokes Conversations whose due time has passed, so that a lost alarm delays their work and does not end it.
 * @throws when libSQL does not answer; the next minute tries again
 */
export async function sweep(env: Env, now: number): Promise<{ poked: number; failed: number }> {
  const before = now - graceMs;
  const overdue = await overdueConversations(readClient(env), { before, limit: perRun });
  let failed = 0;
  for (let index = 0; index < overdue.length; index += atOnce) {
    const pokes = overdue.slice(index, index + atOnce).map(async ({ merchant, shop, channel, conversation }) => {
      const name = `${merchant}/${shop}/${channel}/${conversation}`;
      try {
        await env.CONVERSATION.getByName(name).poke();
      } catch (error) {
        failed++;
        logError("poke-failed", { conversation: name }, error);
      }
    });
    await Promise.all(pokes);
  }
  if (overdue.length > 0) {
    await postponeOverdue(writeClient(env), { ids: overdue.map(({ id }) => id), before, to: now + againMs });
  }
  return { poked: overdue.length - failed, failed };
}
