/** Cuts a message's text where evidence begins and ends. Offsets are UTF-16, as in findings. */

export type Span<Source> = { readonly start: number; readonly end: number; readonly source: Source };
export type Piece<Source> = { readonly start: number; readonly text: string; readonly sources: readonly Source[] };

/** Pieces in order that together are the whole text; where spans overlap, a piece names them all. */
export function cut<Source>(text: string, spans: readonly Span<Source>[]): Piece<Source>[] {
  const inside = spans
    .map(({ start, end, source }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), source }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces: Piece<Source>[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const sources = inside.filter((span) => span.start <= start && end <= span.end).map(({ source }) => source);
    pieces.push({ start, text: text.slice(start, end), sources });
  }
  return pieces;
}
