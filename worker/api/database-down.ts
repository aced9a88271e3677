import { LibsqlError } from "@libsql/client/web";

/** Codes of the client for an answer that was none, and the writer's own (`worker/ledger/forward.ts`). */
const downCodes = new Set([
  "UNAVAILABLE",
  "SERVER_ERROR",
  "HRANA_CLOSED_ERROR",
  "HRANA_PROTO_ERROR",
  "SQLITE_BUSY",
  "BLOCKED",
  "UNKNOWN",
]);
const maxCauses = 5;

/** Whether an error says that libSQL does not answer, as opposed to an answer that we did not expect. */
export function databaseDown(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < maxCauses && current instanceof Error; depth++) {
    if (current instanceof LibsqlError) return downCodes.has(current.code);
    if (isNetworkError(current)) return true;
    current = current.cause;
  }
  return false;
}

/** What `fetch` throws: in Node a TypeError, in workerd an Error with one of these texts; and our own time limit. */
function isNetworkError({ message }: Error): boolean {
  return /^(fetch failed|Network connection lost|libSQL: no answer)/.test(message);
}
