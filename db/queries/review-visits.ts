import { sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";

/** How long somebody may do nothing and still be there (F165). */
export const idleMs = 10 * 60_000;

export const visitStates = ["enter", "active", "exit"] as const;
export type VisitState = (typeof visitStates)[number];

type Sign = {
  /** Told apart by the browser: one stay on one page. */
  readonly visit: string;
  readonly session: string;
  readonly state: VisitState;
  readonly by: string;
  /** Our clock, so that nobody can claim more time than has passed. */
  readonly at: number;
};

/**
 * Notes a sign of work. Time runs from entering to the last sign: more than ten minutes without one ends the visit where the last
 * was; entering another is leaving the one before, so that the visits of a person never overlap. Signs of an ended visit change nothing.
 */
export async function recordVisit(db: Database, { merchant, shop }: Tenant, sign: Sign): Promise<void> {
  const { visit, session, state, by, at } = sign;
  const own = sql`shop = ${shop} AND merchant = ${merchant} AND by = ${by}`;
  const isLate = sql`${at} - seen_at > ${idleMs}`;
  const seen = sql`seen_at = iif(${isLate}, seen_at, max(seen_at, ${at}))`;
  if (state === "enter") {
    await db.batch([
      db.run(sql`UPDATE review_visit SET ${seen}, ended = 1 WHERE ${own} AND ended = 0`),
      db.run(sql`INSERT INTO review_visit (merchant, shop, id, session, by, entered_at, seen_at, ended)
        VALUES (${merchant}, ${shop}, ${visit}, ${session}, ${by}, ${at}, ${at}, 0) ON CONFLICT DO NOTHING`),
    ]);
    return;
  }
  await db.run(sql`UPDATE review_visit SET ${seen}, ended = (${isLate}) OR ${state === "exit" ? 1 : 0}
    WHERE ${own} AND id = ${visit} AND ended = 0`);
}
