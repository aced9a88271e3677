import { setTimeout as delay } from "node:timers/promises";
import type { createReader, FindingItem } from "./api.ts";

type Reader = ReturnType<typeof createReader>;

export const ofRun = (run: string) => (item: { conversation: string }) => item.conversation.endsWith(`-${run}`);

/** Findings of a run by point, most first. A finding that was withdrawn again does not count. */
export function countByPoint(findings: readonly FindingItem[], run: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { point } of findings.filter((item) => ofRun(run)(item) && item.status !== "withdrawn")) {
    counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

const patienceMs = 60_000;
const pollMs = 500;

/** Waits until the ledger holds the run's messages and no finding has come for three seconds. @returns whether it did. */
export async function caughtUp(reader: Reader, run: string, messages: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  let seen = -1;
  let quietSince = performance.now();
  while (performance.now() < until) {
    const arrived = (await reader.conversations()).filter(ofRun(run)).reduce((sum, each) => sum + each.messages, 0);
    const found = (await reader.findings()).filter(ofRun(run)).length;
    if (arrived + found !== seen) quietSince = performance.now();
    seen = arrived + found;
    if (arrived >= messages && performance.now() - quietSince > 3_000) return true;
    await delay(pollMs);
  }
  return false;
}
