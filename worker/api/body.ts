import type { MiddlewareHandler } from "hono";
import { packLimits } from "../../plugins/sdk/pack-file.ts";
import { maxBodyBytes, parseBody, readBody } from "../hooks/body.ts";
import type { Api } from "./context.ts";

/** A whole pack comes in one body; everything else fits into that of a webhook. */
const takesPack = /^\/v1\/shops\/[^/]+\/packs\/review$/;

/** Holds a JSON body to the limits of a webhook's, before a schema sees it: size, encoding, UTF-8, depth, prototype keys. */
export function checkBody(): MiddlewareHandler<Api> {
  return async function jsonBody(c, next) {
    if (c.req.raw.body !== null) {
      const bytes = await readBody(c.req.raw, {
        maxBytes: takesPack.test(c.req.path) ? packLimits.file : maxBodyBytes,
      });
      const body = bytes.length === 0 ? "" : JSON.stringify(parseBody(bytes));
      c.req.raw = new Request(c.req.raw, { body });
    }
    await next();
  };
}
