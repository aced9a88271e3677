import type { MiddlewareHandler } from "hono";
import { Refused } from "../errors.ts";
import { maskedFor } from "../masking/masking-of.ts";
import type { Api } from "./context.ts";

/**
 * Whatever leaves a shop for a role with masked fields is masked here, in one place: a route that is added later, too. What is no
 * JSON, and was not masked before it was written, does not leave (N31).
 */
export function maskAnswers(): MiddlewareHandler<Api, "/v1/shops/:shop/*"> {
  return async function hidePersonalData(c, next) {
    const { masks } = c.get("limits");
    if (masks.length > 0) refuseProbes(masks, c.req.query());
    await next();
    // Sockets are masked frame by frame by the object that they are open to.
    if (masks.length === 0 || c.res.status === 101 || c.get("keepsMasks") === true || c.res.body === null) return;
    const { status, headers } = c.res;
    if (!headers.get("content-type")?.includes("application/json")) {
      throw new Refused("forbidden", { message: "What your role hides cannot be hidden in this file" });
    }
    const named = c.req.param("conversation") ?? c.req.query("conversation");
    const answer = await maskedFor(
      c.env,
      c.get("tenant"),
      masks,
      await c.res.json(),
      named === undefined ? [] : [named],
    );
    c.res = undefined;
    c.res = new Response(JSON.stringify(answer), { status, headers });
  };
}

const searched = ["buyerText", "agentText"] as const;
const hiddenDigits = /[0-9０-９]{3}/;

/** Whoever may not see a number must not find out by searching whether it was written. @throws Refused `invalid` */
function refuseProbes(masks: readonly string[], query: Record<string, string>): void {
  if (!masks.includes("phones") && !masks.includes("orders")) return;
  const path = searched.find((name) => hiddenDigits.test(query[name] ?? ""));
  if (path !== undefined) {
    throw new Refused("invalid", { path, message: "Your role does not see numbers: search for words without digits" });
  }
}
