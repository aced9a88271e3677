import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, is, ownedBy } from "./filters.ts";
import { finalScore } from "./hand-score.ts";
import type { Agents } from "./served-by.ts";

/** What a buyer talked about before a session: his other chats, too (F138). */

/** Who talks to one shop more often than this in three days is no buyer. */
const mostSessions = 100;
/** The newest; who needs more opens the chat. */
const mostMessages = 500;

const { merchant: _merchant, shop: _shop, seq: _seq, ...sessionColumns } = getTableColumns(session);
const { merchant: __merchant, shop: __shop, seq: __seq, ...messageColumns } = getTableColumns(message);

type Asked = {
  readonly buyer: string;
  /** Ids of buyers are those of one platform. */
  readonly channel: string;
  /** Sessions that began then; epoch milliseconds, `to` not included. */
  readonly from: number;
  readonly to: number;
  readonly servedBy: Agents;
};

export function sessionsOfBuyerQuery(db: Database, tenant: Tenant, { buyer, channel, from, to, servedBy }: Asked) {
  const own = servedBy && sql`+${session.agent} IN (SELECT value FROM json_each(${JSON.stringify(servedBy)}))`;
  return db
    .select({ ...sessionColumns, score: finalScore })
    .from(session)
    .where(
      and(
        ownedBy(session, tenant),
        eq(session.buyer, buyer),
        sql`+${session.channel} = ${channel}`,
        during(session.startedAt, { from, to }),
        own ?? undefined,
      ),
    )
    .orderBy(desc(session.startedAt))
    .limit(mostSessions);
}

export function messagesOfSessionsQuery(
  db: Database,
  tenant: Tenant,
  sessions: readonly { readonly id: string; readonly conversation: string }[],
) {
  const among = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
  return (
    db
      .select(messageColumns)
      .from(message)
      .where(
        and(
          ownedBy(message, tenant),
          sql`${message.conversation} IN ${among([...new Set(sessions.map(({ conversation }) => conversation))])}`,
          sql`+${message.session} IN ${among(sessions.map(({ id }) => id))}`,
        ),
      )
      // A few conversations and a sort, and not the shop's history in the order of time.
      .orderBy(desc(sql`+${message.at}`), desc(message.seq))
      .limit(mostMessages + 1)
  );
}

/** Both oldest first; `complete` false: older messages are left out. */
export async function readEarlierChats(db: Database, tenant: Tenant, asked: Asked) {
  const sessions = (await sessionsOfBuyerQuery(db, tenant, asked)).reverse();
  const newest = sessions.length === 0 ? [] : await messagesOfSessionsQuery(db, tenant, sessions);
  const messages = newest.slice(0, mostMessages).reverse();
  return { sessions, messages, complete: newest.length <= mostMessages };
}

/** When a session was and with whom, or null; rows of earlier builds do not know their buyer. */
export async function readBuyerOf(db: Database, tenant: Tenant, id: string) {
  const { channel, day, startedAt, buyer } = session;
  const [row] = await db
    .select({ channel, day, startedAt, buyer })
    .from(session)
    .where(and(is(session.id, id), ownedBy(session, tenant)));
  return row ?? null;
}
