import { type ApiKeyScope, allShops, type MemberRole } from "../../db/schema.ts";
import { Refused } from "../errors.ts";

/**
 * `review`: say what one thinks of a result. `configure`: change what the shop's next messages are judged by. `own`: read what the
 * accounts that one speaks for did, and appeal against it; it opens nothing else.
 */
export const permissions = ["read", "review", "configure", "own"] as const;
export type Permission = (typeof permissions)[number];

/** Deny by default: what is not listed here is not allowed. */
const allowed: Record<MemberRole, readonly Permission[]> = {
  admin: ["read", "review", "configure"],
  quality: ["read", "review"],
  agent: ["own"],
};
const scopePermissions: Record<ApiKeyScope, readonly Permission[]> = {
  read: ["read"],
  review: ["review"],
  write: ["review", "configure"],
};

/** The role that a key's scopes amount to. */
export function roleOfScopes(scopes: readonly ApiKeyScope[]): MemberRole {
  return scopes.includes("write") ? "admin" : "quality";
}

type Language = "zh" | "en";
export type ReachedShop = {
  readonly id: string;
  readonly name: string;
  readonly may: readonly Permission[];
  /** Accounts on the chat platform that whoever asks speaks for there. */
  readonly agents: readonly string[];
};

/** Whoever asks: a signed-in member, or a program with an API key. */
export type Identity = {
  /** For the audit: `user:<id>` or `key:<id>`. */
  readonly by: string;
  /** null for an API key. */
  readonly user: string | null;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly member: {
    readonly email: string;
    readonly name: string;
    readonly role: MemberRole;
    readonly language: Language;
  };
  readonly shops: readonly ReachedShop[];
  /** May say who else is a member and which keys there are. Never a key: a stolen one must not make itself at home. */
  readonly manages: boolean;
};

/** Administrators of one shop only manage nobody: the people of a shop are the merchant's. */
export function managesMerchant(memberships: readonly Pick<Membership, "shop" | "role">[]): boolean {
  return memberships.some(({ shop, role }) => shop === allShops && role === "admin");
}

type Shop = { readonly id: string; readonly name: string };

/** One row of `member`: a role in one shop, or in `allShops`. */
export type Membership = { readonly shop: string; readonly role: MemberRole; readonly agents: readonly string[] };

/** Roles add up: a quality inspector of all shops may be the admin of one. */
export function reachOfMember(memberships: readonly Membership[], shops: readonly Shop[]): ReachedShop[] {
  return shops.flatMap(({ id, name }) => {
    const here = memberships.filter((membership) => membership.shop === allShops || membership.shop === id);
    if (here.length === 0) return [];
    const may = permissions.filter((permission) => here.some(({ role }) => allowed[role].includes(permission)));
    // An account belongs to one shop: the same id elsewhere may be somebody else's.
    const own = here.filter(({ shop, role }) => role === "agent" && shop === id);
    return [{ id, name, may, agents: [...new Set(own.flatMap(({ agents }) => agents))] }];
  });
}

export function reachOfKey(
  key: { readonly shop: string; readonly scopes: readonly ApiKeyScope[] },
  shops: readonly Shop[],
): ReachedShop[] {
  const may = key.scopes.flatMap((scope) => scopePermissions[scope]);
  return shops
    .filter(({ id }) => key.shop === allShops || key.shop === id)
    .map(({ id, name }) => ({ id, name, may, agents: [] }));
}

/** A foreign shop and one that does not exist are the same 404; a shop one reaches but may not use so is 403. */
export function requireShop(identity: Identity, shop: string, permission: Permission): ReachedShop {
  const found = identity.shops.find(({ id }) => id === shop);
  if (found === undefined) throw new Refused("not-found");
  if (!found.may.includes(permission)) throw new Refused("forbidden");
  return found;
}
