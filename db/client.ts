import { createClient } from "@libsql/client/web";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";

export type Database = LibSQLDatabase;

/** Where the database is; an `Env` fits. */
export type Source = { readonly LIBSQL_URL: string; readonly LIBSQL_AUTH_TOKEN?: string | undefined };

/** What `writeClient` needs of an `Env`. */
export type WriterSource = Source & {
  readonly LEDGER: { getByName(name: string): { fetch(request: Request): Promise<Response> } };
};

/** One Ledger object per database, and there is one database so far. */
export const ledgerName = "default";

const readPatienceMs = 5_000;

/**
 * Reads, straight from libSQL. In a Worker make one per request: it costs nothing and holds no socket, and promises of a shared
 * one would cross requests. Never write with it beside a running worker: the server hangs under a second writer.
 */
export function readClient(source: Source): Database {
  return open(source, (request) => fetchWithin(readPatienceMs, request));
}

/** Writes, one at a time through the Ledger object. Single statements and `batch` only: it refuses interactive transactions. */
export function writeClient(env: WriterSource): Database {
  return open(env, (request) => env.LEDGER.getByName(ledgerName).fetch(request));
}

function open(
  { LIBSQL_URL: url, LIBSQL_AUTH_TOKEN }: Source,
  fetch: (request: Request) => Promise<Response>,
): Database {
  const authToken = LIBSQL_AUTH_TOKEN === "" ? undefined : LIBSQL_AUTH_TOKEN;
  return drizzle(createClient({ url, fetch, ...(authToken === undefined ? {} : { authToken }) }));
}

/** The answer's whole body, or an error after so many milliseconds. */
export async function fetchWithin(ms: number, request: Request): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`libSQL: no answer within ${ms} ms`)), ms);
  try {
    const answer = await fetch(request, { signal: abort.signal });
    return new Response(await answer.arrayBuffer(), answer);
  } finally {
    clearTimeout(timer);
  }
}
