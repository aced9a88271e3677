import { z } from "@hono/zod-openapi";
import { memberRoles } from "../../db/schema.ts";

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
  })
  .openapi("Member", { description: "One role in one shop or in all; a person may have several" });

export const invitationItem = z
  .object({
    id: z.string(),
    email: z.string(),
    shop: reach,
    role,
    agents: agentAccounts,
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
