import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import cliProgress from "cli-progress";
import { compactDatabase, databasesIn, dropReplicationLogs } from "../../db/compact.ts";
import { stopOrphanedLibsql } from "../../db/serve.ts";
import { UserError } from "../../db/user-error.ts";
import { openState } from "./state.ts";

// `npm run compact`: writes the databases of a state directory anew, so that nothing that was erased is left in a file.
try {
  await compactState(resolve(process.env.INTERJECT_STATE ?? ".interject"));
} catch (error) {
  process.stderr.write(`${error instanceof UserError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function compactState(stateDir: string): Promise<void> {
  if (!existsSync(join(stateDir, "worker")))
    throw new UserError(`Nothing was ever started on ${stateDir}: set INTERJECT_STATE to the directory that is meant`);
  await openState(stateDir);
  await stopOrphanedLibsql(stateDir);
  dropReplicationLogs(stateDir);
  const files = databasesIn(stateDir);
  const bar = new cliProgress.SingleBar({ format: "{bar} {value} of {total} databases", noTTYOutput: true });
  bar.start(files.length, 0);
  let [before, after] = [0, 0];
  for (const file of files) {
    const sizes = compactDatabase(file);
    before += sizes.before;
    after += sizes.after;
    bar.increment();
  }
  bar.stop();
  console.log(`${files.length} databases compacted: ${megabytes(before)} before, ${megabytes(after)} now.`);
  if (process.env.LIBSQL_URL)
    console.log("The database at LIBSQL_URL is not among them: run VACUUM where it is served, and mind its backups.");
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
