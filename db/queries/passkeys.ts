import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { account, passkey, passkeyChallenge } from "../schema.ts";

export const mostPasskeys = 20;

export function listPasskeys(db: Database, user: string) {
  return db
    .select({
      id: passkey.id,
      name: passkey.name,
      transports: passkey.transports,
      createdAt: passkey.createdAt,
      lastUsedAt: passkey.lastUsedAt,
    })
    .from(passkey)
    .where(eq(passkey.user, user))
    .orderBy(asc(passkey.createdAt))
    .limit(mostPasskeys);
}

export async function readPasskey(db: Database, id: string) {
  const [row] = await db.select().from(passkey).where(eq(passkey.id, id));
  return row ?? null;
}

/** False: the key is known already. */
export async function addPasskey(db: Database, row: typeof passkey.$inferInsert): Promise<boolean> {
  const rows = await db.insert(passkey).values(row).onConflictDoNothing().returning({ id: passkey.id });
  return rows.length > 0;
}

type Own = { readonly user: string; readonly id: string };
const own = ({ user, id }: Own) => and(eq(passkey.user, user), eq(passkey.id, id));

export async function renamePasskey(db: Database, at: Own, name: string): Promise<boolean> {
  const rows = await db.update(passkey).set({ name }).where(own(at)).returning({ id: passkey.id });
  return rows.length > 0;
}

export async function removePasskey(db: Database, at: Own): Promise<boolean> {
  const rows = await db.delete(passkey).where(own(at)).returning({ id: passkey.id });
  return rows.length > 0;
}

/** False: somebody was faster with the same or a later count, as a copied key is. Devices that do not count say 0. */
export async function noteUse(db: Database, id: string, { counter, now }: { counter: number; now: number }) {
  const rows = await db
    .update(passkey)
    .set({ counter, lastUsedAt: now })
    .where(
      and(eq(passkey.id, id), sql`(${passkey.counter} < ${counter} OR (${passkey.counter} = 0 AND ${counter} = 0))`),
    )
    .returning({ id: passkey.id });
  return rows.length > 0;
}

/** Marks a challenge as used, by its hash. False: it was used before. */
export async function spendChallenge(db: Database, row: typeof passkeyChallenge.$inferInsert): Promise<boolean> {
  const rows = await db.insert(passkeyChallenge).values(row).onConflictDoNothing().returning();
  return rows.length > 0;
}

export async function forgetChallenges(db: Database, now: number): Promise<void> {
  await db.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now));
}

/** The hash of a user's password, or null. */
export async function passwordOf(db: Database, user: string): Promise<string | null> {
  const [row] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, user), eq(account.providerId, "credential")));
  return row?.password ?? null;
}
