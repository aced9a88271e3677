import { eq } from "drizzle-orm";
import type { Database } from "../client.ts";
import { apiKey, member, user } from "../schema.ts";

/** Names of those who may have acted in a merchant's shops, by what `by` columns say of them: `user:<id>`, `key:<id>`. */
export async function readPeople(db: Database, merchant: string): Promise<Map<string, string>> {
  const [members, keys] = await db.batch([
    db
      .selectDistinct({ id: user.id, name: user.name })
      .from(member)
      .innerJoin(user, eq(user.id, member.user))
      .where(eq(member.merchant, merchant)),
    db.select({ id: apiKey.id, name: apiKey.name }).from(apiKey).where(eq(apiKey.merchant, merchant)),
  ]);
  return new Map([
    ...members.map(({ id, name }): [string, string] => [`user:${id}`, name]),
    ...keys.map(({ id, name }): [string, string] => [`key:${id}`, name]),
  ]);
}
