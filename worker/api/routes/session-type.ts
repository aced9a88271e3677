import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { readSession } from "../../../db/queries/sessions.ts";
import { sessionTypes } from "../../../plugins/sdk/conversation.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { body, inShop, json, segment } from "../describe.ts";

const choice = z
  .strictObject({
    type: z.enum(sessionTypes).nullable().openapi({ description: "null: what was guessed counts again" }),
  })
  .openapi("SessionTypeChoice");

const choose = createRoute({
  method: "put",
  path: "/shops/{shop}/sessions/{session}/type",
  operationId: "chooseSessionType",
  tags: ["Feedback"],
  summary: "Decide whether a session is presale or aftersale",
  description:
    "The id of a session holds `/`: send it percent-encoded, as `encodeURIComponent` writes it. Findings and score follow the type within a second.",
  request: {
    params: inShop.extend({ session: segment("session", "demo/interject/c-1/2026-11-20.1") }),
    body: body(choice),
  },
  responses: {
    200: json(
      z.object({ session: z.string(), type: choice.shape.type }),
      "The choice, which the session's row shows soon",
    ),
  },
});

export function sessionTypeRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(choose, async (c) => {
    const tenant = c.get("tenant");
    const { by } = c.get("identity");
    const { session: id } = c.req.valid("param");
    const { type } = c.req.valid("json");
    const place = await readSession(readClient(c.env), tenant, id);
    if (place === null) throw new Refused("not-found");
    // What the Conversation calls it is the last part: `<shop>/<channel>/<conversation>/<day>.<number>`.
    const local = id.slice(`${tenant.shop}/${place.channel}/${place.conversation}/`.length);
    const heard = await conversationOf(c.env, tenant, place).chooseSessionType(local, type, by);
    if (!heard) throw new Refused("not-found");
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by,
      action: "session.type",
      target: id,
      detail: { type },
    });
    return c.json({ session: id, type }, 200);
  });
}
