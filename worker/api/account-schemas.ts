import { z } from "@hono/zod-openapi";
import { maskedKinds, memberRoles } from "../../db/schema.ts";
import { permissions } from "./identity.ts";

/** Shapes of members, invitations, keys and logins, as the API shows them. */

export const role = z.enum(memberRoles);
export const reach = z.string().min(1).max(128).openapi({ description: "A shop's id, or `*` for all", example: "*" });
const at = z.number().int();

export const agentAccounts = z
  .array(z.string().trim().min(1).max(128))
  .max(20)
  .refine((agents) => new Set(agents).size === agents.length, "each account once")
  .openapi({
    description: "Accounts on the chat platform that the member speaks for. Only for the role `agent` in one shop",
    example: ["a-1"],
  });

/** Ids are the merchant's own words, such as `outsourced`. */
export const ownRole = z.string().min(1).max(64).openapi({
  description: "Id of a role that the merchant made; `role` is then `agent`, and what it may do is said by that role",
});

const groupOfShop = z.strictObject({ shop: z.string().min(1).max(128), group: z.string().min(1).max(64) });
const each = <Value>(values: readonly Value[]) =>
  new Set(values.map((value) => JSON.stringify(value))).size === values.length;
const ownRoleFields = {
  name: z.string().trim().min(1).max(40),
  permissions: z.array(z.enum(permissions)).min(1).refine(each, "each permission once"),
  masks: z.array(z.enum(maskedKinds)).refine(each, "each kind once").openapi({
    description: "What of buyers' personal data is hidden: in fields and in texts, in every answer, file and live feed",
  }),
  groups: z.array(groupOfShop).max(200).refine(each, "each group once").nullable().openapi({
    description: "Only chats of agents in these groups. null: of all. An empty list: of none",
  }),
};
export const ownRoleItem = z
  .object({ id: ownRole, ...ownRoleFields, createdAt: at })
  .openapi("OwnRole", { description: "A role that the merchant made" });

const isLimited = ({ masks, groups }: { masks: readonly string[]; groups: unknown }) =>
  masks.length > 0 || groups !== null;
export const ownRoleWrite = z
  .strictObject(ownRoleFields)
  .refine(
    ({ permissions: may }) => may.includes("read") || !may.some((one) => one === "review" || one === "configure"),
    {
      path: ["permissions"],
      message: "review and configure need read",
    },
  )
  .refine((role) => !role.permissions.includes("configure") || !isLimited(role), {
    path: ["permissions"],
    message:
      "A role that hides something, or is limited to groups, cannot configure: settings say where chats are sent",
  })
  .openapi("OwnRoleWrite");

export const memberItem = z
  .object({
    id: z.string(),
    user: z.string(),
    email: z.string(),
    name: z.string(),
    shop: reach,
    role,
    createdAt: at,
    disabledAt: at.nullable(),
    agents: agentAccounts,
    ownRole: ownRole.nullable(),
  })
  .openapi("Member", { description: "One role in one shop or in all; a person may have several" });

export const invitationItem = z
  .object({
    id: z.string(),
    email: z.string(),
    shop: reach,
    role,
    agents: agentAccounts,
    ownRole: ownRole.nullable(),
    createdBy: z.string(),
    createdAt: at,
    expiresAt: at,
  })
  .openapi("Invitation");

/** What a key may do, in the order of what it may do more. */
export const keyAccess = z.enum(["read", "review", "configure"]).openapi({
  description:
    "`review`: also say one's word on results. `configure`: also change settings. None manages people or keys.",
});

export const keyItem = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ example: "ik_4fQ2mXz" }),
    shop: reach,
    access: keyAccess,
    createdBy: z.string(),
    createdAt: at,
    lastUsedAt: at.nullable().openapi({ description: "To within ten minutes; null: never" }),
  })
  .openapi("ApiKey");

export const loginItem = z
  .object({
    id: z.string(),
    current: z.boolean().openapi({ description: "The one that asks" }),
    address: z.string().nullable(),
    browser: z.string().nullable().openapi({ description: "The browser's own name of itself" }),
    createdAt: at,
    usedAt: at.openapi({ description: "To within fifteen minutes" }),
  })
  .openapi("Login");

export const named = z.object({ id: z.string(), name: z.string() });
