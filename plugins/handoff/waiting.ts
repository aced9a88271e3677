import type { Seats, ShopView } from "interject/sdk";

export type WaitSettings = { readonly secondsPerBuyer: number };

/**
 * Seconds until a human answers somebody who joins the queue now, or null where nothing is known (N06). Two readings, of which the
 * longer one counts, since a promise that is too short costs more than one too long: the median of those who waited within the
 * last hour, and the queue, under the stated assumption that every agent who is online takes the next buyer every
 * `secondsPerBuyer` seconds.
 */
export function estimateWait(seats: Seats, waited: number | null, { secondsPerBuyer }: WaitSettings): number | null {
  const queued = seats.known && seats.online > 0 ? (seats.queue / seats.online) * secondsPerBuyer : null;
  if (waited === null || queued === null) return waited ?? queued;
  return Math.max(waited, queued);
}

/** The estimate in words. It is no measurement: minutes, rounded up, and no more than an hour in figures. */
export function waitInWords(seconds: number, language: ShopView["language"]): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return language === "zh" ? "不到 1 分钟" : "less than a minute";
  if (minutes > 60) return language === "zh" ? "1 小时以上" : "more than an hour";
  if (language === "zh") return `约 ${minutes} 分钟`;
  return `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}
