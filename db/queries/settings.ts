import { and, desc, eq, lt, sql } from "drizzle-orm";
import { type Snapshot, snapshot as snapshotSchema } from "../../worker/settings/snapshot.ts";
import type { Database } from "../client.ts";
import { audit, settingsRevision, shop } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** The merchant that a shop belongs to, or null. The one query that starts from a shop's id alone. */
export async function merchantOfShop(db: Database, id: string): Promise<string | null> {
  const [row] = await db.select({ merchant: shop.merchant }).from(shop).where(eq(shop.id, id));
  return row?.merchant ?? null;
}

/**
 * A shop's live settings; `unchanged` when `known` is the live revision; null for a shop that this merchant does not have or
 * that has no settings yet.
 */
export async function readCurrentSettings(
  db: Database,
  tenant: Tenant,
  { known = null }: { known?: number | null } = {},
): Promise<Snapshot | "unchanged" | null> {
  const [row] = await db
    .select({ revision: shop.revision, snapshot: settingsRevision.snapshot })
    .from(shop)
    .leftJoin(
      settingsRevision,
      and(
        ownedBy(settingsRevision, tenant),
        eq(settingsRevision.revision, shop.revision),
        sql`${settingsRevision.revision} IS NOT ${known}`,
      ),
    )
    .where(and(eq(shop.id, tenant.shop), eq(shop.merchant, tenant.merchant)));
  if (row === undefined || row.revision === null) return null;
  return row.revision === known ? "unchanged" : snapshotSchema.parse(row.snapshot);
}

export async function readRevision(db: Database, tenant: Tenant, revision: number): Promise<Snapshot | null> {
  const [row] = await db
    .select({ snapshot: settingsRevision.snapshot })
    .from(settingsRevision)
    .where(and(ownedBy(settingsRevision, tenant), eq(settingsRevision.revision, revision)));
  return row === undefined ? null : snapshotSchema.parse(row.snapshot);
}

const shownRevisions = 50;

type RevisionList = {
  /** Only revisions before this one. */
  readonly before?: number | undefined;
  /** Beginnings of the paths that a revision must have changed one of; absent: whatever it changed. */
  readonly prefixes?: readonly string[] | undefined;
};

/** The newest revisions without their contents, and the number of the live one. `next`: where the page after begins. */
export async function listRevisions(db: Database, tenant: Tenant, { before, prefixes }: RevisionList = {}) {
  const changed = sql`EXISTS (SELECT 1 FROM json_each(${settingsRevision.summary}) line, json_each(${JSON.stringify(prefixes ?? [])}) prefix
    WHERE instr(line.value, prefix.value) = 1)`;
  const [rows, live] = await db.batch([
    db
      .select({
        revision: settingsRevision.revision,
        at: settingsRevision.at,
        by: settingsRevision.by,
        summary: settingsRevision.summary,
      })
      .from(settingsRevision)
      .where(
        and(
          ownedBy(settingsRevision, tenant),
          before === undefined ? undefined : lt(settingsRevision.revision, before),
          prefixes === undefined ? undefined : changed,
        ),
      )
      .orderBy(desc(settingsRevision.revision))
      .limit(shownRevisions + 1),
    db
      .select({ revision: shop.revision })
      .from(shop)
      .where(and(eq(shop.id, tenant.shop), eq(shop.merchant, tenant.merchant))),
  ]);
  const items = rows.slice(0, shownRevisions);
  const next = rows.length > items.length ? String(items.at(-1)?.revision) : null;
  return { items, next, live: live[0]?.revision ?? null };
}

/** Who published a revision and when; null where there is none of that number. */
export async function readRevisionHead(db: Database, tenant: Tenant, revision: number) {
  const [row] = await db
    .select({ at: settingsRevision.at, by: settingsRevision.by })
    .from(settingsRevision)
    .where(and(ownedBy(settingsRevision, tenant), eq(settingsRevision.revision, revision)));
  return row ?? null;
}

export type NewRevision = {
  /** Its `revision` is the new number. */
  readonly snapshot: Snapshot;
  readonly by: string;
  readonly at: number;
  readonly summary: string[];
  /** The revision that it follows; null for a shop's first. */
  readonly expected: number | null;
  /** What it was published for, where the audit tells that, too. */
  readonly audit?: NewAudit | null;
};

export type NewAudit = {
  readonly action: string;
  readonly target: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/**
 * Writes a revision with its audit rows and moves the pointer, all or nothing. False, and nothing is written, when the live
 * revision is not the expected one any more.
 */
export async function insertRevision(
  db: Database,
  { snapshot, by, at, summary, expected, audit: reason = null }: NewRevision,
): Promise<boolean> {
  const { merchant, shop: id, revision, name } = snapshot;
  const stillExpected = sql`EXISTS (SELECT 1 FROM ${shop} WHERE ${shop.id} = ${id} AND ${shop.merchant} = ${merchant} AND ${shop.revision} IS ${expected})`;
  const audited = ({ action, target, detail }: NewAudit) =>
    db.run(sql`INSERT INTO ${audit} (id, merchant, shop, at, by, action, target, detail)
      SELECT ${crypto.randomUUID()}, ${merchant}, ${id}, ${at}, ${by}, ${action}, ${target}, ${JSON.stringify(detail)}
      WHERE ${stillExpected}`);
  const published = { action: "settings.publish", target: `revision ${revision}`, detail: { summary } };
  const results = await db.batch([
    db.run(sql`INSERT INTO ${settingsRevision} (merchant, shop, revision, snapshot, by, at, summary)
      SELECT ${merchant}, ${id}, ${revision}, ${JSON.stringify(snapshot)}, ${by}, ${at}, ${JSON.stringify(summary)} WHERE ${stillExpected}`),
    audited(published),
    ...(reason === null ? [] : [audited(reason)]),
    db
      .update(shop)
      .set({ revision, name })
      .where(and(eq(shop.id, id), eq(shop.merchant, merchant), sql`${shop.revision} IS ${expected}`))
      .returning({ revision: shop.revision }),
  ]);
  const moved = results.at(-1);
  return Array.isArray(moved) && moved.length === 1;
}
