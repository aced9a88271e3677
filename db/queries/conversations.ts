import { and, asc, desc, eq, getTableColumns, lt, ne, sql } from "drizzle-orm";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import type { Database } from "../client.ts";
import { conversation, decision, finding, message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { addedFindingsQuery } from "./added-findings.ts";
import { during, is, ownedBy, type Period } from "./filters.ts";
import { ofLiveSettings } from "./findings.ts";
import { finalScore } from "./hand-score.ts";
import { after, type Cursor, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { readPeople } from "./people.ts";
import { remarksQuery } from "./remarks.ts";
import { type Agents, inSessionOf, withSessionOf } from "./served-by.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(conversation);

export type ConversationFilter = Period & {
  readonly conversation?: string | undefined;
  readonly channel?: string | undefined;
  readonly servedBy?: Agents;
};

export function conversationsQuery(db: Database, tenant: Tenant, filter: ConversationFilter & PageRequest) {
  return db
    .select(columns)
    .from(conversation)
    .where(
      and(
        ownedBy(conversation, tenant),
        is(conversation.conversation, filter.conversation),
        is(conversation.channel, filter.channel),
        // The shop's own thread is no chat; by its name it can be read.
        filter.conversation === undefined ? ne(conversation.channel, shopChannel) : undefined,
        withSessionOf(conversation, tenant, filter.servedBy),
        during(conversation.lastAt, filter),
        after(filter.cursor, conversation.lastAt, conversation.seq),
      ),
    )
    .orderBy(desc(conversation.lastAt), desc(conversation.seq))
    .limit(rowsFor(filter));
}

/** Conversations of a shop by their last event, newest first. */
export async function listConversations(db: Database, tenant: Tenant, filter: ConversationFilter & PageRequest = {}) {
  const rows = await conversationsQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.lastAt, item: ({ seq: _, ...item }) => item });
}

/** Rows of each kind that a conversation's page shows: its newest. The lists have the rest. */
const detailRows = 1_000;

/**
 * One conversation with everything known of it, oldest first, or null; without what trial settings found. Where two channels use
 * the same id and none is named, the one that was active last.
 */
export async function readConversation(
  db: Database,
  tenant: Tenant,
  { conversation: id, channel, servedBy }: { conversation: string; channel?: string | undefined; servedBy?: Agents },
) {
  const page = await listConversations(db, tenant, { conversation: id, channel, servedBy, limit: 1 });
  const found = page.items[0];
  if (found === undefined) return null;
  const inside = (table: typeof session | typeof message | typeof finding | typeof decision) =>
    and(ownedBy(table, tenant), eq(table.conversation, id), eq(table.channel, found.channel));
  // A chat that was handed on shows only the part of one's own people.
  const own = (table: typeof message | typeof finding | typeof decision) =>
    and(inside(table), inSessionOf(table, tenant, servedBy));
  const ownSessions = servedBy && sql`+${session.agent} IN (SELECT value FROM json_each(${JSON.stringify(servedBy)}))`;
  const [sessions, messages, findings, decisions, remarks, added] = await db.batch([
    db
      .select({ ...getTableColumns(session), score: finalScore })
      .from(session)
      .where(and(inside(session), ownSessions ?? undefined))
      .orderBy(desc(session.startedAt), desc(session.seq))
      .limit(detailRows),
    db.select().from(message).where(own(message)).orderBy(desc(message.at), desc(message.seq)).limit(detailRows),
    db
      .select()
      .from(finding)
      .where(and(own(finding), ofLiveSettings))
      .orderBy(desc(finding.at), desc(finding.seq))
      .limit(detailRows),
    db.select().from(decision).where(own(decision)).orderBy(desc(decision.at), desc(decision.seq)).limit(detailRows),
    remarksQuery(db, tenant, found),
    addedFindingsQuery(db, tenant, found),
  ]);
  const shown = new Set([...findings, ...sessions].map((one) => one.id));
  const notes = servedBy ? remarks.filter((remark) => shown.has(remark.session ?? remark.finding)) : remarks;
  const byHand = servedBy ? added.filter((one) => shown.has(one.session)) : added;
  const people = await readPeople(db, tenant.merchant);
  const acted = new Set([
    ...[...notes, ...byHand].map(({ by }) => by),
    ...sessions.map(({ reviewedBy }) => reviewedBy),
    ...findings.flatMap(({ seenBy, takenBy, handledBy, verdictBy }) => [seenBy, takenBy, handledBy, verdictBy]),
  ]);
  return {
    conversation: found,
    sessions: sessions.reverse().map(withoutOwn),
    messages: messages.reverse().map(withoutOwn),
    findings: findings.reverse().map(withoutOwn),
    decisions: decisions.reverse().map(withoutOwn),
    remarks: notes,
    added: byHand,
    /** Names of those who did something here. */
    people: [...people].filter(([by]) => acted.has(by)).map(([by, name]) => ({ by, name })),
  };
}

function withoutOwn<Row extends Tenant & { seq: number }>({ seq: _, merchant: __, shop: ___, ...item }: Row) {
  return item;
}

const listedAtOnce = 2_000;

export function conversationsSinceQuery(db: Database, tenant: Tenant, { at, seq }: Cursor) {
  return db
    .select({
      channel: conversation.channel,
      conversation: conversation.conversation,
      at: conversation.lastAt,
      seq: conversation.seq,
    })
    .from(conversation)
    .where(
      and(
        ownedBy(conversation, tenant),
        ne(conversation.channel, shopChannel),
        sql`(${conversation.lastAt}, ${conversation.seq}) > (${at}, ${seq})`,
      ),
    )
    .orderBy(asc(conversation.lastAt), asc(conversation.seq))
    .limit(listedAtOnce);
}

/** Conversations with buyers by their last event, oldest first, after the cursor; with the next cursor as long as there may be more. */
export async function conversationsSince(db: Database, tenant: Tenant, cursor: Cursor) {
  const items = await conversationsSinceQuery(db, tenant, cursor);
  const last = items.at(-1);
  const next = last === undefined || items.length < listedAtOnce ? null : { at: last.at, seq: last.seq };
  return { items, next };
}

/** Across all merchants: conversations whose object owed work before that time, longest overdue first. For the sweeper only. */
export function overdueConversations(db: Database, { before, limit }: { before: number; limit: number }) {
  return (
    db
      .select({
        id: conversation.id,
        merchant: conversation.merchant,
        shop: conversation.shop,
        channel: conversation.channel,
        conversation: conversation.conversation,
      })
      .from(conversation)
      // Said twice, so that the planner takes the index of open work.
      .where(and(lt(conversation.dueAt, before), sql`${conversation.dueAt} IS NOT NULL`))
      .orderBy(asc(conversation.dueAt))
      .limit(limit)
  );
}

/** Moves what was poked back in the line, unless its object has reported another due time since. */
export async function postponeOverdue(
  db: Database,
  { ids, before, to }: { ids: string[]; before: number; to: number },
): Promise<void> {
  const named = sql`${conversation.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  await db
    .update(conversation)
    .set({ dueAt: to })
    .where(and(named, lt(conversation.dueAt, before)));
}
