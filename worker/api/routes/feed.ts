import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Refused } from "../../errors.ts";
import { lastHeader, masksHeader, whoHeader } from "../../floor/stream.ts";
import { loginTag } from "../auth/dismiss.ts";
import type { Api } from "../context.ts";
import { inShop, json } from "../describe.ts";
import { errorBody } from "../schemas.ts";

const route = createRoute({
  method: "get",
  path: "/shops/{shop}/feed",
  operationId: "feed",
  tags: ["Results"],
  summary: "Live findings and decisions over a WebSocket",
  description:
    "Frames are JSON: first `{type: hello, seq, oldest}`, then `{type: item, seq, at, item}`. `seq` has no gaps; a client " +
    "that comes back sends the last one it has and is sent what it missed. Send `ping` to hear `pong`. Closed with 4401 when the " +
    "login or key is revoked, and with 4408 after a while, to come back and be checked anew.",
  request: {
    params: inShop,
    query: z.strictObject({
      last: z
        .string()
        .regex(/^\d{1,15}$/, "a whole number")
        .optional()
        .openapi({ type: "integer", description: "The last `seq` that the client has" }),
    }),
  },
  responses: { 101: { description: "Upgraded to a WebSocket" }, default: json(errorBody, "Not upgraded") },
});

export function feedRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(route, async (c) => {
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
      throw new Refused("invalid", { path: "upgrade", message: "Expected a WebSocket upgrade" });
    }
    const { merchant, shop } = c.get("tenant");
    // Of the caller's headers, Floor needs none but this: it is told who asks by being asked.
    const headers = new Headers({ upgrade: "websocket" });
    const { last } = c.req.valid("query");
    if (last !== undefined) headers.set(lastHeader, last);
    const login = c.get("login");
    headers.set(whoHeader, [c.get("identity").by, ...(login === null ? [] : [loginTag(login)])].join(" "));
    headers.set(masksHeader, c.get("limits").masks.join(" "));
    const answer = await c.env.FLOOR.getByName(`${merchant}/${shop}`).fetch("https://floor/feed", { headers });
    // A response of our own, because headers of one that was fetched cannot be added to.
    return new Response(null, { status: 101, webSocket: answer.webSocket });
  });
}
