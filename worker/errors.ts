/** Every error a caller can meet: code, HTTP status, text. Messages name the field and the allowed values. */
export const errors = {
  unauthorized: { status: 401, message: "Signature, timestamp or shop is not valid" },
  "not-signed-in": { status: 401, message: "Sign in, or send Authorization: Bearer <apiKey>" },
  forbidden: { status: 403, message: "Not allowed for this role or origin" },
  "not-found": { status: 404, message: "Not found" },
  conflict: { status: 409, message: "The same id was accepted before with another body" },
  masks: { status: 409, message: "The phrase would also hide findings that nobody called wrong: see `masked`" },
  "too-large": { status: 413, message: "The body is larger than 131,072 bytes" },
  "unsupported-encoding": { status: 415, message: "Send the body without content-encoding" },
  "unsupported-media": { status: 415, message: "Send application/json" },
  "not-utf8": { status: 400, message: "The body is not valid UTF-8" },
  "not-json": { status: 400, message: "The body is not valid JSON" },
  "too-deep": { status: 400, message: "The JSON is nested deeper than 32 levels" },
  invalid: { status: 400, message: "A field is not valid" },
  "too-many-requests": { status: 429, message: "Too many requests: try again later" },
  "no-image": { status: 502, message: "The image cannot be had from where it lies" },
  overloaded: { status: 503, message: "Overloaded: try again later" },
  unavailable: { status: 503, message: "The database does not answer: try again later" },
  internal: { status: 500, message: "Something went wrong on our side" },
} as const;
export type ErrorCode = keyof typeof errors;

export type ErrorBody = { error: { code: ErrorCode; message: string; path?: string } };

/** A refused request. Thrown anywhere below a route, turned into the one envelope by `onError`. */
export class Refused extends Error {
  readonly code: ErrorCode;
  readonly path: string | undefined;
  readonly retryAfter: number | undefined;
  /** Of the answer, beside `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    details: { message?: string; path?: string; retryAfter?: number; headers?: Record<string, string> } = {},
  ) {
    super(details.message ?? errors[code].message);
    this.name = "Refused";
    this.code = code;
    this.path = details.path;
    this.retryAfter = details.retryAfter;
    this.headers = details.headers ?? {};
  }

  get status(): (typeof errors)[ErrorCode]["status"] {
    return errors[this.code].status;
  }

  body(): ErrorBody {
    const error: ErrorBody["error"] = { code: this.code, message: this.message };
    if (this.path !== undefined) error.path = this.path;
    return { error };
  }
}
