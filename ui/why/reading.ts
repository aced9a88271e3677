import type { PointTrace } from "../api/types.ts";
import { cut } from "../conversation/highlight.ts";

/** What a point made of a message, the most telling first. */
export const readings = ["fired", "suppressed", "held", "failed", "hit", "nothing"] as const;
export type Reading = (typeof readings)[number];

export function readingOf({ findings, suppressed, held, error, hits }: PointTrace): Reading {
  if (error !== null) return "failed";
  if (findings.length > 0) return "fired";
  if (suppressed.length > 0) return "suppressed";
  if (held.length > 0) return "held";
  return hits.length > 0 ? "hit" : "nothing";
}

/** The most telling first; otherwise as the packs list them. */
export function byReading(points: readonly PointTrace[]): { reading: Reading; point: PointTrace }[] {
  return points
    .map((point) => ({ reading: readingOf(point), point }))
    .toSorted((a, b) => readings.indexOf(a.reading) - readings.indexOf(b.reading));
}

type Place = { readonly message: string; readonly start: number; readonly end: number };
export type Mark = "evidence" | "held" | "hit";

/** Places of this one message that the point read, each with what became of it. */
export function marksOf({ hits, held, findings, suppressed }: PointTrace, message: string) {
  const spans: { start: number; end: number; source: Mark }[] = [];
  const add = (places: readonly Place[], source: Mark) => {
    for (const place of places) if (place.message === message) spans.push({ ...place, source });
  };
  add(hits, "hit");
  for (const { evidence } of held) add(evidence, "held");
  for (const { evidence } of [...findings, ...suppressed]) add(evidence, "evidence");
  return spans;
}

/** The strongest first: where a point read the same place twice, what counted is shown. */
const marks: readonly Mark[] = ["evidence", "held", "hit"];

export type MarkedPiece = { readonly start: number; readonly text: string; readonly mark: Mark | null };

/** The text in pieces, each with its strongest mark; neighbours of one mark are one piece. Empty when nothing is marked. */
export function markedText(text: string, spans: ReturnType<typeof marksOf>): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  for (const { start, text: piece, sources } of spans.length === 0 ? [] : cut(text, spans)) {
    const mark = marks.find((each) => sources.includes(each)) ?? null;
    const before = pieces.at(-1);
    if (before?.mark === mark) pieces[pieces.length - 1] = { ...before, text: before.text + piece };
    else pieces.push({ start, text: piece, mark });
  }
  return pieces;
}

/** Characters of untouched text that are kept beside a mark. */
const around = 24;

/** A long stretch between marks, cut short; `edge` says on which side there is no mark. */
export function shorten(text: string, edge: "start" | "end" | null): string {
  const most = edge === null ? 2 * around : around;
  const letters = Array.from(text);
  if (letters.length <= most + 1) return text;
  if (edge === "start") return `…${letters.slice(-around).join("")}`;
  if (edge === "end") return `${letters.slice(0, around).join("")}…`;
  return `${letters.slice(0, around).join("")}…${letters.slice(-around).join("")}`;
}
