import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { dropGroup, putGroup, usersOf } from "../../settings/group-changes.ts";
import { publish } from "../../settings/publish.ts";
import { agentGroup, type Snapshot } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { revision } from "../schemas.ts";

const tags = ["Shop settings"];
const oneGroup = inShop.extend({ group: segment("group", "night-shift") });
const groupId = z.string().regex(/^[a-z0-9-]{1,64}$/);

const groupItem = agentGroup
  .extend({
    usedBy: z.array(z.string()).openapi({
      description: "Full ids of the points and rules, and policies, that are limited to it: it cannot be deleted",
      example: ["alerts/unanswered"],
    }),
  })
  .openapi("AgentGroup");
const write = z
  .strictObject({
    title: z.string().trim().min(1).max(80),
    agents: agentGroup.shape.agents.refine((agents) => new Set(agents).size === agents.length, "each account once"),
  })
  .openapi("AgentGroupWrite");
const saved = z.object({ revision, items: z.array(groupItem) });

const list = createRoute({
  method: "get",
  path: "/shops/{shop}/groups",
  operationId: "listGroups",
  tags,
  summary: "Groups of agent accounts that points, rules and policies may be limited to",
  request: { params: inShop },
  responses: { 200: json(saved, "In the order in which they were made") },
});

const put = createRoute({
  method: "put",
  path: "/shops/{shop}/groups/{group}",
  operationId: "putGroup",
  tags,
  summary: "Make a group, or change its title and accounts",
  description:
    "An id is kebab-case and stays as it is. A bot's account in a group is inspected by the points that are limited to the group, like a human's.",
  request: { params: oneGroup, body: body(write) },
  responses: { 200: json(saved, "All groups as they are live now") },
});

const drop = createRoute({
  method: "delete",
  path: "/shops/{shop}/groups/{group}",
  operationId: "dropGroup",
  tags,
  summary: "Delete a group that nothing is limited to",
  description: "409 names what still uses it.",
  request: { params: oneGroup },
  responses: { 200: json(saved, "The groups that are left") },
});

export function groupRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { snapshot } = await settingsOf(c.env, merchant, shop);
    return c.json(shown(snapshot), 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const id = groupId.safeParse(c.req.valid("param").group);
    if (!id.success) throw new Refused("invalid", { path: "group", message: "kebab-case, at most 64 characters" });
    const { title, agents } = c.req.valid("json");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) =>
      putGroup(snapshot, { id: id.data, title, agents }),
    );
    return c.json(shown(next), 200);
  });

  api.openapi(drop, async (c) => {
    const { merchant, shop } = c.get("tenant");
    const { group } = c.req.valid("param");
    const next = await publish(c.env, merchant, shop, c.get("identity").by, (snapshot) => dropGroup(snapshot, group));
    return c.json(shown(next), 200);
  });
}

function shown(snapshot: Snapshot) {
  const items = (snapshot.groups ?? []).map((group) => ({ ...group, usedBy: usersOf(snapshot, group.id) }));
  return { revision: snapshot.revision, items };
}
