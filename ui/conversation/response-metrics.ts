import type { SessionItem } from "../api/types.ts";

export type ResponseMetric = {
  /** As `worker/conversation/metrics.ts` names and defines them. */
  readonly name: "averageReply" | "humanReply";
  /** Rounded to a tenth, and so are the seconds added up in `sum`. */
  readonly seconds: string;
  readonly sum: string;
  readonly rounds: number;
};

type Times = Pick<SessionItem, "rounds" | "replyMs" | "humanRounds" | "humanReplyMs">;

/** Response times of a session that had any; rounded only now, after the division. */
export function responseMetrics({ rounds, replyMs, humanRounds, humanReplyMs }: Times): ResponseMetric[] {
  const metric = (name: ResponseMetric["name"], ms: number, count: number): ResponseMetric[] =>
    count === 0 ? [] : [{ name, seconds: inSeconds(ms / count), sum: inSeconds(ms), rounds: count }];
  return [...metric("averageReply", replyMs, rounds), ...metric("humanReply", humanReplyMs, humanRounds)];
}

const inSeconds = (ms: number): string => String(Math.round(ms / 100) / 10);
