import type { PointTrace } from "../../../worker/conversation/explain.ts";

export const quotes = (evidence: readonly { readonly quote: string }[]) =>
  evidence.map(({ quote }) => `“${quote}”`).join(" ");

/** One point's lines: what it found, what its guards or the shop held back, and words that it saw and did not count. */
export function traceLines({ point, findings, held, suppressed, hits, error }: PointTrace): string[] {
  if (error !== null) return [`✘ ${point}  ${error}`];
  const lines = [
    ...findings.map(({ code, evidence }) => `✔ ${point}  ${code}  ${quotes(evidence)}`),
    ...held.map(({ guard, evidence }) => `⏸ ${point}  held back by ${guard}  ${quotes(evidence)}`),
    ...suppressed.map(({ code, guard, evidence }) => `⏸ ${point}  ${code} held back by ${guard}  ${quotes(evidence)}`),
  ];
  if (lines.length > 0) return lines;
  const words = new Set(hits.map(({ list, phrase }) => `${list}: ${phrase}`));
  return words.size > 0 ? [`· ${point}  found but not counted  ${[...words].join(", ")}`] : [];
}
