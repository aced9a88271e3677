/** The id stands in the query, because it holds slashes, which hosts of static pages decode in a path. */
export function decisionAddress(shop: string, id: string): string {
  return `/shops/${encodeURIComponent(shop)}/decisions/explained?${new URLSearchParams({ id })}`;
}
