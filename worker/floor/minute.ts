import type { CountedTally } from "../conversation/shop-thread.ts";
import { incidentsSince, settleIncidents } from "./incidents.ts";
import { ownerOf } from "./known.ts";
import { forgetMarks, forgetServing, minuteMs, minuteOf } from "./marks.ts";
import { agentPaces, lastMinutes, shopPace, topicBuyers } from "./windows.ts";

/** An hour of answers and questions is what points judge. */
const windowMinutes = 60;
const dayMinutes = 1_440;
/** Longest lists of a tally: it is stored in the shop's thread every minute. */
const mostAgents = 50;
const mostTopics = 50;
const mostIncidents = 50;
/** Whoever has not heard of a minute by now hears of a newer one. */
const owedMs = 60 * minuteMs;

/** What happened across all conversations, as of now. */
export function count(sql: SqlStorage, now: number): CountedTally {
  const hour = lastMinutes(now, windowMinutes);
  const today = topicBuyers(sql, hour);
  const sameHour = { from: hour.from - dayMinutes, to: hour.to - dayMinutes };
  const isKnown = minuteOf(ownerOf(sql)?.since ?? now) <= sameHour.from;
  const before = isKnown ? topicBuyers(sql, sameHour) : null;
  return {
    at: now,
    tally: {
      pace: shopPace(sql, hour),
      agents: agentPaces(sql, hour, mostAgents),
      topics: [...today].slice(0, mostTopics).map(([topic, buyers]) => ({
        topic,
        buyers,
        yesterday: before === null ? null : (before.get(topic) ?? 0),
      })),
      incidents: incidentsSince(sql, lastCounted(sql, now))
        .slice(0, mostIncidents)
        .map(({ id, point, code, openedAt, closedAt, buyers, conversations }) => ({
          id,
          point,
          code,
          openedAt,
          over: closedAt !== null,
          buyers,
          conversations,
        })),
    },
  };
}

/** Whatever was over since then has not been told. */
function lastCounted(sql: SqlStorage, now: number): number {
  const { minute } = sql
    .exec<{ minute: number | null }>("SELECT MAX(minute) AS minute FROM tally WHERE minute < ?", minuteOf(now))
    .one();
  return Math.min(now - 2 * minuteMs, (minute ?? Number.POSITIVE_INFINITY) * minuteMs);
}

/** Counts the minute and owes its tally to the shop's thread: one a minute, however often it is called. */
export function closeMinute(sql: SqlStorage, now: number): void {
  settleIncidents(sql, now);
  sql.exec(
    "INSERT INTO tally (minute, body, told) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
    minuteOf(now),
    JSON.stringify(count(sql, now)),
  );
  sql.exec("DELETE FROM tally WHERE minute < ?", minuteOf(now - owedMs));
  forgetMarks(sql, now);
  forgetServing(sql, now);
}

/** Tallies that the shop's thread has not taken, oldest first. */
export function owedTallies(sql: SqlStorage): { minute: number; counted: CountedTally }[] {
  return sql
    .exec<{ minute: number; body: string }>("SELECT minute, body FROM tally WHERE told = 0 ORDER BY minute")
    .toArray()
    .map(({ minute, body }) => ({ minute, counted: JSON.parse(body) as CountedTally }));
}

export function tallyTold(sql: SqlStorage, minute: number): void {
  sql.exec("UPDATE tally SET told = 1 WHERE minute = ?", minute);
}
