import { and, asc, count, eq, isNotNull, sql } from "drizzle-orm";
import { type Arm, arms } from "../../worker/ledger/rows.ts";
import type { Database } from "../client.ts";
import { decision } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, ownedBy, type Period } from "./filters.ts";

/** What one side of a policy's experiment came to. */
export type ArmCounts = {
  readonly conversations: number;
  readonly humanReached: number;
  readonly rated: number;
  readonly ratedGood: number;
  /** Of the ratings, and of their squares. */
  readonly ratingSum: number;
  readonly ratingSquares: number;
  readonly ordered: number;
  readonly contactedAgain: number;
};

/**
 * Both sides, in conversations: chance put whole conversations on a side, so they are what can be counted. Each counts once, by the
 * first decision of the period that acted or was held out.
 */
export function armsQuery(
  db: Database,
  tenant: Tenant,
  { policy, good, ...period }: Period & { policy: string; good: number },
) {
  const firsts = db
    .select({
      arm: decision.arm,
      humanAt: decision.humanAt,
      rating: decision.rating,
      orderedAt: decision.orderedAt,
      contactedAgainAt: decision.contactedAgainAt,
      place:
        sql<number>`row_number() OVER (PARTITION BY ${decision.channel}, ${decision.conversation} ORDER BY ${decision.at}, ${decision.id})`.as(
          "place",
        ),
    })
    .from(decision)
    .where(
      and(ownedBy(decision, tenant), eq(decision.policy, policy), isNotNull(decision.arm), during(decision.at, period)),
    )
    .as("firsts");
  return db
    .select({
      arm: firsts.arm,
      conversations: count(),
      humanReached: count(firsts.humanAt),
      rated: count(firsts.rating),
      ratedGood: sql<number>`coalesce(sum(${firsts.rating} >= ${good}), 0)`.mapWith(Number),
      ratingSum: sql<number>`coalesce(sum(${firsts.rating}), 0)`.mapWith(Number),
      ratingSquares: sql<number>`coalesce(sum(${firsts.rating} * ${firsts.rating}), 0)`.mapWith(Number),
      ordered: count(firsts.orderedAt),
      contactedAgain: count(firsts.contactedAgainAt),
    })
    .from(firsts)
    .where(eq(firsts.place, 1))
    .groupBy(firsts.arm)
    .orderBy(asc(firsts.arm));
}

const none: ArmCounts = {
  conversations: 0,
  humanReached: 0,
  rated: 0,
  ratedGood: 0,
  ratingSum: 0,
  ratingSquares: 0,
  ordered: 0,
  contactedAgain: 0,
};

/** `good`: a rating from there on is a good one. */
export async function readArms(
  db: Database,
  tenant: Tenant,
  filter: Period & { policy: string; good: number },
): Promise<Record<Arm, ArmCounts>> {
  const rows = await armsQuery(db, tenant, filter);
  const of = (name: Arm): ArmCounts => {
    const { arm: _, ...counts } = rows.find(({ arm }) => arm === name) ?? { arm: name, ...none };
    return counts;
  };
  return { [arms[0]]: of(arms[0]), [arms[1]]: of(arms[1]) } as Record<Arm, ArmCounts>;
}
