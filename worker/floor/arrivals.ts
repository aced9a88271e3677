import type { Arrival } from "../hooks/arrival.ts";
import { minuteMs } from "./marks.ts";

/** Lists of a channel: so many minutes in which something was accepted, and as many in which something was refused. An hour and a bit. */
export const mostArrivals = 70;

/** One row a minute for each outcome; forged requests push out nothing but what was refused. */
export function noteArrivals(sql: SqlStorage, arrivals: readonly Arrival[]): void {
  for (const { channel, reason, path, at, count, events = 0 } of arrivals) {
    sql.exec(
      `INSERT INTO arrival (channel, refused, minute, reason, path, at, count, events) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET path = excluded.path, at = max(at, excluded.at), count = count + excluded.count,
         events = events + excluded.events`,
      channel,
      reason === null ? 0 : 1,
      Math.floor(at / minuteMs),
      reason ?? "",
      path,
      at,
      count,
      events,
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

/** What came in within one minute, over all channels. `at`: its start in epoch milliseconds. */
export type Minute = {
  readonly at: number;
  readonly accepted: number;
  readonly refused: number;
  readonly events: number;
};

/** Minutes in which something came in since then, oldest first. */
export function arrivalMinutes(sql: SqlStorage, since: number): Minute[] {
  return sql
    .exec<Minute>(
      `SELECT minute * ${minuteMs} AS at, SUM(CASE refused WHEN 0 THEN count ELSE 0 END) AS accepted,
         SUM(CASE refused WHEN 0 THEN 0 ELSE count END) AS refused, SUM(events) AS events
       FROM arrival WHERE minute >= ? GROUP BY minute ORDER BY minute`,
      Math.floor(since / minuteMs),
    )
    .toArray();
}
