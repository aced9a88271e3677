/** What runs side by side reads the clock at moments of its own: in production it stands still between two answers from outside. */
const apartMs = 1_000;

/**
 * Whether `at` lies in the last `ms` before `now` (epoch milliseconds). A moment far ahead of now does not: our clock was set back since
 * it was noted, and whoever waited for it would wait for as long as the clock had been wrong (failure F15).
 */
export function isWithin(ms: number, at: number, now: number): boolean {
  return at - now <= apartMs && now - at < ms;
}
