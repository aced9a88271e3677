import { and, count, countDistinct, desc, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { decision } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { type DecisionFilter, decisionsWhere } from "./decisions.ts";

/** What decisions may be counted by. */
export const countedBy = ["reason", "policy", "intervention", "outcome", "choice", "arm"] as const;
export type CountedBy = (typeof countedBy)[number];

const conversations = countDistinct(sql`${decision.channel} || '/' || ${decision.conversation}`);

export function decisionCountsQuery(db: Database, tenant: Tenant, filter: DecisionFilter & { by: CountedBy }) {
  const value = decision[filter.by];
  return db
    .select({ value, decisions: count(), conversations })
    .from(decision)
    .where(decisionsWhere(tenant, filter))
    .groupBy(value)
    .orderBy(desc(count()), value);
}

/** How many decisions and conversations there are of each kind, most first. `value` null: those without one. */
export function countDecisions(db: Database, tenant: Tenant, filter: DecisionFilter & { by: CountedBy }) {
  return decisionCountsQuery(db, tenant, filter);
}

/** What became of a policy's decisions: by mode, outcome and reason. */
export function countOutcomes(db: Database, tenant: Tenant, filter: DecisionFilter & { policy: string }) {
  const { mode, outcome, reason } = decision;
  return db
    .select({ mode, outcome, reason, decisions: count(), conversations })
    .from(decision)
    .where(and(decisionsWhere(tenant, filter)))
    .groupBy(mode, outcome, reason)
    .orderBy(desc(count()), mode, outcome, reason);
}

/** In how many conversations a policy decided anything, and in how many it acted or would have. */
export async function countReach(db: Database, tenant: Tenant, filter: DecisionFilter & { policy: string }) {
  const [row] = await db
    .select({
      decided: conversations,
      acted: among(sql`${decision.outcome} = 'acted'`),
      observed: among(sql`${decision.outcome} = 'observed'`),
      heldOut: among(sql`${decision.reason} = 'holdout'`),
    })
    .from(decision)
    .where(decisionsWhere(tenant, filter));
  return row ?? { decided: 0, acted: 0, observed: 0, heldOut: 0 };
}

function among(condition: ReturnType<typeof sql>) {
  return countDistinct(sql`CASE WHEN ${condition} THEN ${decision.channel} || '/' || ${decision.conversation} END`);
}
