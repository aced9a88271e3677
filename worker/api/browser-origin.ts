import type { MiddlewareHandler } from "hono";
import { Refused } from "../errors.ts";
import type { Api } from "./context.ts";

const safeMethods = ["GET", "HEAD", "OPTIONS"];

export type OriginQuestion = { method: string; headers: Headers; origins: readonly string[] };

/**
 * May a browser's request change something? Only with JSON, which no form can send, and only from our own pages. A request
 * with an API key carries nothing that a foreign page could make a browser add, and one that shows no sign of a browser
 * (no cookie, no Origin, no Sec-Fetch-Site) is not a browser's. Hono's own `csrf` is weaker: it looks at form types only.
 */
export function mayChange({ method, headers, origins }: OriginQuestion): boolean {
  if (safeMethods.includes(method) || headers.has("authorization")) return true;
  if (!headers.has("cookie") && !headers.has("origin") && !headers.has("sec-fetch-site")) return true;
  return isJson(headers.get("content-type")) && fromOurPages({ headers, origins });
}

/** Every sign of where the request comes from must be ours, and there must be one. */
export function fromOurPages({ headers, origins }: Omit<OriginQuestion, "method">): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site === null && origin === null) return false;
  return (site === null || site === "same-origin") && (origin === null || origins.includes(origin));
}

function isJson(contentType: string | null): boolean {
  return contentType !== null && /^application\/json\s*(;|$)/i.test(contentType);
}

/**
 * Where our pages live. A development server is reached under several names, and a cookie goes only to the name that set it,
 * so the name under which this request came is ours too.
 */
export function ourOrigins(publicUrl: string, requestUrl: string): string[] {
  return [new URL(publicUrl).origin, new URL(requestUrl).origin];
}

export function refuseForeignPages(): MiddlewareHandler<Api> {
  return async function foreignPages(c, next) {
    const { method, raw } = c.req;
    const origins = ourOrigins(c.env.PUBLIC_URL, c.req.url);
    if (!mayChange({ method, headers: raw.headers, origins })) throw new Refused("forbidden");
    const upgrades = c.req.header("upgrade")?.toLowerCase() === "websocket";
    // Browsers send cookies along with any page's WebSocket; only the Origin tells whose page it is.
    if (upgrades && c.req.header("authorization") === undefined && !origins.includes(c.req.header("origin") ?? "")) {
      throw new Refused("forbidden");
    }
    await next();
  };
}
