import { spawnSync } from "node:child_process";
import { migrate } from "../../db/migrate.ts";
import { buildUi, root } from "./build.ts";

// `npm run deploy`: the database first, because new code may need what a migration adds. Arguments are wrangler's: `-- --dry-run`.
const { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken } = process.env;
const rehearsal = process.argv.includes("--dry-run");
if (url && !rehearsal) {
  const { applied } = await migrate(url, authToken);
  console.log(applied.length > 0 ? `Migrated: ${applied.join(", ")}` : "The database is up to date.");
} else if (!rehearsal) {
  console.log("LIBSQL_URL is not set here: the database is taken to be migrated already.");
}
await buildUi();
const wrangler = spawnSync("wrangler", ["deploy", ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = wrangler.status ?? 1;
