import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { pointKinds, severities } from "../../plugins/sdk/point.ts";
import { everything, type FeedFilter, shows } from "./group.ts";

/** The filter lives in the address, so that a view can be shared and survives a reload. */
export function readFilter(search: URLSearchParams): FeedFilter {
  const listed = (name: string) => search.get(name)?.split(",") ?? [];
  return {
    show: shows.find((show) => show === search.get("show")) ?? "all",
    severities: severities.filter((severity) => listed("severity").includes(severity)),
    packs: listed("pack").filter((pack) => /^[a-z0-9-]+$/.test(pack)),
    kinds: pointKinds.filter((kind) => listed("kind").includes(kind)),
    point: search.get("point"),
  };
}

export function writeFilter({ show, severities, packs, kinds, point }: FeedFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (show !== "all") search.set("show", show);
  if (severities.length > 0) search.set("severity", severities.join(","));
  if (packs.length > 0) search.set("pack", packs.join(","));
  if (kinds.length > 0) search.set("kind", kinds.join(","));
  if (point !== null) search.set("point", point);
  return search;
}

/** As the address is by now, which what is drawn may lag behind. */
const current = () => readFilter(new URLSearchParams(window.location.search));

/** `setFilter(null)` clears it. */
export function useFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => readFilter(search), [search]);
  const setFilter = (change: Partial<FeedFilter> | null) =>
    setSearch(writeFilter(change === null ? everything : { ...current(), ...change }), { replace: true });
  return { filter, setFilter, isFiltered: search.size > 0 };
}
