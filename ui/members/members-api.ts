import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { invitationItem, keyAccess, keyItem, loginItem, memberItem } from "../../worker/api/account-schemas.ts";
import { apiPath, call } from "../api/call.ts";

export type Member = z.infer<typeof memberItem>;
export type Invitation = z.infer<typeof invitationItem>;
export type Key = z.infer<typeof keyItem>;
export type Access = z.infer<typeof keyAccess>;
export type Login = z.infer<typeof loginItem>;
export type Role = Member["role"];
export type Shop = { id: string; name: string };

export const roles = ["admin", "quality", "agent"] as const satisfies readonly Role[];
export const accesses = ["read", "review", "configure"] as const satisfies readonly Access[];
export const allShops = "*";

export const membersQuery = queryOptions({
  queryKey: ["merchant", "members"],
  queryFn: ({ signal }) => call<{ items: Member[]; shops: Shop[] }>(apiPath(["merchant", "members"]), { signal }),
});

export const invitationsQuery = queryOptions({
  queryKey: ["merchant", "invitations"],
  queryFn: ({ signal }) => call<{ items: Invitation[] }>(apiPath(["merchant", "invitations"]), { signal }),
});

type Keys = { items: Key[]; people: { by: string; name: string }[] };
export const keysQuery = queryOptions({
  queryKey: ["merchant", "keys"],
  queryFn: ({ signal }) => call<Keys>(apiPath(["merchant", "keys"]), { signal }),
});

/** `member` null: one's own. */
export const loginsQuery = (member: string | null) =>
  queryOptions({
    queryKey: ["logins", member],
    queryFn: ({ signal }) => call<{ items: Login[] }>(apiPath(loginsPath(member)), { signal }),
    staleTime: 0,
  });

const loginsPath = (member: string | null) =>
  member === null ? ["me", "logins"] : ["merchant", "members", member, "logins"];

export const endLogin = (member: string | null, login: string) =>
  call<unknown>(apiPath([...loginsPath(member), login]), { method: "DELETE" });

export type InvitationDraft = { email: string; role: Role; shop: string; agents: string[]; ownRole: string | null };
export const invite = (draft: InvitationDraft) =>
  call<Invitation & { link: string }>(apiPath(["merchant", "invitations"]), { method: "POST", body: draft });

export const takeBack = (invitation: string) =>
  call<unknown>(apiPath(["merchant", "invitations", invitation]), { method: "DELETE" });

export type MemberChange = { role?: Role; ownRole?: string; agents?: string[]; disabled?: boolean };
export const changeMember = (member: string, change: MemberChange) =>
  call<Member>(apiPath(["merchant", "members", member]), { method: "PATCH", body: change });

export const removeMember = (member: string) =>
  call<unknown>(apiPath(["merchant", "members", member]), { method: "DELETE" });

export type KeyDraft = { name: string; shop: string; access: Access };
export const makeKey = (draft: KeyDraft) =>
  call<Key & { key: string }>(apiPath(["merchant", "keys"]), { method: "POST", body: draft });

export const revokeKey = (key: string) => call<unknown>(apiPath(["merchant", "keys", key]), { method: "DELETE" });
