/**
 * Seconds to wait after the attempt of that number, as Standard Webhooks recommends: at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h,
 * 14 h, 20 h, 24 h.
 */
const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

export const maxAttempts = waits.length + 1;

/** Up to a fifth more, so that those who failed together do not come back together. */
const jitterShare = 0.2;
const maxWait = 86_400 * (1 + jitterShare);

/**
 * Seconds until the next attempt after the `attempt`-th (counted from 1) failed, or null when it was the last. Never sooner than
 * the receiver asked for by `retryAfter`, as long as that is within a day. `random` is in [0, 1).
 */
export function waitAfter(
  attempt: number,
  { random, retryAfter = null }: { random: number; retryAfter?: number | null },
): number | null {
  const wait = waits[Math.max(1, attempt) - 1];
  if (wait === undefined) return null;
  return Math.min(Math.max(Math.ceil(wait * (1 + jitterShare * random)), retryAfter ?? 0), maxWait);
}

/** `retry-after` in seconds: a number or an HTTP date; null when it is neither. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^[0-9]{1,9}$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1_000));
}
