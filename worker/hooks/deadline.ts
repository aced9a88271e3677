import type { Gate } from "../../plugins/channels/channel.ts";
import type { Event } from "../../plugins/sdk/event.ts";
import type { EventResult } from "../conversation/answer.ts";
import { Refused } from "../errors.ts";

const minMs = 20;
const maxMs = 5_000;

/** The platform waits for the answer, and everything it asks is whether a message may go. */
export function isQuestion(events: readonly Event[]): boolean {
  return events.length > 0 && events.every((event) => event.type === "message" && event.pending === true);
}

/** `?deadline=` in milliseconds, instead of the channel's own. */
export function deadlineOf(query: string | undefined, gate: Gate | null): Gate | null {
  if (query === undefined) return gate;
  const deadlineMs = /^[0-9]{1,5}$/.test(query) ? Number(query) : Number.NaN;
  if (!(deadlineMs >= minMs && deadlineMs <= maxMs)) {
    throw new Refused("invalid", { path: "deadline", message: `An integer from ${minMs} to ${maxMs} milliseconds` });
  }
  return { whenLate: "allow", ...gate, deadlineMs };
}

/** What the platform is told when nobody has judged its question in time: the channel's default, which decides for the shop. */
export function lateResults(events: readonly Event[], { whenLate }: Gate): EventResult[] {
  return events.map(({ id }) => ({
    event: id,
    duplicate: false,
    findings: [],
    actions: [],
    verdict: { decision: whenLate },
    late: true,
  }));
}

/** The answer of `work`, or null when it has none after so long. The work itself goes on, in the care of `later`. */
export async function within<Answer>(
  ms: number,
  work: Promise<Answer>,
  later: (work: Promise<unknown>) => void,
): Promise<Answer | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), Math.max(0, ms));
  });
  try {
    const answer = await Promise.race([work, late]);
    if (answer === null) later(work.catch(() => undefined));
    return answer;
  } finally {
    clearTimeout(timer);
  }
}
