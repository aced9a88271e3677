import type { Arrival } from "../hooks/arrival.ts";
import { minuteMs } from "./marks.ts";

/** Lists of a channel: so many minutes in which something was accepted, and as many in which something was refused. */
export const mostArrivals = 50;

/** One row a minute for each outcome; forged requests push out nothing but what was refused. */
export function noteArrivals(sql: SqlStorage, arrivals: readonly Arrival[]): void {
  for (const { channel, reason, path, at, count } of arrivals) {
    sql.exec(
      `INSERT INTO arrival (channel, refused, minute, reason, path, at, count) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET path = excluded.path, at = max(at, excluded.at), count = count + excluded.count`,
      channel,
      reason === null ? 0 : 1,
      Math.floor(at / minuteMs),
      reason ?? "",
      path,
      at,
      count,
    );
    sql.exec(
      `DELETE FROM arrival WHERE channel = ?1 AND refused = ?2 AND (minute, reason) NOT IN (SELECT minute, reason FROM arrival
         WHERE channel = ?1 AND refused = ?2 ORDER BY minute DESC, reason LIMIT ?3)`,
      channel,
      reason === null ? 0 : 1,
      mostArrivals,
    );
  }
}

/** Newest first. */
export function keptArrivals(sql: SqlStorage): Arrival[] {
  return sql
    .exec<{ channel: string; reason: string; path: string | null; at: number; count: number }>(
      "SELECT channel, reason, path, at, count FROM arrival ORDER BY at DESC",
    )
    .toArray()
    .map(({ reason, ...arrival }) => ({ ...arrival, reason: reason === "" ? null : (reason as Arrival["reason"]) }));
}
