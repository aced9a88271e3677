import type { DeliveryAnswer } from "../../plugins/channels/channel.ts";
import type { Verdict } from "./formats/format.ts";
import { waitAfter } from "./schedule.ts";

export type DeliveryResult =
  | { readonly state: "sent" }
  /** Try again, with the same key, `after` seconds from now. */
  | { readonly state: "retry"; readonly after: number; readonly error: string }
  /** `gone`: the endpoint answered 410 and wants no more. `unknown`: it may have arrived and must not be sent again. */
  | { readonly state: "failed" | "unknown"; readonly error: string }
  /** Nothing carries it out: it waits in the panel. */
  | { readonly state: "waiting"; readonly error: string };

export type Circumstances = {
  /** Counted from 1. */
  readonly attempt: number;
  /** In [0, 1). */
  readonly random: number;
  /** Whether arriving twice would be noticed by the buyer: then an unknown outcome is not sent again. */
  readonly onceOnly: boolean;
};

function retry(error: string, { attempt, random }: Circumstances, retryAfter: number | null = null): DeliveryResult {
  const after = waitAfter(attempt, { random, retryAfter });
  return after === null
    ? { state: "failed", error: `${error}, ${attempt} attempts` }
    : { state: "retry", after, error };
}

/** With these the receiver says that it has not taken the request. */
const slowDown = new Set([429, 503]);

function judgeStatus(status: number, retryAfter: number | null, circumstances: Circumstances): DeliveryResult {
  if (status >= 200 && status < 300) return { state: "sent" };
  if (status === 410) return { state: "failed", error: "gone" };
  const error = status >= 300 && status < 400 ? `HTTP ${status}: redirects are not followed` : `HTTP ${status}`;
  // Any other 5xx may come from a proxy after the platform has shown the message.
  if (status >= 500 && !slowDown.has(status) && circumstances.onceOnly) return { state: "unknown", error };
  const mayDelay = slowDown.has(status) || status === 502 || status === 504;
  return retry(error, circumstances, mayDelay ? retryAfter : null);
}

/** What was heard of one attempt, or what a receiver's own words in it mean. */
export type Outcome = DeliveryAnswer | Verdict;

/** The address wants nothing any more, for good: whoever keeps the settings switches it off. */
export function isGone(answer: Outcome): boolean {
  return answer.kind === "gone" || (answer.kind === "answered" && answer.status === 410);
}

/** What an answer means for the outbox. */
export function judge(answer: Outcome, circumstances: Circumstances): DeliveryResult {
  switch (answer.kind) {
    case "taken":
      return { state: "sent" };
    case "slow-down":
      return retry(answer.error, circumstances, answer.after);
    case "gone":
      return { state: "failed", error: `gone: ${answer.error}` };
    case "again":
      return retry(answer.error, circumstances);
    case "answered":
      return judgeStatus(answer.status, answer.retryAfter, circumstances);
    case "unreached":
      return retry(answer.error, circumstances);
    case "lost":
      return circumstances.onceOnly ? { state: "unknown", error: answer.error } : retry(answer.error, circumstances);
    case "refused":
    case "unsupported":
      return { state: "failed", error: answer.error };
    case "unready":
      return { state: "waiting", error: answer.error };
  }
}
