import { type ApiKeyScope, allShops, type GroupOfShop, type MaskedKind, type MemberRole } from "../../db/schema.ts";
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
  /** What of a buyer's personal data is hidden (N31). */
  readonly masks: readonly MaskedKind[];
  /** Ids of groups: only chats of their agents. null: of all. */
  readonly groups: readonly string[] | null;
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
    /** Name of the role that the merchant made; null: a built-in one. */
    readonly ownRole: string | null;
    readonly language: Language;
  };
  readonly shops: readonly ReachedShop[];
  /** May say who else is a member and which keys there are. Never a key: a stolen one must not make itself at home. */
  readonly manages: boolean;
};

/** Administrators of one shop only manage nobody: the people of a shop are the merchant's. */
export function managesMerchant(memberships: readonly Pick<Membership, "shop" | "role" | "own">[]): boolean {
  return memberships.some(({ shop, role, own }) => shop === allShops && role === "admin" && !own);
}

type Shop = { readonly id: string; readonly name: string };

/** A role that the merchant made. */
export type OwnRole = {
  readonly permissions: readonly Permission[];
  readonly masks: readonly MaskedKind[];
  readonly groups: readonly GroupOfShop[] | null;
};

/** One row of `member`: a role in one shop, or in `allShops`. */
export type Membership = {
  readonly shop: string;
  readonly role: MemberRole;
  readonly agents: readonly string[];
  readonly own?: OwnRole | null | undefined;
};

const permitted = ({ role, own }: Membership): readonly Permission[] => own?.permissions ?? allowed[role];
export const unlimited = { masks: [], groups: null } as const;

/**
 * What of a shop is hidden from somebody. A built-in role that reads shows all; of several own ones, what any of them hides is
 * hidden, because nobody should see more by being given a second limited role.
 */
function limitsIn(shop: string, here: readonly Membership[]): Pick<ReachedShop, "masks" | "groups"> {
  if (here.some(({ role, own }) => !own && allowed[role].includes("read"))) return unlimited;
  const own = here.flatMap((membership) => membership.own ?? []);
  const masks = [...new Set(own.flatMap((each) => each.masks))];
  const readers = own.filter((each) => each.permissions.includes("read"));
  if (readers.length === 0 || readers.some((each) => each.groups === null)) return { masks, groups: null };
  const groups = readers.flatMap((each) => each.groups ?? []).filter((group) => group.shop === shop);
  return { masks, groups: groups.map(({ group }) => group) };
}

/** Roles add up: a quality inspector of all shops may be the admin of one. */
export function reachOfMember(memberships: readonly Membership[], shops: readonly Shop[]): ReachedShop[] {
  return shops.flatMap(({ id, name }) => {
    const here = memberships.filter((membership) => membership.shop === allShops || membership.shop === id);
    if (here.length === 0) return [];
    const limits = limitsIn(id, here);
    const isLimited = limits.masks.length > 0 || limits.groups !== null;
    const may = permissions
      .filter((permission) => here.some((membership) => permitted(membership).includes(permission)))
      // Settings say where chats are sent: who may change them sees everything in the end.
      .filter((permission) => permission !== "configure" || !isLimited);
    // An account belongs to one shop: the same id elsewhere may be somebody else's.
    const own = here.filter((each) => each.role === "agent" && each.shop === id && permitted(each).includes("own"));
    return [{ id, name, may, agents: [...new Set(own.flatMap(({ agents }) => agents))], ...limits }];
  });
}

export function reachOfKey(
  key: { readonly shop: string; readonly scopes: readonly ApiKeyScope[] },
  shops: readonly Shop[],
): ReachedShop[] {
  const may = key.scopes.flatMap((scope) => scopePermissions[scope]);
  return shops
    .filter(({ id }) => key.shop === allShops || key.shop === id)
    .map(({ id, name }) => ({ id, name, may, agents: [], ...unlimited }));
}

/** A foreign shop and one that does not exist are the same 404; a shop one reaches but may not use so is 403. */
export function requireShop(identity: Identity, shop: string, permission: Permission): ReachedShop {
  const found = identity.shops.find(({ id }) => id === shop);
  if (found === undefined) throw new Refused("not-found");
  if (!found.may.includes(permission)) throw new Refused("forbidden");
  return found;
}
