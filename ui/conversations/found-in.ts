import type { FindingItem } from "../api/types.ts";
import { counts } from "../show/counts.ts";

export type FoundIn = {
  readonly conversation: string;
  readonly channel: string;
  readonly agent: string | null;
  readonly count: number;
  readonly at: number;
  readonly quotes: readonly string[];
};

/** The conversations of some findings, newest first, each with how often and in which words it was found. */
export function foundIn(findings: readonly FindingItem[]): FoundIn[] {
  const found = new Map<string, FoundIn>();
  for (const { conversation, channel, agent, at, evidence } of findings.filter(counts)) {
    const key = `${channel} ${conversation}`;
    const known = found.get(key) ?? { conversation, channel, agent, count: 0, at, quotes: [] };
    const quotes = [...known.quotes, ...evidence.map(({ quote }) => quote)];
    found.set(key, { ...known, count: known.count + 1, at: Math.max(known.at, at), quotes });
  }
  return [...found.values()].sort((a, b) => b.at - a.at);
}
