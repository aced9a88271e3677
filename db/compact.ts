import { existsSync, globSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * SQLite keeps what was deleted in free pages, in the gaps of others and in its journal until it writes there again. Compacting writes
 * each database anew without them, so that what was erased is in no file any more (F7, P14). Nothing may have the databases open.
 */

/** Sizes in bytes, journals included. */
export type Sizes = { readonly before: number; readonly after: number };

const journals = ["-wal", "-shm", "-journal"];
const sizeOf = (file: string) =>
  [file, ...journals.map((suffix) => `${file}${suffix}`)]
    .filter((path) => existsSync(path))
    .reduce((sum, path) => sum + statSync(path).size, 0);

/** Every SQLite file under a state directory: of the objects, and of the embedded server. */
export function databasesIn(stateDir: string): string[] {
  return globSync(["worker/**/*.sqlite", "libsql/dbs/*/data", "libsql/metastore/data"], { cwd: stateDir })
    .sort()
    .map((path) => join(stateDir, path));
}

/**
 * The server's replication log holds pages as they once were. It is made anew from the database at the next start, and goes first:
 * beside a database that was rewritten, an old log would be wrong.
 */
export function dropReplicationLogs(stateDir: string): void {
  for (const path of globSync("libsql/dbs/*/{wallog,snapshots,to_compact}", { cwd: stateDir }))
    rmSync(join(stateDir, path), { recursive: true, force: true });
}

/** Whole or not at all: a crash in the middle leaves the database as it was. */
export function compactDatabase(file: string): Sizes {
  const before = sizeOf(file);
  const db = new DatabaseSync(file);
  try {
    db.exec("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    db.close();
  }
  return { before, after: sizeOf(file) };
}
