import type { AppealState } from "./states.ts";

const dayMs = 86_400_000;

/**
 * How long an agent may doubt a result: from the end of the session, or from the decision that he appeals against once more. A week
 * holds everybody's days off, and both sides still remember the chat.
 */
export const appealDays = 7;
/** How long a reviewer has: an answer that comes later than half a week finds the next ones made the same way already. */
export const handlingDays = 3;
/** A second look by somebody else settles it (N08). Without an end, whoever asks more often would be right more often. */
export const lastRound = 2;

export const noEntry = ["open", "late", "final", "nothing"] as const;
/** `nothing`: no finding stands that could be doubted. `until`: the last moment, also when it has passed. */
export type Entry =
  | { readonly may: true; readonly round: number; readonly until: number }
  | { readonly may: false; readonly why: (typeof noEntry)[number]; readonly until: number };

type Known = {
  /** The session's last message. */
  readonly endedAt: number;
  /** What was said before, in any order. */
  readonly appeals: readonly { readonly state: AppealState; readonly decidedAt: number | null }[];
  /** How many findings stand that an appeal could name. */
  readonly standing: number;
  readonly now: number;
};

/** Whether an agent may appeal against a result now, or why not (F175, F177). */
export function entryOf({ endedAt, appeals, standing, now }: Known): Entry {
  const until = Math.max(endedAt, ...appeals.map(({ decidedAt }) => decidedAt ?? 0)) + appealDays * dayMs;
  const closed = (why: (typeof noEntry)[number]): Entry => ({ may: false, why, until });
  if (appeals.some(({ state }) => state === "open")) return closed("open");
  if (appeals.length >= lastRound) return closed("final");
  if (standing === 0) return closed("nothing");
  if (now > until) return closed("late");
  return { may: true, round: appeals.length + 1, until };
}

/** When an appeal that is made now should be decided. */
export function dueAt(now: number): number {
  return now + handlingDays * dayMs;
}

type Result = { readonly kind: string; readonly status: string; readonly verdict: string | null };

/** An agent doubts what speaks against him and still counts: not a bonus, and nothing that was dismissed or taken back. */
export function isDoubtable({ kind, status, verdict }: Result): boolean {
  return kind !== "bonus" && (status === "active" || status === "resolved") && verdict !== "wrong";
}
