import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { type AlertFilter, alertsQuery, newestAlertsQuery } from "../api/alert-queries.ts";
import { incidentsQuery } from "../api/shop-queries.ts";
import { useFeed } from "../live/use-feed.tsx";
import { linesOf } from "./incident-groups.ts";
import { mergeAlerts, namesOf } from "./merge-alerts.ts";

/** The ledger hears of an alert a moment after the feed does. */
const ledgerMs = 1_500;

/** The list of alerts with what happens meanwhile; `entered`: those that were opened since the filter was set. */
export function useAlerts(shop: string, filter: AlertFilter, entered: ReadonlySet<string>) {
  const { log, state } = useFeed();
  const list = useInfiniteQuery(alertsQuery(shop, filter));
  const newest = useQuery(newestAlertsQuery(shop, filter));
  const incidents = useQuery(incidentsQuery(shop)).data?.items;
  const { refetch } = newest;
  const last = log.last;
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => void refetch(), ledgerMs);
    return () => clearTimeout(timer);
  }, [last, refetch]);

  const pages = useMemo(
    () => [...(list.data?.pages ?? []), ...(newest.data === undefined ? [] : [newest.data])],
    [list.data, newest.data],
  );
  // What the filter does not ask for is no use before the list is there: it would stand alone for a moment.
  const ready = list.data !== undefined;
  const alerts = useMemo(
    () => (ready ? mergeAlerts(pages, log.entries, { filter, entered }) : []),
    [ready, pages, log.entries, filter, entered],
  );
  const lines = useMemo(() => linesOf(alerts, incidents ?? []), [alerts, incidents]);
  const names = useMemo(() => namesOf(pages, log.entries), [pages, log.entries]);
  return { list, alerts, lines, names, connection: state };
}
