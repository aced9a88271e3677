import type { ErrorBody, ErrorCode } from "../../worker/errors.ts";

/** Codes of the envelope, and the one that only a browser can meet. */
export type FailureCode = ErrorCode | "offline";

/** Any refused or failed request. `path` names the field that was refused, such as `config.seconds`. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly path: string | undefined;
  /** The whole answer, for refusals that say more than the envelope. */
  readonly answer: unknown;

  constructor({ code, status, message, path, answer }: Refusal) {
    super(message);
    this.name = "ApiFailure";
    this.code = code;
    this.status = status;
    this.path = path;
    this.answer = answer;
  }
}
type Refusal = { code: FailureCode; status: number; message: string; path?: string; answer?: unknown };

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type CallOptions = { method?: Method; body?: unknown; signal?: AbortSignal };

let pass: string | null = null;

/** What the panel in an agent's desktop shows instead of a cookie, which a frame of another site does not get. */
export function callWithPass(own: string | null): void {
  pass = own;
}

/** The one place that talks HTTP to our API. Throws ApiFailure. */
export async function call<Answer>(path: string, { method = "GET", body, signal }: CallOptions = {}): Promise<Answer> {
  const request: RequestInit = { method, credentials: "same-origin", headers: { accept: "application/json" } };
  if (pass !== null) request.headers = { ...request.headers, authorization: `Bearer ${pass}` };
  if (signal !== undefined) request.signal = signal;
  if (body !== undefined) request.body = JSON.stringify(body);
  // Also without a body: the API takes a change from a browser only as JSON, which a foreign form cannot send.
  if (method !== "GET") request.headers = { ...request.headers, "content-type": "application/json" };
  const response = await fetch(path, request).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiFailure({ code: "offline", status: 0, message: "" });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureOf(response.status, answer);
  return answer as Answer;
}

const byStatus: Record<number, ErrorCode> = {
  400: "invalid",
  401: "not-signed-in",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  429: "too-many-requests",
  503: "unavailable",
};

/** Our envelope, or the bare `{message}` of the sign-in library, or what a proxy in between answered. */
function failureOf(status: number, answer: unknown): ApiFailure {
  const body = (answer ?? {}) as Partial<ErrorBody> & { message?: string };
  if (body.error !== undefined) return new ApiFailure({ ...body.error, status, answer });
  return new ApiFailure({ code: byStatus[status] ?? "internal", status, message: body.message ?? "" });
}

/** The address of `path` under the API, with each segment escaped and empty parameters left out. */
export function apiPath(
  segments: readonly string[],
  query: Record<string, string | number | null | undefined> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const path = `/v1/${segments.map(encodeURIComponent).join("/")}`;
  return search.size === 0 ? path : `${path}?${search}`;
}
