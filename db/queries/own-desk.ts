import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { decision, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";
import { listTasks } from "./tasks.ts";

/** What lies on an agent's desk: what he is asked to do, and what he might say. */

const mostTasks = 50;
const mostSuggestions = 20;

/** Tasks of the accounts that are not done, newest first. */
export async function ownTasks(db: Database, tenant: Tenant, agents: readonly string[]) {
  const each = agents.flatMap((agent) =>
    (["open", "seen"] as const).map((state) => listTasks(db, tenant, { agent, state, limit: mostTasks })),
  );
  const pages = await Promise.all(each);
  return pages
    .flatMap(({ items }) => items)
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, mostTasks);
}

export function suggestionsQuery(
  db: Database,
  tenant: Tenant,
  { agents, since }: { agents: readonly string[]; since: number },
) {
  return (
    db
      .select({
        id: decision.id,
        conversation: decision.conversation,
        channel: decision.channel,
        intervention: decision.intervention,
        buyerName: decision.buyerName,
        at: decision.at,
        actions: decision.actions,
      })
      .from(session)
      // In this order: a session's few decisions, and not the shop's decisions of all time.
      .crossJoin(decision)
      .where(
        and(
          ownedBy(session, tenant),
          inArray(session.agent, [...agents]),
          gte(session.startedAt, since),
          ownedBy(decision, tenant),
          eq(decision.conversation, session.conversation),
          eq(decision.channel, session.channel),
          eq(decision.session, session.id),
          sql`+${decision.outcome} = 'acted'`,
          sql`EXISTS (SELECT 1 FROM json_each(${decision.actions}) WHERE value ->> 'kind' = 'suggestion')`,
        ),
      )
      .orderBy(desc(decision.at), desc(decision.seq))
      .limit(mostSuggestions)
  );
}

/** Wordings that were offered in the accounts' sessions since then, newest first. */
export async function ownSuggestions(
  db: Database,
  tenant: Tenant,
  asked: { agents: readonly string[]; since: number },
) {
  if (asked.agents.length === 0) return [];
  const rows = await suggestionsQuery(db, tenant, asked);
  return rows.flatMap(({ actions, ...row }) =>
    actions.flatMap(({ key, kind, body }) => {
      const text = kind === "suggestion" ? textOf(body) : null;
      return text === null ? [] : [{ ...row, key, text }];
    }),
  );
}

/** null: its words were taken back. */
function textOf(body: string): string | null {
  const parsed: unknown = JSON.parse(body);
  const text = typeof parsed === "object" && parsed !== null && "text" in parsed ? parsed.text : null;
  return typeof text === "string" && text !== "" ? text : null;
}
