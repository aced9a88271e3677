import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { account, loginSession, passkey, passwordReset, user } from "../schema.ts";

const isOpen = (hash: string, now: number) =>
  and(eq(passwordReset.hash, hash), isNull(passwordReset.usedAt), gt(passwordReset.expiresAt, now));

/** A new link makes those before it void. */
export async function addReset(db: Database, row: typeof passwordReset.$inferInsert): Promise<void> {
  await db.batch([
    db.delete(passwordReset).where(and(eq(passwordReset.user, row.user), isNull(passwordReset.usedAt))),
    db.insert(passwordReset).values(row),
  ]);
}

export async function readReset(db: Database, hash: string, now: number) {
  const [row] = await db
    .select({ user: user.id, email: user.email, name: user.name })
    .from(passwordReset)
    .innerJoin(user, eq(user.id, passwordReset.user))
    .where(isOpen(hash, now));
  return row ?? null;
}

/** The user of an address who has a password, or null. */
export async function userByEmail(db: Database, email: string) {
  const [row] = await db
    .select({ id: user.id, email: user.email, name: user.name })
    .from(user)
    .innerJoin(account, and(eq(account.userId, user.id), eq(account.providerId, "credential")))
    .where(eq(user.email, email));
  return row ?? null;
}

type Taking = { readonly hash: string; readonly user: string; readonly password: string; readonly now: number };

/** Uses a link: the new password and the end of every login session and passkey are one transaction. False: somebody was faster. */
export async function takeReset(db: Database, { hash, user: owner, password, now }: Taking): Promise<boolean> {
  // Of one use alone: two that come in the same millisecond are told apart.
  const use = `${hash}:${crypto.randomUUID()}`;
  const taken = sql`EXISTS (SELECT 1 FROM ${passwordReset} WHERE ${passwordReset.hash} = ${use})`;
  const [rows] = await db.batch([
    db
      .update(passwordReset)
      .set({ usedAt: now, hash: use })
      .where(and(isOpen(hash, now), eq(passwordReset.user, owner)))
      .returning({ user: passwordReset.user }),
    db
      .update(account)
      .set({ password, updatedAt: new Date(now) })
      .where(and(eq(account.userId, owner), eq(account.providerId, "credential"), taken)),
    db.delete(loginSession).where(and(eq(loginSession.userId, owner), taken)),
    // Whoever had the old password may have added one.
    db.delete(passkey).where(and(eq(passkey.user, owner), taken)),
  ]);
  return rows.length > 0;
}
