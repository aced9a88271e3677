import type { IncidentLimits, Mark, Told } from "../shop/told.ts";
import type { HitBuyers } from "./hit-buyers.ts";
import { minuteMs, minuteOf, subjectOf } from "./marks.ts";
import type { Place } from "./windows.ts";

/** Many alike alerts as one matter. Times in epoch milliseconds; `closedAt` null: it goes on. */
export type IncidentRow = {
  readonly id: string;
  readonly point: string;
  readonly code: string;
  /** The first alert that counts, to the minute; `openedAt` is when there were enough of them. */
  readonly startedAt: number;
  readonly openedAt: number;
  readonly lastAt: number;
  readonly closedAt: number | null;
  readonly buyers: number;
  readonly conversations: number;
};

const columns = `id, point, code, since * ${minuteMs} AS startedAt, opened_at AS openedAt, last_at AS lastAt, closed_at AS closedAt, buyers, conversations`;
const keptMs = 26 * 3_600_000;

type Noting = { readonly limits: IncidentLimits; readonly now: number; readonly hits: HitBuyers };

/** Opens incidents where enough distinct buyers were hit, and goes on with those that are open. `fresh`: marks that were just stored. */
export function noteFindings(
  sql: SqlStorage,
  { buyer, marks }: Told,
  fresh: readonly Mark[],
  { limits, now, hits }: Noting,
): void {
  closeQuiet(sql, now);
  const since = minuteOf(now) - limits.minutes + 1;
  for (const mark of marks) if (mark.kind === "finding" && mark.gone) hits.forget(subjectOf(mark.point, mark.code));
  const hit = new Map<string, Extract<Mark, { kind: "finding" }>>();
  // What is told late says nothing of now.
  for (const mark of fresh)
    if (mark.kind === "finding" && minuteOf(mark.at) >= since) hit.set(subjectOf(mark.point, mark.code), mark);
  for (const [subject, { point, code, at }] of hit) {
    const extended = sql
      .exec(
        "UPDATE incident SET last_at = ? WHERE point = ? AND code = ? AND closed_at IS NULL RETURNING 1",
        now,
        point,
        code,
      )
      .toArray();
    if (extended.length > 0) continue;
    const minute = minuteOf(Math.min(at, now));
    if (hits.count(sql, { subject, buyer, minute }, { since, enough: limits.buyers }) < limits.buyers) continue;
    const { buyers, conversations } = countHit(sql, subject, since);
    hits.forget(subject);
    sql.exec(
      `INSERT INTO incident (id, point, code, opened_at, since, last_at, closed_at, quiet, buyers, conversations)
       VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?) ON CONFLICT DO NOTHING`,
      `${subject}|${now}`,
      point,
      code,
      now,
      since,
      now,
      limits.quiet * minuteMs,
      buyers,
      conversations,
    );
  }
}

function countHit(sql: SqlStorage, subject: string, since: number): { buyers: number; conversations: number } {
  return sql
    .exec<{ buyers: number; conversations: number }>(
      `SELECT COUNT(DISTINCT buyer) AS buyers, COUNT(DISTINCT channel || '/' || conversation) AS conversations
       FROM mark WHERE kind = 'finding' AND minute >= ? AND subject = ?`,
      since,
      subject,
    )
    .one();
}

/** Counts open incidents anew, ends those that were quiet for long enough, forgets those of yesterday. */
export function settleIncidents(sql: SqlStorage, now: number): void {
  const open = sql
    .exec<{ id: string; point: string; code: string; since: number }>(
      "SELECT id, point, code, since FROM incident WHERE closed_at IS NULL",
    )
    .toArray();
  for (const { id, point, code, since } of open) {
    const { buyers, conversations } = countHit(sql, subjectOf(point, code), since);
    // Marks of one that goes on for longer than a day are forgotten, its buyers are not.
    sql.exec(
      "UPDATE incident SET buyers = MAX(buyers, ?), conversations = MAX(conversations, ?) WHERE id = ?",
      buyers,
      conversations,
      id,
    );
  }
  closeQuiet(sql, now);
  sql.exec("DELETE FROM incident WHERE closed_at < ?", now - keptMs);
}

function closeQuiet(sql: SqlStorage, now: number): void {
  sql.exec("UPDATE incident SET closed_at = last_at + quiet WHERE closed_at IS NULL AND last_at + quiet <= ?", now);
}

/** Those that are open, and those that were over after `since`, newest first. */
export function incidentsSince(sql: SqlStorage, since: number): IncidentRow[] {
  return sql
    .exec<IncidentRow>(
      `SELECT ${columns} FROM incident WHERE closed_at IS NULL OR closed_at > ? ORDER BY opened_at DESC, id`,
      since,
    )
    .toArray();
}

/** Full ids of the points whose alerts are told as one at this time. */
export function openPoints(sql: SqlStorage, now: number): string[] {
  return sql
    .exec<{ point: string }>(
      "SELECT DISTINCT point FROM incident WHERE closed_at IS NULL AND last_at + quiet > ? ORDER BY point",
      now,
    )
    .toArray()
    .map(({ point }) => point);
}

/** Conversations that it hit, newest first; null: there is no such incident. */
export function incidentPlaces(sql: SqlStorage, id: string, most: number): Place[] | null {
  const [incident] = sql
    .exec<{ point: string; code: string; since: number; last: number }>(
      "SELECT point, code, since, last_at AS last FROM incident WHERE id = ?",
      id,
    )
    .toArray();
  if (incident === undefined) return null;
  return sql
    .exec<Place>(
      `SELECT channel, conversation, MAX(minute) * 60000 AS at FROM mark WHERE kind = 'finding' AND subject = ?
       AND minute BETWEEN ? AND ? GROUP BY channel, conversation ORDER BY at DESC, channel, conversation LIMIT ?`,
      subjectOf(incident.point, incident.code),
      incident.since,
      minuteOf(incident.last),
      most,
    )
    .toArray();
}
