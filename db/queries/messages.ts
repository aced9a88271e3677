import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { message } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, inSession, is, ownedBy, type Within } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { type Agents, inSessionOf } from "./served-by.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(message);

export function messagesQuery(db: Database, tenant: Tenant, filter: Within & PageRequest) {
  return db
    .select(columns)
    .from(message)
    .where(
      and(
        ownedBy(message, tenant),
        is(message.conversation, filter.conversation),
        inSession(message, tenant, filter.session),
        inSessionOf(message, tenant, filter.servedBy),
        during(message.at, filter),
        after(filter.cursor, message.at, message.seq),
      ),
    )
    .orderBy(desc(message.at), desc(message.seq))
    .limit(rowsFor(filter));
}

/** Texts by id; a message that is retracted or not kept any more has none. */
export async function readTexts(db: Database, tenant: Tenant, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: message.id, text: message.text })
    .from(message)
    .where(and(ownedBy(message, tenant), sql`${message.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`));
  return new Map(rows.flatMap(({ id, text }) => (text === null ? [] : [[id, text] as const])));
}

type Place = {
  readonly conversation: string;
  readonly channel: string | undefined;
  readonly event: string;
  readonly servedBy: Agents;
};

export function contentQuery(db: Database, tenant: Tenant, { conversation, channel, event, servedBy }: Place) {
  return db
    .select({ content: message.content })
    .from(message)
    .where(
      and(
        ownedBy(message, tenant),
        is(message.conversation, conversation),
        is(message.channel, channel),
        is(message.event, event),
        inSessionOf(message, tenant, servedBy),
      ),
    )
    .orderBy(desc(message.at))
    .limit(1);
}

/** The content parts of one message as JSON; null: there is no such message, or it is retracted. */
export async function readContent(db: Database, tenant: Tenant, place: Place): Promise<string | null> {
  const [row] = await contentQuery(db, tenant, place);
  return row?.content ?? null;
}

/** `+` keeps the planner from reading all messages of the shop, in the order that is asked for, to find a few. */
export function namedMessagesQuery(db: Database, { merchant, shop }: Tenant, ids: readonly string[]) {
  return db
    .select(columns)
    .from(message)
    .where(
      and(
        sql`${message.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        sql`+${message.shop} = ${shop}`,
        eq(message.merchant, merchant),
      ),
    )
    .orderBy(asc(message.at), asc(message.seq));
}

/** Messages by id, oldest first; those that are not kept any more are missing. */
export async function readMessages(db: Database, tenant: Tenant, ids: readonly string[]) {
  const rows = await namedMessagesQuery(db, tenant, ids);
  return rows.map(({ seq: _, ...item }) => item);
}

/** Messages of a shop, newest first. */
export async function listMessages(db: Database, tenant: Tenant, filter: Within & PageRequest = {}) {
  const rows = await messagesQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}

/** The newest messages of a shop that have words, newest first: what a rule is tried on while it is written. */
export function newestTexts(db: Database, tenant: Tenant, limit: number) {
  return db
    .select({
      id: message.id,
      channel: message.channel,
      conversation: message.conversation,
      event: message.event,
      at: message.at,
      role: message.role,
      automatic: message.automatic,
      text: sql<string>`${message.text}`,
    })
    .from(message)
    .where(and(ownedBy(message, tenant), sql`${message.text} <> ''`))
    .orderBy(desc(message.at), desc(message.seq))
    .limit(limit);
}
