import type { Operations } from "./operations-query.ts";

type Minute = Operations["minutes"][number];
export const minuteMs = 60_000;
const shown = 60;

/** Every minute of the last hour, oldest first; those in which nothing came in are zero. */
export function wholeHour(minutes: readonly Minute[], now: number): Minute[] {
  const known = new Map(minutes.map((minute) => [minute.at, minute]));
  const newest = Math.floor(now / minuteMs) * minuteMs;
  return Array.from({ length: shown }, (_, index) => {
    const at = newest - (shown - 1 - index) * minuteMs;
    return known.get(at) ?? { at, accepted: 0, refused: 0, events: 0 };
  });
}

export function sumOf(minutes: readonly Minute[], of: "accepted" | "refused" | "events"): number {
  return minutes.reduce((sum, minute) => sum + minute[of], 0);
}

/** Events a minute over the last whole ones: the one that runs is not over yet. */
export function perMinute(minutes: readonly Minute[], now: number, over: number): number {
  const newest = Math.floor(now / minuteMs) * minuteMs;
  const recent = minutes.filter(({ at }) => at < newest && at >= newest - over * minuteMs);
  return Math.round((sumOf(recent, "events") / over) * 10) / 10;
}
