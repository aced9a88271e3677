import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

/** Accounts of one shop; a shop with more has other problems. */
const mostAgents = 2_000;

const agentRow = z.object({
  agent: z.string(),
  /** As it was called last. */
  name: z.string().nullable(),
  role: z.enum(["agent", "bot"]).nullable(),
  /** First message of its last session. */
  lastAt: z.number(),
});
export type KnownAgent = z.infer<typeof agentRow>;

/** Jumps from account to account through the index of sessions, so that the time it takes grows with accounts, not with sessions. */
export function agentsSql({ merchant, shop }: Tenant): SQL {
  const next = (beyond: SQL) => sql`(SELECT agent FROM session
    WHERE shop = ${shop} AND merchant = ${merchant} AND ${beyond} ORDER BY agent LIMIT 1)`;
  return sql`
WITH RECURSIVE known(agent) AS (
  SELECT ${next(sql`agent IS NOT NULL`)}
  UNION ALL
  SELECT ${next(sql`agent > known.agent`)} FROM known WHERE known.agent IS NOT NULL
)
SELECT last.agent AS agent, last.agent_name AS name, last.agent_role AS role, last.started_at AS lastAt
FROM known CROSS JOIN session AS last ON last.seq = (SELECT seq FROM session
  WHERE shop = ${shop} AND agent = known.agent AND merchant = ${merchant} ORDER BY started_at DESC LIMIT 1)
LIMIT ${mostAgents}`;
}

/** Every account that ever served a buyer in the kept history, whether it still exists or not (F149). */
export async function listAgents(db: Database, tenant: Tenant): Promise<KnownAgent[]> {
  return z.array(agentRow).parse(await db.all(agentsSql(tenant)));
}

/** Accounts with this id or name; where none is called just so, those whose id or name holds the text. */
export function agentsNamed(agents: readonly KnownAgent[], text: string): string[] {
  const wanted = text.toLowerCase();
  const words = ({ agent, name }: KnownAgent) => [agent, name ?? ""].map((word) => word.toLowerCase());
  const exact = agents.filter((one) => words(one).includes(wanted));
  const found = exact.length > 0 ? exact : agents.filter((one) => words(one).some((word) => word.includes(wanted)));
  return found.map(({ agent }) => agent);
}
