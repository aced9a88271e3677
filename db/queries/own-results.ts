import { and, asc, desc, eq, getTableColumns, ne, type SQL, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding, message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { addedFindingsQuery } from "./added-findings.ts";
import { appealsOf } from "./appeals.ts";
import { during, inSession, ownedBy, type Period } from "./filters.ts";
import { ofLiveSettings } from "./findings.ts";
import { finalScore } from "./hand-score.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";
import { sessionsQuery } from "./sessions.ts";

/** What an agent may see of results: his own, and nothing of who in the shop looked at them or what they noted. */

type Asked = Period & PageRequest & { readonly agents: readonly string[] };

/** Sessions that the accounts served, newest first, each with what was said against it. */
export async function listOwnSessions(db: Database, tenant: Tenant, { agents, ...asked }: Asked) {
  const rows = await eachAccount(agents, {
    walk: (agent) => sessionsQuery(db, tenant, { ...asked, agents: [agent] }),
    at: (row) => row.startedAt,
  });
  const page = pageOf(rows, asked, {
    at: (row) => row.startedAt,
    item: ({ seq: _, ...item }) => item,
  });
  const ids = page.items.map(({ id }) => id);
  const appeals = ids.length === 0 ? [] : await appealsOf(db, tenant, ids);
  const last = new Map(appeals.map((one) => [one.session, one.state]));
  return { ...page, items: page.items.map((item) => ({ ...item, appeal: last.get(item.id) ?? null })) };
}

type Walk<Row> = { readonly walk: (agent: string) => PromiseLike<Row[]>; readonly at: (row: Row) => number };

/** One walk for each account and not one for all: that would read the whole shop's history for what two of its accounts did. */
async function eachAccount<Row extends { seq: number }>(
  agents: readonly string[],
  { walk, at }: Walk<Row>,
): Promise<Row[]> {
  const walks = await Promise.all(agents.map(walk));
  return walks.flat().sort((a, b) => at(b) - at(a) || b.seq - a.seq);
}

const shownFinding = {
  id: finding.id,
  point: finding.point,
  code: finding.code,
  kind: finding.kind,
  severity: finding.severity,
  /** As it counts in the session. */
  score: sql<number | null>`coalesce(${finding.editedScore}, ${finding.score})`,
  message: finding.message,
  evidence: finding.evidence,
  event: finding.event,
  session: finding.session,
  at: finding.at,
  status: finding.status,
  verdict: finding.verdict,
};

/** What a late word took back never was, as far as an agent is concerned. */
const shown: SQL | undefined = and(ofLiveSettings, ne(finding.status, "withdrawn"));

export function alertsOfQuery(
  db: Database,
  tenant: Tenant,
  { agent, ...asked }: Period & PageRequest & { agent: string },
) {
  return db
    .select({ ...shownFinding, conversation: finding.conversation, channel: finding.channel, seq: finding.seq })
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        eq(finding.agent, agent),
        // A literal: only so does the planner know that the index of alerts serves.
        sql`${finding.kind} = 'alert'`,
        shown,
        during(finding.at, asked),
        after(asked.cursor, finding.at, finding.seq),
      ),
    )
    .orderBy(desc(finding.at), desc(finding.seq))
    .limit(rowsFor(asked));
}

/** Alerts about what the accounts did, newest first; none is hidden, also not one that was dismissed (N38). */
export async function listOwnAlerts(db: Database, tenant: Tenant, { agents, ...asked }: Asked) {
  const rows = await eachAccount(agents, {
    walk: (agent) => alertsOfQuery(db, tenant, { ...asked, agent }),
    at: (row) => row.at,
  });
  return pageOf(rows, asked, { at: (row) => row.at, item: ({ seq: _, ...item }) => item });
}

/** Messages of a session that are shown; nobody reads more of one day's chat. */
const mostMessages = 1_000;

/** A session with its words and findings, oldest first, or null. */
export async function readWholeSession(db: Database, tenant: Tenant, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(session), score: finalScore })
    .from(session)
    .where(and(eq(session.id, id), ownedBy(session, tenant)));
  if (found === undefined) return null;
  const [messages, findings, added] = await db.batch([
    db
      .select()
      .from(message)
      .where(
        and(
          ownedBy(message, tenant),
          eq(message.conversation, found.conversation),
          eq(message.channel, found.channel),
          eq(message.session, id),
        ),
      )
      .orderBy(asc(message.at), asc(message.seq))
      .limit(mostMessages),
    db
      .select(shownFinding)
      .from(finding)
      .where(and(ownedBy(finding, tenant), inSession(finding, tenant, id), shown))
      .orderBy(asc(finding.at), asc(finding.seq)),
    addedFindingsQuery(db, tenant, found),
  ]);
  const bare = <Row extends Tenant & { seq: number }>({ seq: _, merchant: __, shop: ___, ...item }: Row) => item;
  return {
    session: bare(found),
    messages: messages.map(bare),
    findings,
    added: added.filter((one) => one.session === id),
  };
}
