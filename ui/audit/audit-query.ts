import { infiniteQueryOptions } from "@tanstack/react-query";
import { apiPath, call } from "../api/call.ts";
import type { Page } from "../api/types.ts";

export type AuditEntry = {
  id: string;
  shop: string;
  at: number;
  by: string;
  action: string;
  target: string;
  detail: Record<string, unknown>;
};
type AuditPage = Page<AuditEntry> & { people: { by: string; name: string }[] };

/** Absent or null: not filtered by it. Times are epoch milliseconds. */
export type AuditFilter = {
  by: string | null;
  kind: string | null;
  shop: string | null;
  from: number | null;
  to: number | null;
};

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["merchant", "audit", filter],
    queryFn: ({ signal, pageParam }) =>
      call<AuditPage>(apiPath(["merchant", "audit"], { ...filter, cursor: pageParam, limit: 50 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** What an action begins with, and what people filter by. */
export const kinds = [
  "member",
  "role",
  "invitation",
  "key",
  "password",
  "passkey",
  "login",
  "settings",
  "pack",
  "agent",
  "finding",
  "remark",
  "session",
  "appeal",
  "task",
  "conversation",
  "action",
  "buyer",
  "dead-letter",
] as const;
export type Kind = (typeof kinds)[number];
