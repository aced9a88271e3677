import { and, desc, eq, isNull } from "drizzle-orm";
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

/** Whether the database still refuses the rows of that conversation. */
export async function isDeadLetter(
  db: Database,
  tenant: Tenant,
  { channel, conversation }: { channel: string; conversation: string },
): Promise<boolean> {
  const [row] = await db
    .select({ times: deadLetter.times })
    .from(deadLetter)
    .where(
      and(
        ownedBy(deadLetter, tenant),
        // As the ledger names a conversation: found by its key, and refused to every other shop by the line above.
        eq(deadLetter.id, `${tenant.shop}/${channel}/${conversation}`),
        isNull(deadLetter.resolvedAt),
      ),
    )
    .limit(1);
  return row !== undefined;
}
