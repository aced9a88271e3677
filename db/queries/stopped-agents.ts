import { and, eq } from "drizzle-orm";
import type { Database } from "../client.ts";
import { audit, stoppedAgent } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Since when accounts of a shop are stopped. */
export async function stoppedAgents(db: Database, tenant: Tenant): Promise<Map<string, number>> {
  const rows = await db
    .select({ agent: stoppedAgent.agent, at: stoppedAgent.at })
    .from(stoppedAgent)
    .where(ownedBy(stoppedAgent, tenant));
  return new Map(rows.map(({ agent, at }) => [agent, at]));
}

type Stop = { readonly agent: string; readonly stopped: boolean; readonly by: string; readonly at: number };

/** With its audit row. */
export async function stopAgent(
  db: Database,
  { merchant, shop }: Tenant,
  { agent, stopped, by, at }: Stop,
): Promise<void> {
  const action = stopped ? "agent.stopped" : "agent.started";
  await db.batch([
    stopped
      ? db
          .insert(stoppedAgent)
          .values({ merchant, shop, agent, at, by })
          .onConflictDoUpdate({ target: [stoppedAgent.shop, stoppedAgent.agent], set: { at, by } })
      : db.delete(stoppedAgent).where(and(ownedBy(stoppedAgent, { merchant, shop }), eq(stoppedAgent.agent, agent))),
    db
      .insert(audit)
      .values({ id: crypto.randomUUID(), merchant, shop, at, by, action, target: `agent:${agent}`, detail: {} }),
  ]);
}
