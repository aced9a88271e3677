import type { Pace } from "../../plugins/sdk/tally.ts";
import { minuteOf } from "./marks.ts";

/** Minutes since the epoch, both included. */
export type Window = { readonly from: number; readonly to: number };

export function lastMinutes(now: number, minutes: number): Window {
  return { from: minuteOf(now) - minutes + 1, to: minuteOf(now) };
}

type Sums = { rounds: number; ms: number };

function paceOf<Row extends Sums>({ rounds, ms, ...rest }: Row): Omit<Row, keyof Sums> & Pace {
  return { ...rest, rounds, seconds: ms / rounds / 1_000 };
}

const sums = "COUNT(*) AS rounds, SUM(value) AS ms FROM mark WHERE kind = 'reply' AND minute BETWEEN ? AND ?";

/** `humanReply` of the whole shop; null without any. */
export function shopPace(sql: SqlStorage, { from, to }: Window): Pace | null {
  const row = sql.exec<Sums>(`SELECT ${sums}`, from, to).one();
  return row.rounds === 0 ? null : paceOf(row);
}

/** By agent, slowest first. */
export function agentPaces(sql: SqlStorage, { from, to }: Window, most: number): (Pace & { agent: string })[] {
  return sql
    .exec<Sums & { agent: string }>(
      `SELECT subject AS agent, ${sums} GROUP BY subject ORDER BY AVG(value) DESC, subject LIMIT ?`,
      from,
      to,
      most,
    )
    .toArray()
    .map(paceOf);
}

/** By hour, oldest first; an hour without an answer is left out. `hour`: its start in epoch milliseconds. */
export function hourlyPaces(sql: SqlStorage, { from, to }: Window): (Pace & { hour: number })[] {
  return sql
    .exec<Sums & { hour: number }>(
      `SELECT minute / 60 * 3600000 AS hour, ${sums} GROUP BY hour ORDER BY hour`,
      from,
      to,
    )
    .toArray()
    .map(paceOf);
}

/**
 * What conversations were about in which an answer took longer than `slowMs`, or did not come in time, most first. null: about
 * nothing that is known.
 */
export function slowTopics(
  sql: SqlStorage,
  { from, to }: Window,
  { slowMs, unanswered }: { slowMs: number; unanswered: string },
): { topic: string | null; conversations: number }[] {
  return sql
    .exec<{ topic: string | null; conversations: number }>(
      `SELECT topic, COUNT(DISTINCT channel || '/' || conversation) AS conversations FROM mark
       WHERE minute BETWEEN ? AND ? AND ((kind = 'reply' AND value > ?) OR (kind = 'finding' AND subject LIKE ? || '|%'))
       AND kind IN ('reply', 'finding') GROUP BY topic ORDER BY conversations DESC, topic`,
      from,
      to,
      slowMs,
      unanswered,
    )
    .toArray();
}

/** How many distinct buyers asked about each topic, most first. */
export function topicBuyers(sql: SqlStorage, { from, to }: Window): Map<string, number> {
  const rows = sql
    .exec<{ topic: string; buyers: number }>(
      `SELECT subject AS topic, COUNT(DISTINCT buyer) AS buyers FROM mark WHERE kind = 'topic' AND minute BETWEEN ? AND ?
       GROUP BY subject ORDER BY buyers DESC, subject`,
      from,
      to,
    )
    .toArray();
  return new Map(rows.map(({ topic, buyers }) => [topic, buyers]));
}

export type Place = { channel: string; conversation: string; at: number };

/** Conversations that are about the topic, newest first. `at`: start of the minute. */
export function topicPlaces(sql: SqlStorage, topic: string, { from, to }: Window, most: number): Place[] {
  return sql
    .exec<Place>(
      `SELECT channel, conversation, MAX(minute) * 60000 AS at FROM mark WHERE kind = 'topic' AND subject = ?
       AND minute BETWEEN ? AND ? GROUP BY channel, conversation ORDER BY at DESC, channel, conversation LIMIT ?`,
      topic,
      from,
      to,
      most,
    )
    .toArray();
}

/** Points that failed: in how many chats a minute, added up, and when and how last. `at`: start of the minute. */
export type PointErrors = { point: string; chats: number; at: number; error: string };

export function pointErrors(sql: SqlStorage, { from, to }: Window, most: number): PointErrors[] {
  // The other columns of a row with MAX are those of the row that has it.
  return sql
    .exec<PointErrors>(
      `SELECT subject AS point, COUNT(DISTINCT id) AS chats, MAX(minute) * 60000 AS at, topic AS error FROM mark
       WHERE kind = 'error' AND minute BETWEEN ? AND ? GROUP BY subject ORDER BY chats DESC, subject LIMIT ?`,
      from,
      to,
      most,
    )
    .toArray();
}

/** How often each policy has acted since then (epoch milliseconds). */
export function spentSince(sql: SqlStorage, since: number): Record<string, number> {
  const rows = sql
    .exec<{ policy: string; acts: number }>(
      "SELECT subject AS policy, COUNT(*) AS acts FROM mark WHERE kind = 'acted' AND minute >= ? GROUP BY subject",
      minuteOf(since),
    )
    .toArray();
  return Object.fromEntries(rows.map(({ policy, acts }) => [policy, acts]));
}

/** Median seconds from hand-over to the first human word; null without any. */
export function medianWait(sql: SqlStorage, { from, to }: Window): number | null {
  const waits = sql
    .exec<{ value: number }>(
      "SELECT value FROM mark WHERE kind = 'wait' AND minute BETWEEN ? AND ? ORDER BY value",
      from,
      to,
    )
    .toArray();
  const [low, high] = [waits[(waits.length - 1) >> 1], waits[waits.length >> 1]];
  return low === undefined || high === undefined ? null : (low.value + high.value) / 2_000;
}
