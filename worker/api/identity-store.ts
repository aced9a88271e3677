import { readClient } from "../../db/client.ts";
import { apiKeyByHash } from "../../db/queries/api-keys.ts";
import { membershipsOf, shopsOf } from "../../db/queries/members.ts";
import { panelPassByHash } from "../../db/queries/panel-passes.ts";
import type { Env } from "../env.ts";
import type { Login } from "./auth/login.ts";
import {
  type Identity,
  managesMerchant,
  type Permission,
  reachOfKey,
  reachOfMember,
  roleOfScopes,
  unlimited,
} from "./identity.ts";

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

/**
 * Whoever sits before a panel: the agent of the account, with his own results and nothing else, or somebody who reads the shop.
 * `hash` is the SHA-256 of the pass. Null for one that is unknown or over.
 */
export async function readPassIdentity(env: Env, hash: string, now: number): Promise<Identity | null> {
  const db = readClient(env);
  const pass = await panelPassByHash(db, hash, now);
  if (pass === null) return null;
  const { shop, agent, key, merchant } = pass;
  const here = (await shopsOf(db, merchant.id)).filter(({ id }) => id === shop);
  const may: readonly Permission[] = agent === null ? ["read"] : ["own"];
  return {
    by: agent === null ? `key:${key}` : `agent:${agent}`,
    user: null,
    merchant,
    member: { email: "", name: agent ?? "", role: agent === null ? "quality" : "agent", ownRole: null, language: "zh" },
    shops: here.map(({ id, name }) => ({ ...unlimited, id, name, may, agents: agent === null ? [] : [agent] })),
    manages: false,
  };
}
