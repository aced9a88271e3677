import { newsAt, rowsAt } from "../../worker/conversation/flush-times.ts";
import { costs } from "./costs.ts";

/** The buyer's question is overdue after this; the point `alerts/unanswered` arms a timer, an answer takes it away. */
const unansweredMs = 60_000;
/** As in `conversation.ts`, which runs inside workerd only. */
const safetyMs = 30_000;
const farMs = 86_400_000;

/** What threads have done so far. */
export type Tally = {
  messages: number;
  alarms: number;
  setAlarms: number;
  appends: number;
  rows: number;
  awakeMs: number;
};

export type Owed = { messages: number; news: number; oldest: number };

/**
 * One conversation as its object plans its work: when its alarm is set, when it fires, what it then owes to the ledger. The rules are
 * those of `Conversation`, its waits the constants of `flush.ts`; judging and storage are left out.
 */
export class Thread {
  readonly watched: boolean;
  /** Messages that are still to come. */
  left: number;
  alarmAt: number | null = null;
  #flushAt: number | null = null;
  #flushedAt = 0;
  #dueAt: number | null = null;
  #owed: Owed = { messages: 0, news: 0, oldest: 0 };
  #flying = false;
  #awakeUntil = 0;
  #fromBuyer = true;

  constructor(messages: number, watched: boolean) {
    this.left = messages;
    this.watched = watched;
  }

  receive(now: number, news: boolean, tally: Tally): void {
    this.#awake(now, tally);
    tally.messages++;
    this.left--;
    if (this.#owed.messages++ === 0) this.#owed.oldest = now;
    if (news) this.#owed.news++;
    this.#dueAt = this.#fromBuyer ? (this.#dueAt ?? now + unansweredMs) : null;
    this.#fromBuyer = !this.#fromBuyer;
    this.#flushSoon(news ? newsAt(this, { now, flushedAt: this.#flushedAt }) : rowsAt(this, now));
    const next = this.#next(now);
    if (this.alarmAt !== null && this.alarmAt <= next) return;
    this.alarmAt = next;
    tally.setAlarms++;
  }

  /** What the alarm hands to the ledger; null: nothing. */
  fire(now: number, tally: Tally): Owed | null {
    this.#awake(now, tally);
    tally.alarms++;
    // Re-armed before anything else.
    tally.setAlarms++;
    this.alarmAt = now + safetyMs;
    if (this.#flying) return null;
    if (this.#dueAt !== null && this.#dueAt <= now) {
      this.#dueAt = null;
      if (this.#owed.messages + this.#owed.news === 0) this.#owed.oldest = now;
      this.#owed.news++;
    }
    const owed = this.#owed;
    if (owed.messages + owed.news === 0) {
      this.answered(now, null, tally);
      return null;
    }
    this.#flying = true;
    this.#owed = { messages: 0, news: 0, oldest: 0 };
    tally.appends++;
    return owed;
  }

  /** The receipt, or the word to come again in so many milliseconds, with what was not taken. */
  answered(now: number, again: { afterMs: number; owed: Owed } | null, tally: Tally): void {
    this.#awake(now, tally);
    const wasOwing = this.#flying;
    this.#flying = false;
    this.#flushedAt = now;
    if (again !== null) {
      const { messages, news, oldest } = again.owed;
      this.#owed = { messages: this.#owed.messages + messages, news: this.#owed.news + news, oldest };
    }
    const owes = this.#owed.messages + this.#owed.news > 0;
    if (again !== null) this.#flushAt = now + again.afterMs;
    else this.#flushAt = owes ? newsAt(this, { now, flushedAt: now }) : null;
    const next = this.#next(now);
    const stands = this.alarmAt !== null && this.alarmAt > now && this.alarmAt <= next;
    if (wasOwing && again === null && stands) return;
    this.alarmAt = next;
    tally.setAlarms++;
  }

  #flushSoon(at: number): void {
    if (this.#flushAt === null || at < this.#flushAt) this.#flushAt = at;
  }

  #next(now: number): number {
    const owed = [this.#dueAt, this.#flushAt].filter((at) => at !== null);
    return owed.length > 0 ? Math.min(...owed) : now + farMs;
  }

  /** In memory from now on for as long as the platform keeps an idle object. */
  #awake(now: number, tally: Tally): void {
    const until = now + costs.awakeSeconds.value * 1_000;
    tally.awakeMs += until - Math.max(now, this.#awakeUntil);
    this.#awakeUntil = until;
  }
}
