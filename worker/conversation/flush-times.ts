/** Without news a row waits this long for others, so that a busy conversation sends few appends. */
export const flushAfterMs = 5_000;
/** Findings and decisions go sooner: a panel may be watching. */
export const newsAfterMs = 250;
/** A conversation that has news all the time tells them together: an alarm and two calls a message would cost more than judging. */
const betweenFlushesMs = { watched: 3_000, unwatched: 5_000 };

/** When news of `now` go, after a flush at `flushedAt`. `watched`: a panel of the shop listened when news were last told. */
export function newsAt(
  { watched }: { readonly watched: boolean },
  { now, flushedAt }: { now: number; flushedAt: number },
): number {
  return Math.max(now + newsAfterMs, flushedAt + betweenFlushesMs[watched ? "watched" : "unwatched"]);
}
