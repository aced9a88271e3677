import { busySeconds, groupRows, waitingSize } from "../../worker/ledger/writer.ts";
import { costs } from "./costs.ts";
import type { Owed, Thread } from "./thread.ts";

export type Append = { readonly thread: Thread; readonly owed: Owed; readonly rows: number; readonly sentAt: number };

/** UTF-16 units of a row on its way. */
const rowSize = 300;

/** What an append brings beside the conversation and its session. */
export const rowsOf = ({ messages, news }: Owed) => 2 + messages + 2 * news;

/**
 * One database's Ledger object and its writer: calls are taken one after the other, then wait for the transaction that runs and go
 * together with the next, as in `Writer`. Time is told to it.
 */
export class Queue {
  #takenAt = 0;
  #waiting: Append[] = [];
  #rows = 0;
  #busy = false;
  #called = 0;
  /** Appends that were called and not answered, at most. */
  deepest = 0;

  /** When the object has taken a call that arrives now. */
  call(now: number): number {
    this.#called++;
    this.deepest = Math.max(this.deepest, this.#called);
    this.#takenAt = Math.max(now, this.#takenAt) + 1_000 / costs.objectCalls.value;
    return this.#takenAt;
  }

  /** False: too much waits in memory already, come again in `busySeconds`. */
  take(append: Append): boolean {
    if (this.#rows * rowSize > waitingSize) {
      this.#called--;
      return false;
    }
    this.#waiting.push(append);
    this.#rows += append.rows;
    return true;
  }

  /** The next transaction and how long it takes; null: one runs, or nothing waits. */
  begin(): { group: Append[]; ms: number } | null {
    if (this.#busy || this.#waiting.length === 0) return null;
    let rows = 0;
    let end = 0;
    for (const append of this.#waiting) {
      if (end > 0 && rows + append.rows > groupRows) break;
      rows += append.rows;
      end++;
    }
    this.#busy = true;
    this.#rows -= rows;
    const group = this.#waiting.splice(0, end);
    return { group, ms: costs.networkMs.value + costs.transactionMs.value + rows * costs.rowMs.value };
  }

  end(group: readonly Append[]): void {
    this.#busy = false;
    this.#called -= group.length;
  }
}

export const refusedMs = busySeconds * 1_000;
