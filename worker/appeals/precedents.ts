import { similarity } from "../../plugins/sdk/text/similar.ts";
import type { AppealItem } from "./states.ts";

/** Decided appeals that a reviewer may go by: of the same points, those about like words first (N08). */

export const precedentDays = 180;
/** More than these nobody reads before he decides. */
export const mostPrecedents = 5;

/** What an appeal is about: its agent's reason, and the words that its findings quote. */
export type About = { readonly reason: string; readonly quotes: readonly string[] };

/** 0 to 1. Like quotes or a like reason is enough: the same words may be defended in many ways. */
export function likeness(one: About, other: About): number {
  const quoted = one.quotes.flatMap((quote) => other.quotes.map((known) => similarity(quote, known)));
  return Math.max(0, similarity(one.reason, other.reason), ...quoted);
}

type Candidate = About & { readonly decidedAt: number | null };

/** The likest first; of equally like ones the newest decision. */
export function likestFirst<One extends Candidate>(asked: About, candidates: readonly One[]) {
  return candidates
    .map((one) => ({ ...one, likeness: likeness(asked, one) }))
    .sort((a, b) => b.likeness - a.likeness || (b.decidedAt ?? 0) - (a.decidedAt ?? 0))
    .slice(0, mostPrecedents);
}

/** What became of the points that both are about, each once: overturned if any of its findings was. */
export function sharedPoints(items: readonly AppealItem[], points: ReadonlySet<string>) {
  const shared = new Map<string, boolean>();
  for (const { point, overturned } of items) {
    if (points.has(point)) shared.set(point, (shared.get(point) ?? false) || overturned === true);
  }
  return [...shared].map(([point, overturned]) => ({ point, overturned }));
}
