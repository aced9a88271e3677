import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { addInvitation, listInvitations, revokeInvitation } from "../../../db/queries/invitations.ts";
import { listMembers } from "../../../db/queries/members.ts";
import { allShops } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import { agentAccounts, invitationItem, ownRole, reach, role } from "../account-schemas.ts";
import { refuseAccounts } from "../agent-accounts.ts";
import { invitationLink, invitationMs, newInvitationToken } from "../auth/invitation-token.ts";
import type { Api } from "../context.ts";
import { body, json, segment } from "../describe.ts";
import { refuseUnknownRole } from "../known-role.ts";
import { requireReach } from "../reach.ts";

const tags = ["Members and keys"];

const list = createRoute({
  method: "get",
  path: "/merchant/invitations",
  operationId: "listInvitations",
  tags,
  summary: "Invitations that nobody has taken yet",
  responses: { 200: json(z.object({ items: z.array(invitationItem) }), "Newest first, without their links") },
});

const create = createRoute({
  method: "post",
  path: "/merchant/invitations",
  operationId: "invite",
  tags,
  summary: "Invite somebody",
  description:
    "Answers a link to hand over, which is shown once, works once and for seven days. We send no e-mail. 409: the address is a member of that shop.",
  request: {
    body: body(
      z
        .strictObject({
          email: z.email().max(254),
          role,
          shop: reach,
          agents: agentAccounts.default([]),
          ownRole: ownRole.nullable().default(null),
        })
        .refine(({ role: base, ownRole: own }) => own === null || base === "agent", {
          path: ["role"],
          message: "With an own role, `agent`",
        })
        .openapi("InvitationWrite", { description: "`shop` `*`: all shops, those that come later too" }),
    ),
  },
  responses: { 201: json(invitationItem.extend({ link: z.string() }), "The invitation and its link, once") },
});

const revoke = createRoute({
  method: "delete",
  path: "/merchant/invitations/{invitation}",
  operationId: "revokeInvitation",
  tags,
  summary: "Take an invitation back",
  request: { params: z.object({ invitation: segment("invitation", "5f0c2b1e-…") }) },
  responses: { 200: json(z.object({ id: z.string() }), "Its link is void") },
});

export function invitationRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(list, async (c) => {
    const items = await listInvitations(readClient(c.env), c.get("identity").merchant.id, Date.now());
    return c.json({ items }, 200);
  });

  api.openapi(create, async (c) => {
    const { merchant, by } = c.get("identity");
    const { role: wanted, shop, agents, ownRole: own, ...written } = c.req.valid("json");
    const email = written.email.toLowerCase();
    await requireReach(c.env, merchant.id, shop);
    refuseAccounts({ role: wanted, shop, agents });
    await refuseUnknownRole(c.env, merchant.id, own ?? undefined);
    const members = await listMembers(readClient(c.env), merchant.id);
    if (members.some((member) => member.email === email && member.shop === shop)) {
      throw new Refused("conflict", { path: "email", message: "Already a member there: change the role in the list" });
    }
    const { token, hash } = newInvitationToken();
    const now = Date.now();
    const id = crypto.randomUUID();
    const item = {
      id,
      email,
      shop,
      role: wanted,
      agents,
      ownRole: own,
      createdBy: by,
      createdAt: now,
      expiresAt: now + invitationMs,
    };
    const db = writeClient(c.env);
    await addInvitation(db, { ...item, merchant: merchant.id, hash });
    await recordAudit(
      db,
      { merchant: merchant.id, shop },
      {
        at: now,
        by,
        action: "member.invited",
        target: `invitation:${id}`,
        detail: { role: wanted, ownRole: own, agents },
      },
    );
    return c.json({ ...item, link: invitationLink(c.env.PUBLIC_URL, token) }, 201);
  });

  api.openapi(revoke, async (c) => {
    const { merchant, by } = c.get("identity");
    const { invitation } = c.req.valid("param");
    const db = writeClient(c.env);
    const now = Date.now();
    if (!(await revokeInvitation(db, merchant.id, invitation, now))) throw new Refused("not-found");
    await recordAudit(
      db,
      { merchant: merchant.id, shop: allShops },
      { at: now, by, action: "invitation.revoked", target: `invitation:${invitation}` },
    );
    return c.json({ id: invitation }, 200);
  });
}
