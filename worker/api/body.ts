import type { MiddlewareHandler } from "hono";
import { parseBody, readBody } from "../hooks/body.ts";
import type { Api } from "./context.ts";

/** Holds a JSON body to the limits of a webhook's, before a schema sees it: size, encoding, UTF-8, depth, prototype keys. */
export function checkBody(): MiddlewareHandler<Api> {
  return async function jsonBody(c, next) {
    if (c.req.raw.body !== null) {
      const bytes = await readBody(c.req.raw);
      const body = bytes.length === 0 ? "" : JSON.stringify(parseBody(bytes));
      c.req.raw = new Request(c.req.raw, { body });
    }
    await next();
  };
}
