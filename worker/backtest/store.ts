import type { Place } from "./compare.ts";
import { isOver, order, progress, type Run } from "./run.ts";

/** The object's tables. Append-only: a shipped migration never changes, and a start with unknown ids is refused. */
const migrations = [
  {
    id: "0001-runs",
    sql: `
      CREATE TABLE run (id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, "order" TEXT NOT NULL, progress TEXT NOT NULL);
      CREATE TABLE place (run TEXT NOT NULL, number INTEGER NOT NULL, channel TEXT NOT NULL, conversation TEXT NOT NULL,
        PRIMARY KEY (run, number), UNIQUE (run, channel, conversation)) WITHOUT ROWID;
    `,
  },
] as const;

export function migrate({ sql }: DurableObjectStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY) WITHOUT ROWID");
  const applied = sql.exec<{ id: string }>("SELECT id FROM migration ORDER BY id").toArray();
  applied.forEach(({ id }, index) => {
    if (migrations[index]?.id !== id) throw new Error(`backtest: unknown migration ${id}`);
  });
  for (const { id, sql: statements } of migrations.slice(applied.length)) {
    sql.exec(statements);
    sql.exec("INSERT INTO migration (id) VALUES (?)", id);
  }
}

type StoredRun = { id: string; created_at: number; order: string; progress: string };

/** Newest first. */
export function listRuns(sql: SqlStorage): Run[] {
  return sql.exec<StoredRun>("SELECT * FROM run ORDER BY created_at DESC, id").toArray().map(read);
}

export function readRun(sql: SqlStorage, id: string): Run | null {
  const [row] = sql.exec<StoredRun>("SELECT * FROM run WHERE id = ?", id).toArray();
  return row === undefined ? null : read(row);
}

/** Stores a run as it is now; the list of places of one that is over goes. */
export function saveRun(sql: SqlStorage, run: Run): void {
  sql.exec(
    'INSERT OR REPLACE INTO run (id, created_at, "order", progress) VALUES (?, ?, ?, ?)',
    run.id,
    run.createdAt,
    JSON.stringify(run.order),
    JSON.stringify(run.progress),
  );
  if (isOver(run.progress)) sql.exec("DELETE FROM place WHERE run = ?", run.id);
}

export function forgetRun(sql: SqlStorage, id: string): void {
  sql.exec("DELETE FROM run WHERE id = ?", id);
  sql.exec("DELETE FROM place WHERE run = ?", id);
}

/** Adds conversations behind those that are listed; answers how many there are now. One that is listed already stays where it is. */
export function addPlaces(sql: SqlStorage, run: string, places: readonly Place[]): number {
  let number = placesListed(sql, run);
  for (const { channel, conversation } of places) {
    const added = sql
      .exec(
        "INSERT OR IGNORE INTO place (run, number, channel, conversation) VALUES (?, ?, ?, ?) RETURNING number",
        run,
        number + 1,
        channel,
        conversation,
      )
      .toArray();
    number += added.length;
  }
  return number;
}

export function placesListed(sql: SqlStorage, run: string): number {
  return sql.exec<{ last: number }>("SELECT coalesce(max(number), 0) AS last FROM place WHERE run = ?", run).one().last;
}

/** The last listed come first: they were active last. */
export function nextPlaces(sql: SqlStorage, run: string, { below, limit }: { below: number; limit: number }): Place[] {
  return sql
    .exec<{ channel: string; conversation: string }>(
      "SELECT channel, conversation FROM place WHERE run = ? AND number <= ? ORDER BY number DESC LIMIT ?",
      run,
      below,
      limit,
    )
    .toArray();
}

function read(row: StoredRun): Run {
  return {
    id: row.id,
    createdAt: row.created_at,
    order: order.parse(JSON.parse(row.order)),
    progress: progress.parse(JSON.parse(row.progress)),
  };
}
