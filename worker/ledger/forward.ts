import { z } from "zod";
import { fetchWithin, type Source } from "../../db/client.ts";
import { defaultPatienceMs } from "./execute.ts";
import type { Writer } from "./writer.ts";

/** A pipeline that neither continues a stream nor leaves one open: an open transaction would hold the lock of the database. */
const closedPipeline = z.object({
  baton: z.null().optional(),
  requests: z.array(z.object({ type: z.string() })).refine((requests) => requests.at(-1)?.type === "close"),
});

/** Writes that may wait for their turn; more than that is a flood, and each would wait for seconds. */
const maxWaiting = 200;

/**
 * Sends one Hrana request (`POST /v2/pipeline`) to the database when its turn comes. 503 with `retry-after` while the database
 * is down or too many wait, 400 for an interactive transaction.
 */
export async function forward(writer: Writer, source: Source, request: Request): Promise<Response> {
  const body = await request.text();
  if (!isClosed(body)) return refuse(400, "Interactive transactions do not pass the writer: use batch", {});
  if (writer.waiting > maxWaiting) return unavailable(2);
  // The address is the database's own, whatever the caller's request names.
  const target = new URL(new URL(request.url).pathname, source.LIBSQL_URL.replace(/^libsql:/, "https:"));
  const answer = await writer.exclusively(() => send(writer, target, body, source));
  return answer ?? unavailable(Math.min(writer.breaker.retryAfter(), 15));
}

async function send(writer: Writer, target: URL, body: string, source: Source): Promise<Response | null> {
  const headers = new Headers({ "content-type": "application/json" });
  if (source.LIBSQL_AUTH_TOKEN) headers.set("authorization", `Bearer ${source.LIBSQL_AUTH_TOKEN}`);
  try {
    const answer = await fetchWithin(defaultPatienceMs, new Request(target, { method: "POST", headers, body }));
    if (answer.status < 500) writer.breaker.succeeded();
    else writer.breaker.failed();
    return answer;
  } catch {
    // Whether it was committed is not known: the writes that pass here are safe to repeat.
    writer.breaker.failed();
    return null;
  }
}

function isClosed(body: string): boolean {
  try {
    return closedPipeline.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

function unavailable(seconds: number): Response {
  return refuse(503, "The database does not answer: try again later", { "retry-after": String(seconds) });
}

function refuse(status: number, message: string, headers: Record<string, string>): Response {
  return Response.json(
    { message, code: status === 503 ? "UNAVAILABLE" : "INTERACTIVE_TRANSACTION" },
    { status, headers },
  );
}
