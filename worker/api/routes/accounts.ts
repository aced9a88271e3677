import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { writeClient } from "../../../db/client.ts";
import { stopAgent } from "../../../db/queries/stopped-agents.ts";
import { presenceStatuses } from "../../../plugins/sdk/event.ts";
import { Refused } from "../../errors.ts";
import { accountsKnown } from "../accounts-known.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";

const tags = ["Shop settings"];
const at = z.number().int().nullable();
const named = z.object({ id: z.string(), title: z.string() });

const items = z.object({
  items: z.array(
    z
      .object({
        agent: z.string(),
        name: z.string().nullable(),
        role: z.enum(["agent", "bot"]).nullable(),
        lastAt: at.openapi({ description: "When it last served somebody or said how it stands; null: never" }),
        status: z.enum(presenceStatuses).nullable().openapi({ description: "null: the platform did not say lately" }),
        stoppedAt: at,
        groups: z.array(named).openapi({ description: "None: the default group" }),
        members: z
          .array(z.object({ id: z.string(), user: z.string(), name: z.string() }))
          .openapi({ description: "Who speaks for it; the same `user` in another shop is the same person" }),
      })
      .openapi("AgentAccount"),
  ),
});

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/accounts",
  operationId: "listAccounts",
  tags,
  summary: "Agent accounts of the shop with their groups and persons, kept up to date by chats and presence",
  request: { params: inShop },
  responses: { 200: json(items, "By account; stopped ones too") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/accounts/{agent}",
  operationId: "putAccount",
  tags,
  summary: "Say that an account is stopped, or is used again",
  description:
    "A stopped one leaves the lists; its history stays and can be searched. It comes back when it is heard of again.",
  request: {
    params: inShop.extend({ agent: segment("agent", "a-1") }),
    body: body(z.strictObject({ stopped: z.boolean() })),
  },
  responses: { 200: json(items, "All accounts as they are now") },
});

export function accountRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => c.json({ items: await accountsKnown(c.env, c.get("tenant")) }, 200));

  api.openapi(put, async (c) => {
    const tenant = c.get("tenant");
    const { agent } = c.req.valid("param");
    const known = await accountsKnown(c.env, tenant);
    if (!known.some((one) => one.agent === agent)) throw new Refused("not-found");
    const { stopped } = c.req.valid("json");
    await stopAgent(writeClient(c.env), tenant, { agent, stopped, by: c.get("identity").by, at: Date.now() });
    return c.json({ items: await accountsKnown(c.env, tenant) }, 200);
  });
}
