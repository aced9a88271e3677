import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { endLogin, listLogins } from "../../../db/queries/logins.ts";
import {
  changeMember,
  endAccess,
  listMembers,
  type MemberChange,
  readMember,
  removeMember,
  shopsOf,
} from "../../../db/queries/members.ts";
import { allShops } from "../../../db/schema.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { agentAccounts, loginItem, memberItem, named, ownRole, role } from "../account-schemas.ts";
import { refuseAccounts } from "../agent-accounts.ts";
import { dismiss, loginTag } from "../auth/dismiss.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";
import { refuseUnknownRole } from "../known-role.ts";

const tags = ["Members and keys"];
const oneMember = z.object({ member: segment("member", "5f0c2b1e-…") });
const gone = z.object({ id: z.string() });
const lastOne = "Nobody else administers all shops: make somebody else an administrator first";

const list = createRoute({
  method: "get",
  path: "/merchant/members",
  operationId: "listMembers",
  tags,
  summary: "Who may do what, and in which shops",
  responses: {
    200: json(z.object({ items: z.array(memberItem), shops: z.array(named) }), "Oldest first, and all shops there are"),
  },
});

const change = createRoute({
  method: "patch",
  path: "/merchant/members/{member}",
  operationId: "changeMember",
  tags,
  summary: "Change a member's role, the accounts that he speaks for, or disable and enable him",
  description:
    "Holds from the next request on; open live feeds are closed at once. 409: nobody would be left to manage.",
  request: {
    params: oneMember,
    body: body(
      z
        .strictObject({
          role: role.optional(),
          ownRole: ownRole.optional(),
          agents: agentAccounts.optional(),
          disabled: z.boolean().optional(),
        })
        .refine((patch) => Object.keys(patch).length > 0, "name role, ownRole, agents or disabled")
        .refine(({ role: one, ownRole: other }) => one === undefined || other === undefined, {
          path: ["ownRole"],
          message: "A member has one role: name role or ownRole",
        })
        .openapi("MemberChange"),
    ),
  },
  responses: { 200: json(memberItem, "The member as he is now") },
});

const remove = createRoute({
  method: "delete",
  path: "/merchant/members/{member}",
  operationId: "removeMember",
  tags,
  summary: "Remove a member; what he said of results stays under his name",
  description: "His login sessions end with his last membership. 409: nobody would be left to manage.",
  request: { params: oneMember },
  responses: { 200: json(gone, "Removed") },
});

const logins = createRoute({
  method: "get",
  path: "/merchant/members/{member}/logins",
  operationId: "listMemberLogins",
  tags,
  summary: "Where a member is signed in",
  request: { params: oneMember },
  responses: { 200: json(z.object({ items: z.array(loginItem) }), "Used last first") },
});

const endOne = createRoute({
  method: "delete",
  path: "/merchant/members/{member}/logins/{login}",
  operationId: "endMemberLogin",
  tags,
  summary: "Sign a member out somewhere",
  request: { params: oneMember.extend({ login: segment("login", "hX2…") }) },
  responses: { 200: json(gone, "Ended; its live feeds are closed") },
});

export function memberRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const { merchant } = c.get("identity");
    const db = readClient(c.env);
    const [items, shops] = await Promise.all([listMembers(db, merchant.id), shopsOf(db, merchant.id)]);
    return c.json({ items, shops }, 200);
  });

  api.openapi(change, async (c) => {
    const { merchant, by } = c.get("identity");
    const { disabled, ...patch } = c.req.valid("json");
    const now = Date.now();
    const known = await memberOf(c.env, merchant.id, c.req.valid("param").member);
    await refuseUnknownRole(c.env, merchant.id, patch.ownRole);
    const nextRole = patch.ownRole === undefined ? (patch.role ?? known.role) : "agent";
    refuseAccounts({ role: nextRole, shop: known.shop, agents: patch.agents ?? [] });
    const memberChange: MemberChange = {
      ...patch,
      ...(patch.role === undefined && patch.ownRole === undefined
        ? {}
        : { role: nextRole, ownRole: patch.ownRole ?? null }),
      ...(nextRole === "agent" ? {} : { agents: [] }),
      ...(disabled === undefined ? {} : { disabledAt: disabled ? (known.disabledAt ?? now) : null }),
    };
    const db = writeClient(c.env);
    const address = { merchant: merchant.id, id: known.id };
    if (!(await changeMember(db, address, memberChange))) throw new Refused("conflict", { message: lastOne });
    if (disabled === true) await endAccess(db, { ...known, merchant: merchant.id, now });
    await recordAudit(
      db,
      { merchant: merchant.id, shop: known.shop },
      {
        at: now,
        by,
        action: "member.changed",
        target: `user:${known.user}`,
        detail: { ...patch, disabled, was: { role: known.role, ownRole: known.ownRole } },
      },
    );
    await dismiss(c.env, merchant.id, `user:${known.user}`);
    return c.json(await memberOf(c.env, merchant.id, known.id), 200);
  });

  api.openapi(remove, async (c) => {
    const { merchant, by } = c.get("identity");
    const now = Date.now();
    const known = await memberOf(c.env, merchant.id, c.req.valid("param").member);
    const db = writeClient(c.env);
    const removed = await removeMember(db, { merchant: merchant.id, id: known.id });
    if (!removed) throw new Refused("conflict", { message: lastOne });
    await endAccess(db, { ...known, merchant: merchant.id, now });
    await recordAudit(
      db,
      { merchant: merchant.id, shop: known.shop },
      { at: now, by, action: "member.removed", target: `user:${known.user}`, detail: { role: known.role } },
    );
    await dismiss(c.env, merchant.id, `user:${known.user}`);
    return c.json({ id: known.id }, 200);
  });

  api.openapi(logins, async (c) => {
    const { merchant } = c.get("identity");
    const { user } = await memberOf(c.env, merchant.id, c.req.valid("param").member);
    const items = await listLogins(readClient(c.env), user, Date.now());
    return c.json({ items: items.map((item) => ({ ...item, current: item.id === c.get("login") })) }, 200);
  });

  api.openapi(endOne, async (c) => {
    const { merchant, by } = c.get("identity");
    const { member, login } = c.req.valid("param");
    const { user } = await memberOf(c.env, merchant.id, member);
    const db = writeClient(c.env);
    if (!(await endLogin(db, user, login))) throw new Refused("not-found");
    await dismiss(c.env, merchant.id, loginTag(login));
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      { at: Date.now(), by, action: "login.ended", target: `user:${user}` },
    );
    return c.json({ id: login }, 200);
  });
}

async function memberOf(env: Env, merchant: string, id: string) {
  const known = await readMember(readClient(env), { merchant, id });
  if (known === null) throw new Refused("not-found");
  return known;
}
