import { createClient, LibsqlError } from "@libsql/client/web";
import { fetchWithin, type Source } from "../../db/client.ts";
import type { Statement } from "./statements.ts";

export type Row = { readonly [column: string]: unknown };

/** Runs statements as one transaction; answers with the rows of each. */
export type Execute = (statements: readonly Statement[]) => Promise<readonly (readonly Row[])[]>;

/** libSQL itself ends a transaction after 5 s. */
export const defaultPatienceMs = 10_000;

export function executeOn(
  { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN: authToken }: Source,
  { patienceMs = defaultPatienceMs }: { patienceMs?: number } = {},
): Execute {
  const fetch = (request: Request) => fetchWithin(patienceMs, request);
  const client = createClient({ url, fetch, ...(authToken ? { authToken } : {}) });
  return async (statements) => {
    const results = await client.batch([...statements], "write");
    return results.map(({ rows }) => rows);
  };
}

/**
 * Errors that come from the rows themselves, so that sending them again cannot help. Errors of preparing a statement are not
 * among them: our SQL is constant, so those mean that the database was not migrated yet.
 */
const rowErrors = /^(SQLITE_CONSTRAINT|SQLITE_MISMATCH|SQLITE_TOOBIG|ARGS_INVALID)/;

/** Why the database refuses these rows for good, as a short code; null when trying again may help. */
export function refusalOf(error: unknown): string | null {
  return error instanceof LibsqlError && rowErrors.test(error.code) ? error.code : null;
}
