import { and, asc, eq, exists, not, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { invitation, member, ownRole } from "../schema.ts";

/** Roles that a merchant made (N31). */

const shown = {
  id: ownRole.id,
  name: ownRole.name,
  permissions: ownRole.permissions,
  masks: ownRole.masks,
  groups: ownRole.groups,
  createdAt: ownRole.createdAt,
};

export function listOwnRoles(db: Database, merchant: string) {
  return db
    .select(shown)
    .from(ownRole)
    .where(eq(ownRole.merchant, merchant))
    .orderBy(asc(ownRole.createdAt))
    .limit(100);
}

export async function readOwnRole(db: Database, merchant: string, id: string) {
  const [row] = await db
    .select(shown)
    .from(ownRole)
    .where(and(eq(ownRole.merchant, merchant), eq(ownRole.id, id)));
  return row ?? null;
}

type Row = typeof ownRole.$inferInsert;

/** False: another role of the merchant has the name. */
export async function putOwnRole(db: Database, row: Row): Promise<boolean> {
  const { name, permissions, masks, groups } = row;
  const taken = db
    .select({ one: sql`1` })
    .from(ownRole)
    .where(and(eq(ownRole.merchant, row.merchant), eq(ownRole.name, name), sql`${ownRole.id} <> ${row.id}`));
  const [twice] = await taken;
  if (twice !== undefined) return false;
  await db
    .insert(ownRole)
    .values(row)
    .onConflictDoUpdate({
      target: [ownRole.merchant, ownRole.id],
      set: { name, permissions, masks, groups: groups ?? null },
    });
  return true;
}

/** False: somebody has the role, or is invited to it, or there is none of that id. */
export async function dropOwnRole(db: Database, merchant: string, id: string): Promise<boolean> {
  const held = db
    .select({ one: sql`1` })
    .from(member)
    .where(and(eq(member.merchant, merchant), eq(member.ownRole, id)));
  const offered = db
    .select({ one: sql`1` })
    .from(invitation)
    .where(
      and(
        eq(invitation.merchant, merchant),
        eq(invitation.ownRole, id),
        sql`${invitation.usedAt} IS NULL AND ${invitation.revokedAt} IS NULL AND ${invitation.expiresAt} > ${Date.now()}`,
      ),
    );
  const rows = await db
    .delete(ownRole)
    .where(and(eq(ownRole.merchant, merchant), eq(ownRole.id, id), not(exists(held)), not(exists(offered))))
    .returning({ id: ownRole.id });
  return rows.length > 0;
}

/** Users who have the role, to be shown the door of their open feeds when it changes. */
export async function holdersOf(db: Database, merchant: string, id: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ user: member.user })
    .from(member)
    .where(and(eq(member.merchant, merchant), eq(member.ownRole, id)));
  return rows.map(({ user }) => user);
}
