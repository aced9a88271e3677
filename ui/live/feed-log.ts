import type { FeedFrame, FeedItem } from "../../worker/floor/feed.ts";
import { withoutWords } from "../../worker/floor/without-words.ts";

/** What a panel knows of the feed. Pure: frames in, next log out. */

export type FeedEntry = { readonly seq: number; readonly at: number; readonly item: FeedItem };

export type FeedLog = {
  /** In order of `seq`, one per finding or decision: a later state replaces the earlier one. */
  readonly entries: readonly FeedEntry[];
  /** The newest `seq` seen, or null before the first frame. */
  readonly last: number | null;
  /** The `seq` up to which the current connection has to catch up. */
  readonly target: number;
  /** How many items this connection brought that were missed while there was none. */
  readonly missed: number;
  /** How many were missed for good, because the server keeps only the newest. */
  readonly lost: number;
};

export const emptyLog: FeedLog = { entries: [], last: null, target: 0, missed: 0, lost: 0 };

/** Enough for a shift's screen; whatever is older is found under the conversations. */
const kept = 1_000;

export function keyOf(item: FeedItem): string {
  switch (item.kind) {
    case "finding":
      return `finding ${item.finding.id}`;
    case "decision":
      return `decision ${item.decision.id}`;
    case "task":
      return `task ${item.task.id}`;
    case "handling":
      return `handling ${item.handling.finding}`;
    case "retracted":
      return `retracted ${item.channel} ${item.conversation} ${item.event}`;
  }
}

export function take(log: FeedLog, frame: FeedFrame): FeedLog {
  return frame.type === "hello" ? greet(log, frame) : add(log, frame);
}

function greet(log: FeedLog, { seq, oldest }: { seq: number; oldest: number }): FeedLog {
  // The server's feed began anew, so what this panel has shown belongs to another one.
  if (log.last !== null && log.last > seq) return { ...emptyLog, target: seq };
  if (log.last === null) return { ...log, target: seq };
  const lost = Math.max(0, oldest - 1 - log.last);
  return { ...log, target: seq, lost, missed: seq - log.last - lost };
}

function add(log: FeedLog, { seq, at, item }: FeedEntry): FeedLog {
  if (log.last !== null && seq <= log.last) return log;
  const key = keyOf(item);
  const others = withoutRetracted(log.entries, item).filter((entry) => keyOf(entry.item) !== key);
  return { ...log, entries: [...others, { seq, at, item }].slice(-kept), last: seq };
}

/** A message that was taken back takes its words along, also from what the panel shows already. */
function withoutRetracted(entries: readonly FeedEntry[], item: FeedItem): readonly FeedEntry[] {
  if (item.kind !== "retracted") return entries;
  return entries.map((entry) => ({ ...entry, item: withoutWords(entry.item, item) }));
}

export const leftToCatchUp = (log: FeedLog): number => Math.max(0, log.target - (log.last ?? 0));
