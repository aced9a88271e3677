import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { MaskedKind } from "../../db/schema.ts";
import type { ownRoleItem } from "../../worker/api/account-schemas.ts";
import type { fileOutcome } from "../../worker/api/file-schemas.ts";
import type { Permission } from "../../worker/api/identity.ts";
import { apiPath, call } from "../api/call.ts";

export type OwnRole = z.infer<typeof ownRoleItem>;
export type RoleDraft = Omit<OwnRole, "id" | "createdAt">;
export type ShopGroup = { shop: string; group: string; title: string; agents: number };
export type FileOutcome = z.infer<typeof fileOutcome>;

export const maskedKinds = ["names", "phones", "addresses", "orders"] as const satisfies readonly MaskedKind[];
export const permissions = ["read", "review", "configure", "own"] as const satisfies readonly Permission[];

export const rolesQuery = queryOptions({
  queryKey: ["merchant", "roles"],
  queryFn: ({ signal }) => call<{ items: OwnRole[]; groups: ShopGroup[] }>(apiPath(["merchant", "roles"]), { signal }),
});

export const putRole = ({ id, ...draft }: RoleDraft & { id: string }) =>
  call<unknown>(apiPath(["merchant", "roles", id]), { method: "PUT", body: draft });

export const dropRole = (id: string) => call<unknown>(apiPath(["merchant", "roles", id]), { method: "DELETE" });

export const makeReset = (member: string) =>
  call<{ link: string; expiresAt: number }>(apiPath(["merchant", "members", member, "password-reset"]), {
    method: "POST",
    body: {},
  });

/** `path`: of the route that takes the file. */
export const takeFile = (path: readonly string[], body: { csv: string; apply: boolean }) =>
  call<FileOutcome>(apiPath(path), { method: "POST", body });
export const membersFile = ["merchant", "members", "import"];
export const groupsFile = (shop: string) => ["shops", shop, "groups", "import"];

export type Account = {
  agent: string;
  name: string | null;
  role: "agent" | "bot" | null;
  lastAt: number | null;
  status: "online" | "suspended" | "offline" | null;
  stoppedAt: number | null;
  groups: { id: string; title: string }[];
  members: { id: string; user: string; name: string }[];
};
export const accountsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "accounts"],
    queryFn: ({ signal }) => call<{ items: Account[] }>(apiPath(["shops", shop, "accounts"]), { signal }),
  });
export const putAccount = (shop: string, { agent, stopped }: { agent: string; stopped: boolean }) =>
  call<{ items: Account[] }>(apiPath(["shops", shop, "accounts", agent]), { method: "PUT", body: { stopped } });
