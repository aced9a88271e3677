import { and, desc, isNull } from "drizzle-orm";
import type { Database } from "../client.ts";
import { deadLetter } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Conversations whose rows the database refuses, newest first; without those that were accepted since. */
export function openDeadLetters(db: Database, tenant: Tenant) {
  return db
    .select({
      channel: deadLetter.channel,
      conversation: deadLetter.conversation,
      reason: deadLetter.reason,
      times: deadLetter.times,
      firstAt: deadLetter.firstAt,
      lastAt: deadLetter.lastAt,
    })
    .from(deadLetter)
    .where(and(ownedBy(deadLetter, tenant), isNull(deadLetter.resolvedAt)))
    .orderBy(desc(deadLetter.lastAt))
    .limit(200);
}
