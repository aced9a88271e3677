/** Findings and decisions go this soon after a quiet time, so that a burst goes together: a panel may be watching. */
export const newsAfterMs = 250;

/**
 * How long rows wait for others. An alarm and two calls a message would cost more than judging, so that a conversation tells what it has
 * together: soon where a panel of the shop listened when it was last told something, seldom where none did. Also the age at which
 * reports and lists know of a message, which is to be less than 5 s. An object that nobody calls leaves memory after 10 s, and to
 * wake it costs more than all the rest: nothing may wait as long.
 */
const gatherMs = { watched: 1_000, unknown: 2_000, unwatched: 3_000 };
export const longestGatherMs = gatherMs.unwatched;

type Listened = {
  /** Whether a panel of the shop listened when news were last told; null: nothing was told yet. */
  readonly watched: boolean | null;
};

function gatherFor({ watched }: Listened): number {
  return watched === null ? gatherMs.unknown : watched ? gatherMs.watched : gatherMs.unwatched;
}

/** When rows of `now` go that are no news to anybody. */
export function rowsAt(live: Listened, now: number): number {
  return now + gatherFor(live);
}

/** When news of `now` go, after a flush at `flushedAt`. */
export function newsAt(live: Listened, { now, flushedAt }: { now: number; flushedAt: number }): number {
  // A clock that was set back since must not make them wait for as long as it was ahead.
  return Math.max(now + newsAfterMs, Math.min(flushedAt, now) + gatherFor(live));
}
