import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { Refused } from "../errors.ts";
import { invalidField } from "../invalid-field.ts";
import { logError } from "../log.ts";
import { databaseDown } from "./database-down.ts";

/** The one place where an error becomes an answer. What we do not know is `internal`, and its text stays here. */
export function answerError(error: Error, c: Context): Response {
  const refused = toRefused(error);
  if (refused.code === "internal") logUnknown(error, c);
  const response = c.json(refused.body(), refused.status);
  if (refused.retryAfter !== undefined) response.headers.set("retry-after", String(refused.retryAfter));
  for (const [name, value] of Object.entries(refused.headers)) response.headers.set(name, value);
  return response;
}

function toRefused(error: Error): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof z.ZodError) return invalidField(error);
  if (databaseDown(error)) return new Refused("unavailable", { retryAfter: 5 });
  if (error instanceof HTTPException) {
    // Hono's own checks of a request: the media type of a body, and JSON that does not parse.
    if (error.status === 415) return new Refused("unsupported-media");
    if (error.status === 400) return new Refused("not-json");
  }
  return new Refused("internal");
}

/** Ids only: an error's message may hold what a buyer wrote. The stack's own lines hold none, its first line does. */
function logUnknown(error: Error, c: Context): void {
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  logError(
    "request-failed",
    {
      request: c.get("requestId"),
      method: c.req.method,
      route: c.req.routePath,
      stack: frames.slice(0, 8).map((line) => line.trim()),
    },
    error,
  );
}
