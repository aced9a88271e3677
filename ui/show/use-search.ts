import { useSearchParams } from "react-router";

export type SearchChange = Readonly<Record<string, string | null | undefined>>;

/** `search` with the named parts set; nothing or an empty text takes a part away. */
export function changedSearch(search: URLSearchParams, change: SearchChange): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/**
 * The filters of a page, which live in its address, so that a view can be shared and survives a reload. A change builds on the address
 * as it is by then: what is drawn may lag behind it, and a filter that is chosen meanwhile would drop the one before.
 */
export function useSearch() {
  const [search, setSearch] = useSearchParams();
  const change = (parts: SearchChange) =>
    setSearch(changedSearch(new URLSearchParams(window.location.search), parts), { replace: true });
  return { search, change, clear: () => setSearch({}, { replace: true }) };
}
