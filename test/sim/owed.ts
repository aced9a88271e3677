import { dueAt } from "../../worker/conversation/due.ts";
import { owesFlush } from "../../worker/conversation/flush.ts";
import { type Live, wake } from "../../worker/conversation/live.ts";
import { nextAttempt } from "../../worker/conversation/outbox.ts";
import { load } from "../../worker/conversation/storage.ts";
import type { Place } from "./place.ts";

/** The conversation as its storage has it, folded by the worker's own code; null for one that was never written. */
export function storedLive({ storage }: Place, timeZone: string): Live | null {
  const sql = { exec: (text: string, ...values: never[]) => storage.peek(text, ...values) };
  const stored = load(sql as unknown as SqlStorage, null);
  return stored === null ? null : wake(stored, timeZone);
}

/** When the conversation next has something to do, by kind; null: nothing. Rows that were not sent are owed at once. */
export function owedBy(live: Live): { due: number | null; attempt: number | null; flush: boolean } {
  return {
    due: dueAt(live.state),
    attempt: nextAttempt(live.deliveries.values()),
    flush: owesFlush(live),
  };
}
