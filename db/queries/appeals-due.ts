import { and, asc, eq, gt, lte, or, sql } from "drizzle-orm";
import type { DueNotice } from "../../worker/appeals/deadline.ts";
import type { Database } from "../client.ts";
import { appeal } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** A shop that leaves more undecided is told of the first ones, and of the rest an hour later. */
const atOnce = 2_000;

export function appealsDueQuery(db: Database, { now, within }: { now: number; within: number }) {
  const { dueAt, escalatedAt, remindedAt } = appeal;
  return (
    db
      .select({ id: appeal.id, merchant: appeal.merchant, shop: appeal.shop, dueAt, remindedAt, escalatedAt })
      .from(appeal)
      // A literal: only so does the planner know that the index of open ones serves.
      .where(
        and(
          sql`${appeal.state} = 'open'`,
          lte(dueAt, now + within),
          or(and(gt(dueAt, now), sql`${remindedAt} IS NULL`), and(lte(dueAt, now), sql`${escalatedAt} IS NULL`)),
        ),
      )
      .orderBy(asc(dueAt))
      .limit(atOnce)
  );
}

/** Across all merchants: open appeals about which somebody may be owed a word. For the clock only. */
export async function appealsDue(db: Database, asked: { now: number; within: number }) {
  return appealsDueQuery(db, asked);
}

type Told = { readonly kind: DueNotice; readonly ids: readonly string[]; readonly at: number };

/** What was told is not told again. */
export async function noteTold(db: Database, tenant: Tenant, { kind, ids, at }: Told): Promise<void> {
  const told = kind === "remind" ? { remindedAt: at } : { escalatedAt: at };
  await db
    .update(appeal)
    .set(told)
    .where(
      and(
        ownedBy(appeal, tenant),
        eq(appeal.state, "open"),
        sql`${appeal.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    );
}
