import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { shopsOf } from "../../../db/queries/members.ts";
import { dropOwnRole, holdersOf, listOwnRoles, putOwnRole, readOwnRole } from "../../../db/queries/own-roles.ts";
import { allShops } from "../../../db/schema.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { settingsOf } from "../../settings/cache.ts";
import { ownRoleItem, ownRoleWrite } from "../account-schemas.ts";
import { dismiss } from "../auth/dismiss.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";

const tags = ["Members and keys"];
const oneRole = z.object({ role: segment("role", "outsourced") });
const roleId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const saved = z.object({ items: z.array(ownRoleItem) });

const list = createRoute({
  method: "get",
  path: "/merchant/roles",
  operationId: "listOwnRoles",
  tags,
  summary: "Roles that the merchant made, and the groups that a role may be limited to",
  responses: {
    200: json(
      saved.extend({
        groups: z.array(z.object({ shop: z.string(), group: z.string(), title: z.string(), agents: z.number().int() })),
      }),
      "Oldest first",
    ),
  },
});

const put = createRoute({
  method: "put",
  path: "/merchant/roles/{role}",
  operationId: "putOwnRole",
  tags,
  summary: "Make a role, or change what it may do and see",
  description:
    "An id is kebab-case and stays as it is. Holds from the next request on; open live feeds of those who have it are closed. A role that hides something, or is limited to groups, cannot change settings.",
  request: { params: oneRole, body: body(ownRoleWrite) },
  responses: { 200: json(saved, "All own roles as they are now") },
});

const drop = createRoute({
  method: "delete",
  path: "/merchant/roles/{role}",
  operationId: "dropOwnRole",
  tags,
  summary: "Delete a role that nobody has",
  request: { params: oneRole },
  responses: { 200: json(saved, "The roles that are left") },
});

export function ownRoleRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { id } = c.get("identity").merchant;
    const [items, groups] = await Promise.all([listOwnRoles(readClient(c.env), id), groupsOf(c.env, id)]);
    return c.json({ items, groups }, 200);
  });

  api.openapi(put, async (c) => {
    const { merchant, by } = c.get("identity");
    const id = roleId.safeParse(c.req.valid("param").role);
    if (!id.success) throw new Refused("invalid", { path: "role", message: "kebab-case, at most 64 characters" });
    const written = c.req.valid("json");
    await refuseUnknownGroups(c.env, merchant.id, written.groups);
    const db = writeClient(c.env);
    const before = await readOwnRole(readClient(c.env), merchant.id, id.data);
    const now = Date.now();
    const row = { id: id.data, merchant: merchant.id, ...written, createdBy: by, createdAt: now };
    if (!(await putOwnRole(db, row)))
      throw new Refused("conflict", { path: "name", message: "Another role has this name" });
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      {
        at: now,
        by,
        action: before === null ? "role.made" : "role.changed",
        target: `role:${id.data}`,
        detail: written,
      },
    );
    for (const user of await holdersOf(readClient(c.env), merchant.id, id.data)) {
      await dismiss(c.env, merchant.id, `user:${user}`);
    }
    return c.json({ items: await listOwnRoles(readClient(c.env), merchant.id) }, 200);
  });

  api.openapi(drop, async (c) => {
    const { merchant, by } = c.get("identity");
    const { role } = c.req.valid("param");
    const before = await readOwnRole(readClient(c.env), merchant.id, role);
    if (before === null) throw new Refused("not-found");
    const db = writeClient(c.env);
    if (!(await dropOwnRole(db, merchant.id, role))) {
      throw new Refused("conflict", { path: "role", message: "Somebody has this role: give them another one first" });
    }
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      { at: Date.now(), by, action: "role.dropped", target: `role:${role}`, detail: { name: before.name } },
    );
    return c.json({ items: await listOwnRoles(readClient(c.env), merchant.id) }, 200);
  });
}

async function groupsOf(env: Env, merchant: string) {
  const shops = await shopsOf(readClient(env), merchant);
  const listed = await Promise.all(
    shops.map(async ({ id: shop }) => {
      const { snapshot } = await settingsOf(env, merchant, shop);
      return (snapshot.groups ?? []).map(({ id: group, title, agents }) => ({
        shop,
        group,
        title,
        agents: agents.length,
      }));
    }),
  );
  return listed.flat();
}

/** @throws Refused `invalid` */
async function refuseUnknownGroups(env: Env, merchant: string, wanted: z.infer<typeof ownRoleWrite>["groups"]) {
  if (wanted === null) return;
  const known = await groupsOf(env, merchant);
  const index = wanted.findIndex(
    ({ shop, group }) => !known.some((each) => each.shop === shop && each.group === group),
  );
  if (index < 0) return;
  const allowed = known.map(({ shop, group }) => `${shop}/${group}`).join(", ") || "there are no groups yet";
  throw new Refused("invalid", { path: `groups.${index}`, message: `No such group; allowed: ${allowed}` });
}
