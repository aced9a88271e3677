import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../client.ts";
import { finding, packVersion, settingsRevision, shop } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** Contents that no shop names any more are kept up to this many: whoever uploads with every build must not fill the database. */
export const keptVersions = 200;

type Row = typeof packVersion.$inferSelect;
export type PackRow = Pick<Row, "pack" | "sha256" | "version" | "tier" | "manifest" | "signature">;
export type PackCode = Pick<Row, "code" | "guarded" | "guardVersion">;

/** Keeps a content; once more changes only when it was looked at, and adds a signature that it lacked. */
export async function keepPackVersion(db: Database, row: typeof packVersion.$inferInsert): Promise<void> {
  const { merchant } = row;
  const isNamed = sql`EXISTS (SELECT 1 FROM ${shop} CROSS JOIN ${settingsRevision}
    ON ${settingsRevision.shop} = ${shop.id} AND ${settingsRevision.revision} = ${shop.revision}
    WHERE ${shop.merchant} = ${merchant} AND instr(${settingsRevision.snapshot}, old.sha256) > 0)`;
  await db.batch([
    db
      .insert(packVersion)
      .values(row)
      .onConflictDoUpdate({
        target: [packVersion.merchant, packVersion.sha256],
        set: { at: sql`excluded.at`, signature: sql`coalesce(excluded.signature, ${packVersion.signature})` },
      }),
    db.run(sql`DELETE FROM ${packVersion} WHERE merchant = ${merchant} AND sha256 IN (
      SELECT old.sha256 FROM (SELECT sha256 FROM ${packVersion} WHERE merchant = ${merchant}
        ORDER BY at DESC LIMIT -1 OFFSET ${keptVersions}) AS old WHERE NOT ${isNamed})`),
  ]);
}

/** Contents without their code, in no order. */
export async function readPackVersions(db: Database, merchant: string, digests: readonly string[]): Promise<PackRow[]> {
  if (digests.length === 0) return [];
  return db
    .select({
      pack: packVersion.pack,
      sha256: packVersion.sha256,
      version: packVersion.version,
      tier: packVersion.tier,
      manifest: packVersion.manifest,
      signature: packVersion.signature,
    })
    .from(packVersion)
    .where(and(eq(packVersion.merchant, merchant), inArray(packVersion.sha256, [...digests])));
}

/** null: this merchant has no such content. */
export async function readPackCode(db: Database, merchant: string, sha256: string): Promise<PackCode | null> {
  const [row] = await db
    .select({ code: packVersion.code, guarded: packVersion.guarded, guardVersion: packVersion.guardVersion })
    .from(packVersion)
    .where(and(eq(packVersion.merchant, merchant), eq(packVersion.sha256, sha256)));
  return row ?? null;
}

/** What another version of the guard made of the code. */
export async function keepGuardedCode(
  db: Database,
  {
    merchant,
    sha256,
    guarded,
    guardVersion,
  }: { merchant: string; sha256: string } & {
    guarded: string;
    guardVersion: number;
  },
): Promise<void> {
  await db
    .update(packVersion)
    .set({ guarded, guardVersion })
    .where(and(eq(packVersion.merchant, merchant), eq(packVersion.sha256, sha256)));
}

const removed = z.array(
  z.object({
    id: z.string(),
    title: z.string().transform((text) => z.object({ zh: z.string(), en: z.string() }).parse(JSON.parse(text))),
  }),
);

/** Packs from outside that the shop does not have and whose findings stay. `known`: ids of those that it has. */
export async function readRemovedPacks(db: Database, tenant: Tenant, known: readonly string[]) {
  // Point ids begin with the pack's and a slash; "0" is the next character after it.
  const rows = await db.all(sql`SELECT pack AS id, json_extract(manifest, '$.title') AS title, max(at) AS newest
    FROM ${packVersion} WHERE merchant = ${tenant.merchant}
      AND pack NOT IN (SELECT value FROM json_each(${JSON.stringify(known)}))
      AND EXISTS (SELECT 1 FROM ${finding} WHERE ${ownedBy(finding, tenant)}
        AND ${finding.point} >= pack || '/' AND ${finding.point} < pack || '0')
    GROUP BY pack ORDER BY pack`);
  return removed.parse(rows);
}
