import { and, asc, eq, exists, isNull, ne, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.ts";
import {
  allShops,
  invitation,
  loginSession,
  type MemberRole,
  member,
  merchant,
  ownRole,
  shop,
  user,
} from "../schema.ts";

/** What a signed-in user may do, and where; `shop` may be `allShops`. Disabled memberships count for nothing. */
export async function membershipsOf(db: Database, id: string) {
  const rows = await db
    .select({
      merchant: { id: merchant.id, name: merchant.name },
      shop: member.shop,
      role: member.role,
      language: member.language,
      agents: member.agents,
      ownRole: member.ownRole,
      own: { name: ownRole.name, permissions: ownRole.permissions, masks: ownRole.masks, groups: ownRole.groups },
    })
    .from(member)
    .innerJoin(merchant, eq(merchant.id, member.merchant))
    .leftJoin(ownRole, and(eq(ownRole.id, member.ownRole), eq(ownRole.merchant, member.merchant)))
    .where(and(eq(member.user, id), isNull(member.disabledAt)))
    .orderBy(asc(member.createdAt));
  // A role that is gone gives nothing.
  return rows.filter((row) => row.ownRole === null || row.own !== null);
}

export function shopsOf(db: Database, id: string) {
  return db.select({ id: shop.id, name: shop.name }).from(shop).where(eq(shop.merchant, id)).orderBy(asc(shop.name));
}

const listed = {
  id: member.id,
  user: member.user,
  email: user.email,
  name: user.name,
  shop: member.shop,
  role: member.role,
  createdAt: member.createdAt,
  disabledAt: member.disabledAt,
  agents: member.agents,
  ownRole: member.ownRole,
};

/** Every membership of a merchant, oldest first; a person with two shops is two rows. */
export function listMembers(db: Database, owner: string) {
  return db
    .select(listed)
    .from(member)
    .innerJoin(user, eq(user.id, member.user))
    .where(eq(member.merchant, owner))
    .orderBy(asc(member.createdAt), asc(member.id));
}

type MemberAddress = { readonly merchant: string; readonly id: string };

export async function readMember(db: Database, address: MemberAddress) {
  const [row] = await db.select(listed).from(member).innerJoin(user, eq(user.id, member.user)).where(at(address));
  return row ?? null;
}

function at({ merchant: owner, id }: MemberAddress) {
  return and(eq(member.merchant, owner), eq(member.id, id));
}

/** In the statement that changes, so that two administrators cannot each take the other one's rights at the same moment. */
function leavesAnAdministrator(db: Database, { merchant: owner, id }: MemberAddress) {
  const other = alias(member, "other");
  const rest = db
    .select({ one: sql`1` })
    .from(other)
    .where(
      and(
        eq(other.merchant, owner),
        eq(other.shop, allShops),
        eq(other.role, "admin"),
        isNull(other.disabledAt),
        ne(other.id, id),
      ),
    );
  const isNone = or(ne(member.role, "admin"), ne(member.shop, allShops), not(isNull(member.disabledAt)));
  return or(isNone, exists(rest));
}

export type MemberChange = {
  role?: MemberRole | undefined;
  ownRole?: string | null | undefined;
  agents?: string[] | undefined;
  disabledAt?: number | null | undefined;
};

/** False: there is no such member, or nobody would be left who may manage the merchant. */
export async function changeMember(db: Database, address: MemberAddress, change: MemberChange): Promise<boolean> {
  const lowers = (change.role ?? "admin") !== "admin" || typeof change.disabledAt === "number";
  const rows = await db
    .update(member)
    .set(change)
    .where(and(at(address), lowers ? leavesAnAdministrator(db, address) : undefined))
    .returning({ id: member.id });
  return rows.length > 0;
}

/** The user stays, because past words name it. False as for `changeMember`. */
export async function removeMember(db: Database, address: MemberAddress): Promise<boolean> {
  const rows = await db
    .delete(member)
    .where(and(at(address), leavesAnAdministrator(db, address)))
    .returning({ id: member.id });
  return rows.length > 0;
}

type Person = { readonly merchant: string; readonly user: string; readonly email: string; readonly now: number };

/** After a membership ended: open invitations of the person are void, and so are logins that lead nowhere any more. */
export async function endAccess(db: Database, { merchant: owner, user: id, email, now }: Person): Promise<void> {
  const left = db
    .select({ one: sql`1` })
    .from(member)
    .where(and(eq(member.user, id), isNull(member.disabledAt)));
  await db.batch([
    db
      .update(invitation)
      .set({ revokedAt: now })
      .where(
        and(
          eq(invitation.merchant, owner),
          eq(invitation.email, email),
          isNull(invitation.usedAt),
          isNull(invitation.revokedAt),
        ),
      ),
    db.delete(loginSession).where(and(eq(loginSession.userId, id), not(exists(left)))),
  ]);
}

/** Names of those who administer a shop, the merchant's first: whom an agent asks. */
export async function administratorsOf(db: Database, owner: string, of: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: user.name, shop: member.shop })
    .from(member)
    .innerJoin(user, eq(user.id, member.user))
    .where(
      and(
        eq(member.merchant, owner),
        eq(member.role, "admin"),
        isNull(member.disabledAt),
        or(eq(member.shop, allShops), eq(member.shop, of)),
      ),
    )
    .orderBy(asc(member.shop), asc(user.name));
  return [...new Set(rows.map(({ name }) => name))];
}
