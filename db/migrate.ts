import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createClient } from "@libsql/client/web";
import { z } from "zod";
import { UserError } from "./user-error.ts";

export type Migration = { readonly id: string; readonly statements: readonly string[]; readonly hash: string };

const folder = new URL("./migrations/", import.meta.url);
const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });
const applied = z.object({ id: z.string(), hash: z.string() });

/** The migrations of this version, in order. The folder is append-only: a shipped file never changes. */
export function migrations(): Migration[] {
  const { entries } = journal.parse(JSON.parse(readFileSync(new URL("meta/_journal.json", folder), "utf8")));
  return entries.map(({ tag }) => {
    const source = readFileSync(new URL(`${tag}.sql`, folder), "utf8");
    const statements = source.split("--> statement-breakpoint");
    return { id: tag, statements, hash: createHash("sha256").update(source).digest("hex") };
  });
}

/**
 * Brings a database up to this version; each migration is one transaction with its own record.
 * @throws UserError when what was applied differs from the list: another version has been here, or a file was changed
 */
export async function migrate(url: string, authToken?: string, list = migrations()): Promise<{ applied: string[] }> {
  const client = createClient(authToken === undefined ? { url } : { url, authToken });
  try {
    await client.execute(
      "CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL)",
    );
    const done = z.array(applied).parse((await client.execute("SELECT id, hash FROM migration ORDER BY id")).rows);
    refuseDifference(done, list);
    const pending = list.slice(done.length);
    for (const migration of pending) {
      await client.batch(
        [
          ...migration.statements,
          {
            sql: "INSERT INTO migration (id, hash, at) VALUES (?, ?, ?)",
            args: [migration.id, migration.hash, Date.now()],
          },
        ],
        "write",
      );
    }
    return { applied: pending.map(({ id }) => id) };
  } finally {
    client.close();
  }
}

function refuseDifference(done: z.infer<typeof applied>[], list: readonly Migration[]): void {
  for (const [index, row] of done.entries()) {
    const expected = list[index];
    if (expected?.id === row.id && expected.hash === row.hash) continue;
    const why = expected?.id === row.id ? "was applied with other contents" : "is not known to this version";
    throw new UserError(`The database does not fit this version of Interject: migration ${row.id} ${why}`);
  }
}
