import { and, desc, eq, gt } from "drizzle-orm";
import type { Database } from "../client.ts";
import { loginSession } from "../schema.ts";

/** Login sessions of a user that have not run out, the one used last first. `updatedAt` is to within fifteen minutes. */
export async function listLogins(db: Database, user: string, now: number) {
  const rows = await db
    .select({
      id: loginSession.id,
      address: loginSession.ipAddress,
      browser: loginSession.userAgent,
      createdAt: loginSession.createdAt,
      updatedAt: loginSession.updatedAt,
    })
    .from(loginSession)
    .where(and(eq(loginSession.userId, user), gt(loginSession.expiresAt, new Date(now))))
    .orderBy(desc(loginSession.updatedAt))
    .limit(200);
  return rows.map(({ createdAt, updatedAt, address, browser, ...row }) => ({
    ...row,
    address: address === "" ? null : address,
    browser: browser === "" ? null : browser,
    createdAt: createdAt.getTime(),
    usedAt: updatedAt.getTime(),
  }));
}

/** False: the user has no such login session. */
export async function endLogin(db: Database, user: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(loginSession)
    .where(and(eq(loginSession.userId, user), eq(loginSession.id, id)))
    .returning({ id: loginSession.id });
  return rows.length > 0;
}
