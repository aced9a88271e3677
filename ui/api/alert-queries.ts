import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AlertView } from "../../db/queries/alert-views.ts";
import type { Severity } from "../../plugins/sdk/point.ts";
import { apiPath, call } from "./call.ts";
import type { FindingItem, Page } from "./types.ts";

/** Reads of the page of alerts. */

export type AlertItem = FindingItem & { buyer: string | null; buyerName: string | null; remarks: number };
export type AlertPage = Page<AlertItem> & { people: { by: string; name: string }[] };
export type AlertFilter = {
  view: AlertView;
  severity: Severity | null;
  point: string | null;
  agent: string | null;
};

const askFor = (
  shop: string,
  filter: AlertFilter,
  more: { cursor?: string | null; limit: number },
  signal: AbortSignal,
) => call<AlertPage>(apiPath(["shops", shop, "alerts"], { ...filter, ...more }), { signal });

/** Kept as it was read: what happens meanwhile is told by the feed, and reading forty pages anew would make a long list jump. */
export const alertsQuery = (shop: string, filter: AlertFilter) =>
  infiniteQueryOptions({
    queryKey: ["shop", shop, "alerts", filter],
    queryFn: ({ signal, pageParam }) => askFor(shop, filter, { cursor: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** The newest of the same list, which know the buyers whom the feed does not name. */
export const newestAlertsQuery = (shop: string, filter: AlertFilter) =>
  queryOptions({
    queryKey: ["shop", shop, "newest-alerts", filter],
    queryFn: ({ signal }) => askFor(shop, filter, { limit: 50 }, signal),
    refetchInterval: 30_000,
  });
