import { and, eq, gt, isNull, lt } from "drizzle-orm";
import type { Database } from "../client.ts";
import { apiKey, audit, merchant, panelPass } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

export type NewPanelLink = Pick<
  typeof panelPass.$inferInsert,
  "id" | "agent" | "key" | "linkHash" | "linkUntil" | "createdAt"
>;

/** Nobody looks for what ran out days ago. */
const keptMs = 7 * 86_400_000;

/** Notes a link with its audit row, and forgets the shop's old ones. */
export async function addPanelLink(db: Database, tenant: Tenant, link: NewPanelLink): Promise<void> {
  const { id, key, agent, createdAt } = link;
  await db.batch([
    db.insert(panelPass).values({ ...tenant, ...link }),
    db.delete(panelPass).where(and(ownedBy(panelPass, tenant), lt(panelPass.createdAt, createdAt - keptMs))),
    db.insert(audit).values({
      ...tenant,
      id: crypto.randomUUID(),
      at: createdAt,
      by: `key:${key}`,
      action: "panel.link",
      target: id,
      detail: { agent },
    }),
  ]);
}

type Exchange = { linkHash: string; passHash: string; passUntil: number; now: number };

/** Makes a link a pass. null: there is no such link, it was used before, or its minute is over. */
export async function exchangePanelLink(db: Database, { linkHash, passHash, passUntil, now }: Exchange) {
  const [row] = await db
    .update(panelPass)
    .set({ passHash, passUntil })
    .where(and(eq(panelPass.linkHash, linkHash), isNull(panelPass.passHash), gt(panelPass.linkUntil, now)))
    .returning({ shop: panelPass.shop, agent: panelPass.agent });
  return row ?? null;
}

/** What a pass opens, unless it ran out or the key behind it was revoked. */
export async function panelPassByHash(db: Database, hash: string, now: number) {
  const [row] = await db
    .select({
      shop: panelPass.shop,
      agent: panelPass.agent,
      key: panelPass.key,
      merchant: { id: merchant.id, name: merchant.name },
    })
    .from(panelPass)
    .innerJoin(
      apiKey,
      and(eq(apiKey.id, panelPass.key), eq(apiKey.merchant, panelPass.merchant), isNull(apiKey.revokedAt)),
    )
    .innerJoin(merchant, eq(merchant.id, panelPass.merchant))
    .where(and(eq(panelPass.passHash, hash), gt(panelPass.passUntil, now)));
  return row ?? null;
}
