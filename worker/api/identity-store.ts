import { readClient } from "../../db/client.ts";
import { apiKeyByHash } from "../../db/queries/api-keys.ts";
import { membershipsOf, shopsOf } from "../../db/queries/members.ts";
import type { Env } from "../env.ts";
import type { Login } from "./auth/login.ts";
import { type Identity, managesMerchant, reachOfKey, reachOfMember, roleOfScopes } from "./identity.ts";

/** Null for a user who is a member of nothing any more. Of several merchants, the one that they joined first. */
export async function readMemberIdentity(env: Env, { user, email, name }: Login): Promise<Identity | null> {
  const db = readClient(env);
  const all = await membershipsOf(db, user);
  const first = all[0];
  if (first === undefined) return null;
  const { merchant, role, language } = first;
  const ownRole = first.own?.name ?? null;
  const memberships = all.filter((membership) => membership.merchant.id === merchant.id);
  const shops = reachOfMember(memberships, await shopsOf(db, merchant.id));
  const manages = managesMerchant(memberships);
  return { by: `user:${user}`, user, merchant, member: { email, name, role, ownRole, language }, shops, manages };
}

/** `hash` is the SHA-256 of the key. Null for an unknown or revoked one. */
export async function readKeyIdentity(env: Env, hash: string): Promise<Identity | null> {
  const db = readClient(env);
  const key = await apiKeyByHash(db, hash);
  if (key === null) return null;
  const { id, name, merchant, scopes } = key;
  const role = roleOfScopes(scopes);
  const shops = reachOfKey(key, await shopsOf(db, merchant.id));
  return {
    by: `key:${id}`,
    user: null,
    merchant,
    member: { email: "", name, role, ownRole: null, language: "zh" },
    shops,
    manages: false,
  };
}
