import type { OutboundRequest, SendResult } from "../../plugins/channels/channel.ts";
import { guardAddress } from "./guard.ts";
import { readRetryAfter } from "./schedule.ts";

export type SendDeps = {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly allowLoopback: boolean;
  readonly timeoutMs?: number;
};

const defaultTimeoutMs = 10_000;
/** More of an answer is not read: nothing that we ask for is longer. */
const maxAnswerBytes = 65_536;

/** Errors of Node's fetch that mean that no connection was made; workerd does not tell, so there every error may be late. */
const unreachedCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

function wasUnreached(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" && unreachedCodes.has(code);
}

/** One HTTP request to an address that a shop has set: guarded, redirects not followed, bounded in time and size. Never throws. */
export async function send(request: OutboundRequest, deps: SendDeps): Promise<SendResult> {
  const guarded = guardAddress(request.url, deps);
  if (!guarded.ok) return { kind: "refused", error: `address refused: ${guarded.reason}` };
  const timeoutMs = deps.timeoutMs ?? defaultTimeoutMs;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await deps.fetch(guarded.url, {
      method: request.method,
      headers: { "user-agent": "Interject/1", ...request.headers },
      redirect: "manual",
      signal: abort.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const { status } = response;
    const retryAfter = readRetryAfter(response.headers.get("retry-after"), deps.now());
    return { kind: "answered", status, retryAfter, body: await readStart(response) };
  } catch (error) {
    if (abort.signal.aborted) return { kind: "lost", error: `no answer within ${timeoutMs / 1_000} s` };
    return wasUnreached(error)
      ? { kind: "unreached", error: "no connection" }
      : { kind: "lost", error: "connection lost" };
  } finally {
    clearTimeout(timer);
  }
}

/** The first bytes of the answer; once the status is known, a body that breaks off does not change what became of the request. */
async function readStart(response: Response): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    while (size < maxAnswerBytes) {
      const piece: { done: boolean; value?: Uint8Array } = await reader.read();
      if (piece.done || piece.value === undefined) return text;
      const kept = piece.value.subarray(0, maxAnswerBytes - size);
      size += kept.length;
      text += decoder.decode(kept, { stream: true });
    }
    await reader.cancel();
  } catch {
    return text;
  }
  return text;
}
