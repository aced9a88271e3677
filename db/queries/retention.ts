import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import {
  addedFinding,
  appeal,
  conversation,
  deadLetter,
  decision,
  finding,
  message,
  remark,
  session,
  settingsRevision,
  shop,
  task,
} from "../schema.ts";

export type Expired = {
  readonly id: string;
  readonly shop: string;
  readonly channel: string;
  conversation: string;
  lastAt: number;
};

const dayMs = 86_400_000;

/** Across all merchants: conversations whose last event is older than their shop's retention. */
export function expiredConversations(db: Database, { now, limit }: { now: number; limit: number }) {
  const cutoff = sql`${now} - (${settingsRevision.snapshot} ->> '$.retentionDays') * ${dayMs}`;
  return db
    .select({
      id: conversation.id,
      shop: conversation.shop,
      channel: conversation.channel,
      conversation: conversation.conversation,
      lastAt: conversation.lastAt,
    })
    .from(shop)
    .innerJoin(
      settingsRevision,
      sql`${settingsRevision.shop} = ${shop.id} AND ${settingsRevision.revision} = ${shop.revision}`,
    )
    .innerJoin(conversation, sql`${conversation.shop} = ${shop.id} AND ${conversation.lastAt} < ${cutoff}`)
    .limit(limit);
}

/** Deletes them with all their rows, in one transaction; spares one that has heard something since. Counters stay. */
export async function deleteConversations(db: Database, expired: readonly Expired[]): Promise<void> {
  const list = JSON.stringify(expired.map((row) => [row.id, row.lastAt, row.shop, row.conversation, row.channel]));
  const still = sql`json_each(${list}) AS gone CROSS JOIN ${conversation} ON ${conversation.id} = gone.value ->> 0
    AND ${conversation.lastAt} = gone.value ->> 1`;
  const rowsOf = (
    table: typeof session | typeof message | typeof finding | typeof decision | typeof task | typeof appeal,
  ): SQL =>
    sql`DELETE FROM ${table} WHERE seq IN (SELECT row.seq FROM ${still} CROSS JOIN ${table} AS row
      ON row.shop = gone.value ->> 2 AND row.conversation = gone.value ->> 3 AND row.channel = gone.value ->> 4)`;
  await db.batch([
    db.run(rowsOf(message)),
    db.run(rowsOf(finding)),
    db.run(rowsOf(decision)),
    db.run(rowsOf(task)),
    db.run(rowsOf(appeal)),
    db.run(rowsOf(session)),
    db.run(sql`DELETE FROM ${remark} WHERE id IN (SELECT row.id FROM ${still} CROSS JOIN ${remark} AS row
      ON row.shop = gone.value ->> 2 AND row.conversation = gone.value ->> 3 AND row.channel = gone.value ->> 4)`),
    db.run(sql`DELETE FROM ${addedFinding} WHERE id IN (SELECT row.id FROM ${still} CROSS JOIN ${addedFinding} AS row
      ON row.shop = gone.value ->> 2 AND row.conversation = gone.value ->> 3 AND row.channel = gone.value ->> 4)`),
    db.run(sql`DELETE FROM ${deadLetter} WHERE id IN (SELECT ${conversation.id} FROM ${still})`),
    db.run(sql`DELETE FROM ${conversation} WHERE seq IN (SELECT ${conversation.seq} FROM ${still})`),
  ]);
}
