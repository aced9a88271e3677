import type { ReceiveAnswer, ReceiveInput } from "../conversation/answer.ts";

export type Submitted = ReceiveAnswer | { readonly ok: false; readonly unavailable: true };

/** The part of a Conversation's stub that is used here. */
export type Receiver = { receive(input: ReceiveInput): Promise<ReceiveAnswer> };

/** What the platform says about a call that failed; see its page on error handling of Durable Objects. */
function isMarked(error: unknown, mark: "overloaded" | "retryable" | "remote"): boolean {
  return typeof error === "object" && error !== null && mark in error && Reflect.get(error, mark) === true;
}

/**
 * Hands events to their conversation. An overloaded object is left alone, a call that the platform calls retryable is made once
 * more with a new stub (one that threw may be broken), and everything else is `unavailable`, so that the sender tries again.
 */
export async function submit(
  input: ReceiveInput,
  { stub, report }: { stub: () => Receiver; report: (error: unknown) => void },
): Promise<Submitted> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await stub().receive(input);
    } catch (error) {
      if (isMarked(error, "overloaded")) return { ok: false, overloaded: true };
      if (attempt > 1 || !isMarked(error, "retryable")) {
        report(error);
        return { ok: false, unavailable: true };
      }
    }
  }
}

/** What the platform says of a failed call, for the log. */
export function marksOf(error: unknown): { remote: boolean; retryable: boolean } {
  return { remote: isMarked(error, "remote"), retryable: isMarked(error, "retryable") };
}
