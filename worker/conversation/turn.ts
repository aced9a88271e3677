import type { ShopFacts } from "../../plugins/sdk/shop.ts";
import type { Decision, Entry, FoundFinding } from "./log.ts";

/** `now` is the wall clock in epoch milliseconds; `facts` are those of the whole shop when the turn began. */
export type TurnContext = { readonly now: number; readonly facts: ShopFacts };

export type Turn = {
  /** Entries that are new or were changed, in the order of the log; each must be stored under a new `seq`. */
  readonly written: Set<Entry>;
  /** Host entries that a late event made void. */
  readonly removed: Entry[];
  /** What was found and decided for the first time, in the order of judging. */
  readonly news: News[];
  /** Decisions from which the words of a retracted message were taken: what they owe the outside is not sent any more. */
  readonly scrubbed: Set<string>;
};

export type News = {
  readonly entry: Entry;
  readonly findings: readonly FoundFinding[];
  readonly decisions: readonly Decision[];
};

export function startTurn(): Turn {
  return { written: new Set(), removed: [], news: [], scrubbed: new Set() };
}

/** What stays as it is while a stretch of the log is judged again. */
export type Kept = {
  readonly findings: ReadonlyMap<string, FoundFinding>;
  /** Decisions that were made, by id. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Events that interventions have heard of before. */
  readonly heard: ReadonlySet<string>;
};
export const nothingKept: Kept = { findings: new Map(), decisions: new Map(), heard: new Set() };
