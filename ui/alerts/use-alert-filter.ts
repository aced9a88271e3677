import { useMemo } from "react";
import { type AlertView, alertViews } from "../../db/queries/alert-views.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { AlertFilter } from "../api/alert-queries.ts";
import { useSearch } from "../show/use-search.ts";

/** The filter and the opened line live in the address, so that a view can be shared and survives a reload. */
export function readAlertFilter(search: URLSearchParams): AlertFilter {
  const view = alertViews.find((name): name is AlertView => name === search.get("view"));
  const severity = severities.find((name) => name === search.get("severity"));
  return { view: view ?? "live", severity: severity ?? null, point: search.get("point"), agent: search.get("agent") };
}

export function useAlertFilter() {
  const { search, change } = useSearch();
  const filter = useMemo(() => readAlertFilter(search), [search]);
  return { filter, opened: search.get("open"), set: change };
}
