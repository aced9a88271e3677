import { and, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding, session, shop } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Sessions with the same scene, served by the same kind of agent, rated the same; `calm`: those without any of the given findings. */
export type QualityRow = {
  readonly scene: (typeof session.$inferSelect)["scene"];
  readonly role: "agent" | "bot";
  readonly rating: number | null;
  readonly sessions: number;
  readonly calm: number;
};

/** How sessions since then went, by scene and by who served. `trouble`: full ids of points that say that the buyer was not content. */
export async function readQuality(
  db: Database,
  tenant: Tenant,
  { since, trouble }: { since: number; trouble: readonly string[] },
): Promise<QualityRow[]> {
  const troubled = db
    .select({ id: finding.session })
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        inArray(finding.point, [...trouble]),
        gte(finding.at, since),
        inArray(finding.status, ["active", "resolved"]),
      ),
    );
  const rows = await db
    .select({
      scene: session.scene,
      role: session.agentRole,
      rating: session.rating,
      sessions: sql<number>`COUNT(*)`,
      calm: sql<number>`SUM(${session.id} NOT IN ${troubled})`,
    })
    .from(session)
    .where(and(ownedBy(session, tenant), gte(session.startedAt, since), isNotNull(session.agentRole)))
    .groupBy(session.scene, session.agentRole, session.rating);
  return rows.flatMap(({ role, ...row }) => (role === null ? [] : [{ ...row, role }]));
}

/** Across all merchants: shops with a session since then. For the cron only. */
export function shopsWithTraffic(db: Database, since: number): Promise<{ merchant: string; shop: string }[]> {
  const talked = db
    .select({ one: sql`1` })
    .from(session)
    .where(and(eq(session.shop, shop.id), gte(session.startedAt, since)));
  return db.select({ merchant: shop.merchant, shop: shop.id }).from(shop).where(sql`EXISTS ${talked}`);
}
