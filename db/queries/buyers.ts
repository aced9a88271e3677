import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { conversation, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";
import type { Expired } from "./retention.ts";

export function buyersQuery(db: Database, tenant: Tenant, conversations: readonly string[]) {
  const named = sql`(SELECT value FROM json_each(${JSON.stringify(conversations)}))`;
  return db
    .select({ buyer: conversation.buyer, name: conversation.buyerName })
    .from(conversation)
    .where(and(ownedBy(conversation, tenant), inArray(conversation.conversation, named)));
}

/** Ids and names of the buyers of these conversations: what texts about them may hold. */
export async function buyersOf(db: Database, tenant: Tenant, conversations: readonly string[]): Promise<string[]> {
  const rows = await buyersQuery(db, tenant, conversations);
  return [...new Set(rows.flatMap(({ buyer, name }) => [buyer, name]).filter((word) => word !== null))];
}

/** Conversations of a buyer, found by his sessions, as `deleteConversations` takes them. */
export function conversationsOfBuyer(
  db: Database,
  tenant: Tenant,
  { buyer, limit }: { buyer: string; limit: number },
): Promise<Expired[]> {
  return db
    .selectDistinct({
      id: conversation.id,
      shop: conversation.shop,
      channel: conversation.channel,
      conversation: conversation.conversation,
      lastAt: conversation.lastAt,
    })
    .from(session)
    .innerJoin(
      conversation,
      and(
        ownedBy(conversation, tenant),
        eq(conversation.conversation, session.conversation),
        eq(conversation.channel, session.channel),
      ),
    )
    .where(and(ownedBy(session, tenant), eq(session.buyer, buyer)))
    .limit(limit);
}
