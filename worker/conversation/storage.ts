import { z } from "zod";
import type { Entry, LogEvent, Result } from "./log.ts";
import { compareEntries } from "./log.ts";
import type { Delivery } from "./outbox.ts";

/**
 * The object's tables. One row a message: the log row is the outbox of the ledger, too. It carries no index, since the ids of one
 * conversation are held in memory while it is awake.
 *
 * Creating tables is most of what the first message of a conversation costs, and most conversations owe nothing to the outside: the
 * table of deliveries comes with the first of them. Objects of the first schema have it from the start, and a table `migration`.
 */
const tables = `
  CREATE TABLE log (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL, result TEXT);
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;
const outboxTable = "CREATE TABLE IF NOT EXISTS outbox (key TEXT PRIMARY KEY, delivery TEXT NOT NULL) WITHOUT ROWID;";

const metaSchema = z.object({
  /** Absent: the first. A start on tables of a newer build is refused. */
  schema: z.literal(2).optional(),
  merchant: z.string(),
  shop: z.string(),
  channel: z.string(),
  conversation: z.string(),
  /** Newest log row that the ledger has confirmed. */
  ledgerCursor: z.number(),
  /** Newest log row that live panels were told of. */
  floorCursor: z.number(),
  /** Epoch ms before which the ledger asked not to be called again: its database is down. */
  ledgerFrom: z.number().optional(),
  /** Newest log row about which guests owe no word; absent before the shop had any. */
  guestCursor: z.number().optional(),
});
export type Meta = z.infer<typeof metaSchema>;

export type Stored = { meta: Meta; entries: Entry[]; deliveries: Map<string, Delivery>; lastSeq: number };

function tablesOf(sql: SqlStorage): Set<string> {
  const rows = sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
  return new Set(rows.map(({ name }) => name));
}

/** Reads everything the object keeps; rows come back in the order of the log. Creates the tables of a new object. */
export function load(sql: SqlStorage, owner: Omit<Meta, "ledgerCursor" | "floorCursor"> | null): Stored | null {
  const known = tablesOf(sql);
  if (!known.has("meta") && owner !== null) sql.exec(tables);
  const stored = known.has("meta")
    ? sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'meta'").toArray()[0]
    : undefined;
  if (stored === undefined) {
    if (owner === null) return null;
    const meta: Meta = { schema: 2, ...owner, ledgerCursor: 0, floorCursor: 0 };
    saveMeta(sql, meta);
    return { meta, entries: [], deliveries: new Map(), lastSeq: 0 };
  }
  const meta = metaSchema.parse(JSON.parse(stored.value));

  let lastSeq = 0;
  const entries = sql
    .exec<{ seq: number; id: string; at: number; event: string; result: string | null }>(
      "SELECT seq, id, at, event, result FROM log ORDER BY seq",
    )
    .toArray()
    .map(({ seq, id, at, event, result }): Entry => {
      lastSeq = seq;
      // Rows were written by this object from parsed values, so they are read back without another check.
      return {
        seq,
        id,
        at,
        event: JSON.parse(event) as LogEvent,
        result: result === null ? null : (JSON.parse(result) as Result),
      };
    })
    .sort(compareEntries);
  const deliveries = new Map<string, Delivery>();
  const owed = known.has("outbox") ? sql.exec<{ delivery: string }>("SELECT delivery FROM outbox").toArray() : [];
  for (const { delivery } of owed) {
    const parsed = JSON.parse(delivery) as Delivery;
    deliveries.set(parsed.key, parsed);
  }
  return { meta, entries, deliveries, lastSeq: Math.max(lastSeq, meta.ledgerCursor, meta.floorCursor) };
}

export function saveMeta(sql: SqlStorage, meta: Meta): void {
  sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES ('meta', ?)", JSON.stringify(meta));
}

/** Stores an entry under the next sequence, which puts it above the cursors; an earlier version of it goes. */
export function saveEntry(sql: SqlStorage, entry: Entry, seq: number): void {
  if (entry.seq > 0) removeEntry(sql, entry);
  entry.seq = seq;
  sql.exec(
    "INSERT INTO log (seq, id, at, event, result) VALUES (?, ?, ?, ?, ?)",
    seq,
    entry.id,
    entry.at,
    JSON.stringify(entry.event),
    entry.result === null ? null : JSON.stringify(entry.result),
  );
}

export function removeEntry(sql: SqlStorage, entry: Entry): void {
  if (entry.seq > 0) sql.exec("DELETE FROM log WHERE seq = ?", entry.seq);
}

export function saveDelivery(sql: SqlStorage, delivery: Delivery): void {
  sql.exec(outboxTable);
  sql.exec("INSERT OR REPLACE INTO outbox (key, delivery) VALUES (?, ?)", delivery.key, JSON.stringify(delivery));
}
