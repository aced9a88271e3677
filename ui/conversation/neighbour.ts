type Placed = { readonly id: string; readonly at: number };

/** The finding after (1) or before (-1) the selected one in time; the ends stay where they are, and without one the walk begins at an end. */
export function neighbour(findings: readonly Placed[], selected: string | null, step: 1 | -1): string | null {
  const ordered = findings.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const here = ordered.findIndex(({ id }) => id === selected);
  const next = here < 0 ? (step === 1 ? 0 : ordered.length - 1) : here + step;
  return (ordered[Math.max(0, Math.min(ordered.length - 1, next))] ?? null)?.id ?? null;
}
