import { type Mark, mostAMinute, type Told } from "../shop/told.ts";

/**
 * The single things that happened in the shop, by minute. Rows are named by what they tell, so that whatever is told again changes
 * nothing; every figure is counted from them when it is asked for.
 */

export const minuteMs = 60_000;
/** Yesterday's same hour can be compared with. */
const keptMinutes = 26 * 60;
export const minuteOf = (at: number): number => Math.floor(at / minuteMs);

type Row = { subject: string; id: string; value: number; topic: string | null };

function rowOf(mark: Mark, { buyer }: Told): Row {
  switch (mark.kind) {
    case "topic":
      return { subject: mark.topic, id: buyer, value: 0, topic: null };
    case "reply":
      return { subject: mark.agent, id: mark.id, value: mark.ms, topic: mark.topic };
    case "finding":
      return { subject: subjectOf(mark.point, mark.code), id: mark.id, value: 0, topic: mark.topic };
    case "acted":
      return { subject: mark.policy, id: mark.id, value: 0, topic: null };
    case "wait":
      return { subject: "", id: mark.id, value: mark.ms, topic: null };
    case "error":
      return { subject: mark.point, id: "", value: 0, topic: mark.error };
  }
}

export function subjectOf(point: string, code: string): string {
  return `${point}|${code}`;
}

/** How many marks came in each minute, in this instance's life. */
export type Counted = Map<number, number>;

/** Stores what is new. Marks older than a day, or from the future, say nothing of the shop now. Returns what was not known before. */
export function addMarks(sql: SqlStorage, told: Told, { now, counted }: { now: number; counted: Counted }): Mark[] {
  const { channel, conversation, buyer } = told;
  const fresh: Mark[] = [];
  for (const mark of told.marks) {
    const minute = minuteOf(Math.min(mark.at, now));
    if (minute <= minuteOf(now) - keptMinutes) continue;
    const { subject, id, value, topic } = rowOf(mark, told);
    // Platform ids are unique in their conversation only.
    const key = ["reply", "wait", "error"].includes(mark.kind) ? `${channel}/${conversation}/${id}` : id;
    if (mark.kind === "finding" && mark.gone) {
      sql.exec(
        "DELETE FROM mark WHERE kind = ? AND minute = ? AND subject = ? AND id = ?",
        mark.kind,
        minute,
        subject,
        key,
      );
      continue;
    }
    const before = counted.get(minute) ?? 0;
    if (before >= mostAMinute && mark.kind !== "acted") continue;
    const added = sql
      .exec(
        `INSERT INTO mark (kind, minute, subject, id, buyer, value, topic, channel, conversation)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1`,
        mark.kind,
        minute,
        subject,
        key,
        buyer,
        value,
        topic,
        channel,
        conversation,
      )
      .toArray();
    if (added.length === 0) continue;
    counted.set(minute, before + 1);
    fresh.push(mark);
  }
  for (const minute of counted.keys()) if (minute < minuteOf(now) - 5) counted.delete(minute);
  return fresh;
}

export function forgetMarks(sql: SqlStorage, now: number): void {
  const before = minuteOf(now) - keptMinutes;
  for (const kind of ["topic", "reply", "finding", "acted", "wait", "error"])
    sql.exec("DELETE FROM mark WHERE kind = ? AND minute < ?", kind, before);
}

/** A chat of which nothing was heard for this long is nobody's work any more. */
const servedMs = 2 * 3_600_000;
/** How old the time of a chat that goes on may get, so that not every message is a row. */
const seenMs = 10 * minuteMs;

export function noteServing(sql: SqlStorage, { channel, conversation, agent, at }: Told): void {
  if (agent === null) {
    sql.exec("DELETE FROM serving WHERE channel = ? AND conversation = ? AND at <= ?", channel, conversation, at);
    return;
  }
  sql.exec(
    `INSERT INTO serving (channel, conversation, agent, at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
     SET agent = excluded.agent, at = excluded.at
     WHERE excluded.at >= at AND (agent <> excluded.agent OR excluded.at > at + ?)`,
    channel,
    conversation,
    agent,
    at,
    seenMs,
  );
}

export function forgetServing(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM serving WHERE at < ?", now - servedMs);
}

/** Chats that each agent has now. */
export function loads(sql: SqlStorage, now: number): { agent: string; chats: number }[] {
  return sql
    .exec<{ agent: string; chats: number }>(
      "SELECT agent, COUNT(*) AS chats FROM serving WHERE at >= ? GROUP BY agent",
      now - servedMs,
    )
    .toArray();
}
