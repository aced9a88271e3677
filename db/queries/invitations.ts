import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { account, invitation, type MemberRole, member, merchant, ownRole, user } from "../schema.ts";

export type NewInvitation = {
  id: string;
  merchant: string;
  shop: string;
  email: string;
  role: MemberRole;
  agents: string[];
  ownRole: string | null;
  /** SHA-256 of the token, in hex. */
  hash: string;
  createdBy: string;
  createdAt: number;
  expiresAt: number;
};

export async function addInvitation(db: Database, row: NewInvitation): Promise<void> {
  await db.insert(invitation).values(row);
}

function isOpen(now: number) {
  return and(isNull(invitation.usedAt), isNull(invitation.revokedAt), gt(invitation.expiresAt, now));
}

/** Those that can still be taken, newest first. */
export function listInvitations(db: Database, owner: string, now: number) {
  return db
    .select({
      id: invitation.id,
      email: invitation.email,
      shop: invitation.shop,
      role: invitation.role,
      agents: invitation.agents,
      ownRole: invitation.ownRole,
      createdBy: invitation.createdBy,
      createdAt: invitation.createdAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .where(and(eq(invitation.merchant, owner), isOpen(now)))
    .orderBy(desc(invitation.createdAt), desc(invitation.id));
}

/** What the holder of a link is invited to, and whether the address has an account; null when the link is void. */
export async function readInvitation(db: Database, hash: string, now: number) {
  const [row] = await db
    .select({
      id: invitation.id,
      merchant: { id: merchant.id, name: merchant.name },
      shop: invitation.shop,
      email: invitation.email,
      role: invitation.role,
      /** Its name, where it is one that the merchant made. */
      ownRole: ownRole.name,
      expiresAt: invitation.expiresAt,
      user: user.id,
      credential: account.id,
    })
    .from(invitation)
    .innerJoin(merchant, eq(merchant.id, invitation.merchant))
    .leftJoin(ownRole, and(eq(ownRole.id, invitation.ownRole), eq(ownRole.merchant, invitation.merchant)))
    .leftJoin(user, eq(user.email, invitation.email))
    .leftJoin(account, and(eq(account.userId, user.id), eq(account.providerId, "credential")))
    .where(and(eq(invitation.hash, hash), isOpen(now)));
  return row ?? null;
}

/** Merchants that a user is a member of, disabled or not. */
export async function merchantsOf(db: Database, id: string): Promise<string[]> {
  const rows = await db.selectDistinct({ merchant: member.merchant }).from(member).where(eq(member.user, id));
  return rows.map((row) => row.merchant);
}

/** False: there is no such open invitation of the merchant. */
export async function revokeInvitation(db: Database, owner: string, id: string, now: number): Promise<boolean> {
  const rows = await db
    .update(invitation)
    .set({ revokedAt: now })
    .where(and(eq(invitation.merchant, owner), eq(invitation.id, id), isOpen(now)))
    .returning({ id: invitation.id });
  return rows.length > 0;
}

export type Acceptance = {
  invitation: string;
  /** A new user's id, or that of the account which the address has. */
  user: string;
  /** null: the account stays as it is. */
  credentials: { email: string; name: string; password: string } | null;
  language: "zh" | "en";
  now: number;
};

/**
 * Takes an invitation: the account, the membership and the end of the link are one transaction, and all of it hangs on the
 * link being open still. False: somebody was faster.
 */
export async function takeInvitation(db: Database, acceptance: Acceptance): Promise<boolean> {
  const { invitation: id, user: owner, credentials, language, now } = acceptance;
  const taken = sql`EXISTS (SELECT 1 FROM ${invitation} WHERE ${invitation.id} = ${id} AND ${invitation.usedBy} = ${owner})`;
  const claim = db
    .update(invitation)
    .set({ usedAt: now, usedBy: owner })
    .where(and(eq(invitation.id, id), isOpen(now)))
    .returning({ id: invitation.id });
  const join = db.run(
    sql`INSERT INTO ${member} (id, merchant, shop, user, role, own_role, agents, language, created_at)
      SELECT ${crypto.randomUUID()}, merchant, shop, ${owner}, role, own_role, agents, ${language}, ${now} FROM ${invitation}
      WHERE ${invitation.id} = ${id} AND ${invitation.usedBy} = ${owner}
      ON CONFLICT (user, merchant, shop) DO NOTHING`,
  );
  if (credentials === null) {
    const [rows] = await db.batch([claim, join]);
    return rows.length > 0;
  }
  const { email, name, password } = credentials;
  const [rows] = await db.batch([
    claim,
    db.run(
      sql`INSERT INTO ${user} (id, name, email, email_verified, created_at, updated_at)
        SELECT ${owner}, ${name}, ${email}, 0, ${now}, ${now} WHERE ${taken}
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at`,
    ),
    db.run(sql`DELETE FROM ${account} WHERE ${account.userId} = ${owner} AND ${taken}`),
    db.run(
      sql`INSERT INTO ${account} (id, account_id, provider_id, user_id, password, created_at, updated_at)
        SELECT ${crypto.randomUUID()}, ${owner}, 'credential', ${owner}, ${password}, ${now}, ${now} WHERE ${taken}`,
    ),
    join,
  ]);
  return rows.length > 0;
}
