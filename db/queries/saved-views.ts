import { and, asc, eq, getTableColumns, or, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { audit, savedView } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(savedView);
export type SavedView = Omit<typeof savedView.$inferSelect, "merchant" | "shop">;

/** Of one person in one shop. */
export const mostViews = 50;

/** A person's own and those that others share, oldest first. */
export async function listViews(db: Database, tenant: Tenant, by: string): Promise<SavedView[]> {
  return db
    .select(columns)
    .from(savedView)
    .where(and(ownedBy(savedView, tenant), or(eq(savedView.by, by), eq(savedView.shared, true))))
    .orderBy(asc(savedView.at));
}

/** One that this person may change: his own. */
export async function readOwnView(db: Database, tenant: Tenant, { id, by }: Pick<SavedView, "id" | "by">) {
  const [row] = await db
    .select(columns)
    .from(savedView)
    .where(and(eq(savedView.id, id), eq(savedView.by, by), ownedBy(savedView, tenant)));
  return row ?? null;
}

/** false: this person has as many as he may have. */
export async function addView(db: Database, { merchant, shop }: Tenant, view: SavedView): Promise<boolean> {
  const { id, name, search, shared, by, at } = view;
  const added = await db.all(sql`
    INSERT INTO saved_view (id, merchant, shop, name, search, shared, by, at)
    SELECT ${id}, ${merchant}, ${shop}, ${name}, ${search}, ${shared ? 1 : 0}, ${by}, ${at}
    WHERE (SELECT count(*) FROM saved_view WHERE shop = ${shop} AND merchant = ${merchant} AND by = ${by}) < ${mostViews}
    RETURNING id`);
  if (added.length === 0) return false;
  await db.insert(audit).values(auditRow({ merchant, shop }, view, "view.save"));
  return true;
}

export async function deleteView(db: Database, tenant: Tenant, view: Pick<SavedView, "id" | "by" | "at">) {
  await db.batch([
    db.delete(savedView).where(and(eq(savedView.id, view.id), eq(savedView.by, view.by), ownedBy(savedView, tenant))),
    db.insert(audit).values(auditRow(tenant, view, "view.delete")),
  ]);
}

function auditRow(
  { merchant, shop }: Tenant,
  { id, by, at }: Pick<SavedView, "id" | "by" | "at">,
  action: "view.save" | "view.delete",
) {
  return { id: crypto.randomUUID(), merchant, shop, at, by, action, target: id, detail: {} };
}
