import { readClient, writeClient } from "../../db/client.ts";
import { deleteConversations, expiredConversations } from "../../db/queries/retention.ts";
import type { Env } from "../env.ts";

/** Conversations in one transaction, so that other writes wait for about a tenth of a second, and transactions in one run. */
const atOnce = 200;
const rounds = 10;

/** Takes conversations that are older than their shop keeps them out of the ledger. A Conversation object ends by itself. */
export async function expire(env: Env, now: number): Promise<{ expired: number }> {
  let expired = 0;
  for (let round = 0; round < rounds; round++) {
    const found = await expiredConversations(readClient(env), { now, limit: atOnce });
    if (found.length > 0) await deleteConversations(writeClient(env), found);
    expired += found.length;
    if (found.length < atOnce) break;
  }
  return { expired };
}
