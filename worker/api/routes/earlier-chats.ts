import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { readBuyerOf, readEarlierChats } from "../../../db/queries/earlier-chats.ts";
import { Refused } from "../../errors.ts";
import { daysBefore } from "../../reports/shop-days.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Api } from "../context.ts";
import { inShop, json, segment } from "../describe.ts";
import { messageItem, sessionItem } from "../schemas.ts";

/** What a reviewer needs to understand a session, and no more (F138). */
const contextDays = 3;

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/sessions/{session}/earlier",
  operationId: "readEarlierChats",
  tags: ["Results"],
  summary: `What the same buyer said before a session: the same day and ${contextDays} days before`,
  description:
    "In all his conversations on that channel, as far as they are kept. For reading: what was found there belongs to those sessions.",
  request: { params: inShop.extend({ session: segment("session", "demo/interject/c-1/…") }) },
  responses: {
    200: json(
      z
        .object({
          from: z.number().openapi({ description: "Sessions that began not before; a midnight of the shop" }),
          to: z.number().openapi({ description: "Sessions that began before: the session's own beginning" }),
          sessions: z.array(sessionItem),
          messages: z.array(messageItem),
          complete: z.boolean().openapi({ description: "false: there are more, and these are the newest 500" }),
        })
        .openapi("EarlierChats"),
      "Oldest first; empty where nobody knows who the buyer was",
    ),
  },
});

export function earlierChatRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const tenant = c.get("tenant");
    const db = readClient(c.env);
    const known = await readBuyerOf(db, tenant, c.req.valid("param").session);
    if (known === null) throw new Refused("not-found");
    const { channel, day, startedAt: to, buyer } = known;
    const { snapshot } = await settingsOf(c.env, tenant.merchant, tenant.shop);
    const from = daysBefore(day, { days: contextDays, timeZone: snapshot.timeZone });
    if (buyer === null) return c.json({ from, to, sessions: [], messages: [], complete: true }, 200);
    const asked = { buyer, channel, from, to, servedBy: c.get("limits").agents };
    return c.json({ from, to, ...(await readEarlierChats(db, tenant, asked)) }, 200);
  });
}
