import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { type AlertView, alertViews } from "../../db/queries/alert-views.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { AlertFilter } from "../api/alert-queries.ts";

/** The filter and the opened line live in the address, so that a view can be shared and survives a reload. */
export function readAlertFilter(search: URLSearchParams): AlertFilter {
  const view = alertViews.find((name): name is AlertView => name === search.get("view"));
  const severity = severities.find((name) => name === search.get("severity"));
  return { view: view ?? "live", severity: severity ?? null, point: search.get("point"), agent: search.get("agent") };
}

export function useAlertFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readAlertFilter(search), [search]);
  const set = (change: Record<string, string | null>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return { filter, opened: search.get("open"), set };
}
