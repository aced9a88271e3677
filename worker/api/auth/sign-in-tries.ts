import { eq, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { signInTry } from "../../../db/schema.ts";
import { sha256 } from "./sha256.ts";

/**
 * How many wrong passwords are too many. Each try is counted before the password is looked at, in one statement, so that a
 * hundred at once are a hundred. An office shares an address, hence the larger number there.
 */
const limits = { account: 10, address: 50 } as const;
const windowMs = 15 * 60_000;

export type Tries = { keys: string[]; now: number };

/** What a try to sign in counts against; an unknown account counts like a known one. */
export function triesOf({ email, address, now }: { email: string; address: string; now: number }): Tries {
  return { keys: [sha256(`account:${email.trim().toLowerCase()}`), sha256(`address:${address}`)], now };
}

/** What opening an invitation counts against: the link, and the address it is opened from. */
export function triesOfLink({ hash, address, now }: { hash: string; address: string; now: number }): Tries {
  return { keys: [sha256(`link:${hash}`), sha256(`address:${address}`)], now };
}

/** Counts this try. @returns the seconds to wait when it is one too many, or null. */
export async function countTry(db: Database, { keys, now }: Tries): Promise<number | null> {
  const until = now + windowMs;
  const rows = await db
    .insert(signInTry)
    .values(keys.map((key) => ({ key, count: 1, until })))
    .onConflictDoUpdate({
      target: signInTry.key,
      set: {
        count: sql`CASE WHEN ${signInTry.until} <= ${now} THEN 1 ELSE ${signInTry.count} + 1 END`,
        until: sql`CASE WHEN ${signInTry.until} <= ${now} THEN ${until} ELSE ${signInTry.until} END`,
      },
    })
    .returning();
  const [account] = keys;
  const waits = rows
    .filter((row) => row.count >= (row.key === account ? limits.account : limits.address))
    .map((row) => Math.ceil((row.until - now) / 1_000));
  return waits.length === 0 ? null : Math.max(1, ...waits);
}

/** The right password: the account starts anew, the address gets this one try back. */
export async function forgiveTry(db: Database, { keys }: Tries): Promise<void> {
  const [account = "", address = ""] = keys;
  await db.delete(signInTry).where(eq(signInTry.key, account));
  await db
    .update(signInTry)
    .set({ count: sql`max(0, ${signInTry.count} - 1)` })
    .where(eq(signInTry.key, address));
}

/** Drops counters whose time is over. */
export async function forgetOldTries(db: Database, now: number): Promise<void> {
  await db.delete(signInTry).where(sql`${signInTry.until} <= ${now}`);
}
