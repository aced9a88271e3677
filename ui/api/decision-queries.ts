import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { TaskKind } from "../../plugins/sdk/intervention.ts";
import type { ExplainedDecision, Lift, PolicyCounts } from "../../worker/api/decision-schemas.ts";
import type { TaskRow } from "../../worker/ledger/rows.ts";
import { apiPath, call } from "./call.ts";
import type { DecisionItem, Page } from "./types.ts";

/** Reads of the pages about decisions and tasks. */

/** As the address of the page names them; all that are given must be met. */
export type DecisionFilter = {
  conversation: string | null;
  policy: string | null;
  intervention: string | null;
  outcome: string | null;
  reason: string | null;
  choice: string | null;
  arm: string | null;
  from: number | null;
};

const refreshMs = 10_000;

export const decisionsQuery = (shop: string, filter: DecisionFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "decisions", filter],
    queryFn: ({ signal, pageParam }) =>
      call<Page<DecisionItem>>(apiPath(["shops", shop, "decisions"], { ...filter, cursor: pageParam, limit: 50 }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshMs,
  });

/** What a decision led to goes on for as long as the chat does; after an hour few still watch it. */
const watchedMs = 3_600_000;

export const decisionQuery = (shop: string, decision: string) =>
  queryOptions({
    queryKey: ["shop", shop, "decision", decision],
    queryFn: ({ signal }) => call<ExplainedDecision>(apiPath(["shops", shop, "decisions", decision]), { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && Date.now() - data.decision.at < watchedMs ? refreshMs / 2 : false,
  });

export type TaskItem = TaskRow & { channel: string; conversation: string };
export type TaskFilter = { state: string | null; kind: TaskKind | null };

export const tasksQuery = (shop: string, filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "tasks", filter],
    queryFn: ({ signal, pageParam }) =>
      call<Page<TaskItem>>(apiPath(["shops", shop, "tasks"], { ...filter, cursor: pageParam, limit: 50 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshMs,
  });

/** `from` is the start of a day, so that the key stays the same until midnight. */
export const policyCountsQuery = (shop: string, policy: string, from: number) =>
  queryOptions({
    queryKey: ["shop", shop, "policy-counts", policy, from],
    queryFn: ({ signal }) =>
      call<PolicyCounts>(apiPath(["shops", shop, "policies", policy, "counts"], { from }), { signal }),
    refetchInterval: 3 * refreshMs,
  });

/** Of the server's usual period, 30 days. */
export const liftQuery = (shop: string, policy: string) =>
  queryOptions({
    queryKey: ["shop", shop, "lift", policy],
    queryFn: ({ signal }) => call<Lift>(apiPath(["shops", shop, "policies", policy, "lift"]), { signal }),
    staleTime: 60_000,
  });
