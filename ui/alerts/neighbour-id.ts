/** The line after or before the opened one; from none, the first. null: there is no other. */
export function neighbourId(ids: readonly string[], opened: string | null, step: 1 | -1): string | null {
  const at = opened === null ? -1 : ids.indexOf(opened);
  if (at === -1) return ids[0] ?? null;
  return ids[at + step] ?? null;
}
