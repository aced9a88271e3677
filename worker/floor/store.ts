import { type Snapshot, snapshot as snapshotSchema } from "../settings/snapshot.ts";
import type { FeedItem } from "./feed.ts";
import { kept, type Range } from "./stream.ts";

/** Append-only: an applied migration is never edited. */
const migrations = [
  {
    id: "0001-feed",
    sql: `CREATE TABLE item (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, body TEXT NOT NULL);
          CREATE TABLE settings (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL, body TEXT NOT NULL);`,
  },
  {
    id: "0002-shop",
    sql: `CREATE TABLE mark (kind TEXT NOT NULL, minute INTEGER NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL,
            buyer TEXT NOT NULL, value INTEGER NOT NULL, topic TEXT, channel TEXT NOT NULL, conversation TEXT NOT NULL,
            PRIMARY KEY (kind, minute, subject, id)) WITHOUT ROWID;
          CREATE TABLE serving (channel TEXT NOT NULL, conversation TEXT NOT NULL, agent TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (channel, conversation)) WITHOUT ROWID;
          CREATE TABLE incident (id TEXT PRIMARY KEY, point TEXT NOT NULL, code TEXT NOT NULL, opened_at INTEGER NOT NULL,
            since INTEGER NOT NULL, last_at INTEGER NOT NULL, closed_at INTEGER, quiet INTEGER NOT NULL,
            buyers INTEGER NOT NULL, conversations INTEGER NOT NULL) WITHOUT ROWID;
          CREATE INDEX incident_open ON incident (point, code) WHERE closed_at IS NULL;
          CREATE TABLE tally (minute INTEGER PRIMARY KEY, body TEXT NOT NULL, told INTEGER NOT NULL);
          CREATE TABLE known (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;`,
  },
  { id: "0003-packs", sql: "CREATE TABLE pack (sha256 TEXT PRIMARY KEY, body TEXT NOT NULL);" },
  {
    id: "0004-arrivals",
    sql: `CREATE TABLE arrival (channel TEXT NOT NULL, refused INTEGER NOT NULL, minute INTEGER NOT NULL, reason TEXT NOT NULL,
            path TEXT, at INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (channel, refused, minute, reason)) WITHOUT ROWID;`,
  },
  { id: "0005-arrival-events", sql: "ALTER TABLE arrival ADD COLUMN events INTEGER NOT NULL DEFAULT 0;" },
] as const;

/** Refuses to start on tables of a newer build, whose meaning this one cannot know. */
export function migrate(storage: DurableObjectStorage): void {
  storage.transactionSync(() => {
    storage.sql.exec("CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY)");
    const applied = storage.sql.exec<{ id: string }>("SELECT id FROM migration ORDER BY id").toArray();
    for (const [index, { id }] of applied.entries()) {
      if (migrations[index]?.id !== id) throw new Error(`Floor: applied migration ${id} is not known here`);
    }
    for (const { id, sql } of migrations.slice(applied.length)) {
      storage.sql.exec(sql);
      storage.sql.exec("INSERT INTO migration (id) VALUES (?)", id);
    }
  });
}

/** A stored item; `body` is the FeedItem as JSON, so that a frame is built without parsing it. */
export type StoredItem = { readonly seq: number; readonly at: number; readonly body: string };

/** Stores an item under the next `seq`, or returns null for an id that is already there. */
export function append(sql: SqlStorage, entry: { id: string; at: number; item: FeedItem }): StoredItem | null {
  const body = JSON.stringify(entry.item);
  // MAX + 1 and not AUTOINCREMENT: an ignored conflict must not leave a gap.
  const [row] = sql
    .exec<{ seq: number }>(
      `INSERT INTO item (seq, id, at, body) SELECT COALESCE(MAX(seq), 0) + 1, ?, ?, ? FROM item WHERE true
       ON CONFLICT (id) DO NOTHING RETURNING seq`,
      entry.id,
      entry.at,
      body,
    )
    .toArray();
  return row === undefined ? null : { seq: row.seq, at: entry.at, body };
}

export function trim(sql: SqlStorage): void {
  sql.exec("DELETE FROM item WHERE seq <= (SELECT MAX(seq) FROM item) - ?", kept);
}

export function range(sql: SqlStorage): Range {
  const row = sql
    .exec<{ newest: number | null; oldest: number | null }>("SELECT MAX(seq) newest, MIN(seq) oldest FROM item")
    .one();
  return { newest: row.newest ?? 0, oldest: row.oldest ?? 1 };
}

export function itemsAfter(sql: SqlStorage, seq: number): Iterable<StoredItem> {
  return sql.exec<StoredItem>("SELECT seq, at, body FROM item WHERE seq > ? ORDER BY seq", seq);
}

/** Keeps the snapshot unless a newer revision is already kept: publishers may be overtaken. */
export function keepSnapshot(sql: SqlStorage, snapshot: Snapshot): void {
  sql.exec(
    `INSERT INTO settings (one, revision, body) VALUES (1, ?, ?)
     ON CONFLICT (one) DO UPDATE SET revision = excluded.revision, body = excluded.body
     WHERE excluded.revision >= settings.revision`,
    snapshot.revision,
    JSON.stringify(snapshot),
  );
}

/** The kept snapshot, or null when there is none that this build understands. */
export function keptSnapshot(sql: SqlStorage): Snapshot | null {
  const [row] = sql.exec<{ body: string }>("SELECT body FROM settings").toArray();
  if (row === undefined) return null;
  const parsed = snapshotSchema.safeParse(JSON.parse(row.body));
  return parsed.success ? parsed.data : null;
}

/**
 * Drops the contents of packs that the shop does not use any more. Returns those that it uses and that are not kept yet; none for
 * whoever knows only an older revision than the kept one.
 */
export function keepPacks(
  sql: SqlStorage,
  { revision, used }: { revision: number; used: readonly string[] },
): string[] {
  const [kept] = sql.exec<{ revision: number }>("SELECT revision FROM settings").toArray();
  if (kept !== undefined && kept.revision > revision) return [];
  const list = JSON.stringify(used);
  sql.exec("DELETE FROM pack WHERE sha256 NOT IN (SELECT value FROM json_each(?))", list);
  return sql
    .exec<{ sha256: string }>(
      "SELECT value AS sha256 FROM json_each(?) WHERE value NOT IN (SELECT sha256 FROM pack)",
      list,
    )
    .toArray()
    .map(({ sha256 }) => sha256);
}

export function keepPack(sql: SqlStorage, sha256: string, body: string): void {
  sql.exec("INSERT INTO pack (sha256, body) VALUES (?, ?) ON CONFLICT DO NOTHING", sha256, body);
}

export function keptPack(sql: SqlStorage, sha256: string): string | null {
  const [row] = sql.exec<{ body: string }>("SELECT body FROM pack WHERE sha256 = ?", sha256).toArray();
  return row?.body ?? null;
}
