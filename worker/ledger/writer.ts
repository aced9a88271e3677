import { isWithin } from "../clock.ts";
import { Breaker } from "./breaker.ts";
import { type Execute, refusalOf } from "./execute.ts";
import { Lock } from "./lock.ts";
import type { LedgerRows, Receipt } from "./rows.ts";
import { deadLetter, type Prepared, prepare, statementsFor } from "./statements.ts";

export type WriterDeps = {
  readonly execute: Execute;
  readonly now: () => number;
  /** 0 to 1: spreads those who come back. */
  readonly random: () => number;
  /** Without it, appends do not wait for each other. */
  readonly pause?: (ms: number) => Promise<unknown>;
  /** Told of each refusal, with ids only. */
  readonly onRejected?: (conversation: string, reason: string) => void;
};

type Waiting = { readonly append: Prepared; readonly answer: (receipt: Receipt) => void };

/**
 * How long appends gather after a commit, in its own time: what a transaction costs is the pages of its indexes, which a few rows
 * touch like many. At most so long, and not at all once a group is full.
 */
const gatherCommits = 3;
const longestGatherMs = 250;

/** One transaction: 2,000 rows take about 50 ms, in which the other writes wait. */
export const groupRows = 2_000;
const groupSize = 1_000_000;
/** UTF-16 units of rows that may wait in memory (an isolate has 128 MB); whoever comes then is sent away for a moment. */
export const waitingSize = 16_000_000;
export const busySeconds = 2;
/** A body that a newer version sent during a deploy: this object is replaced soon. */
const unknownVersionSeconds = 30;

/**
 * The database's only writer. Lets one write through at a time, groups the appends that wait into one transaction, and answers
 * at once while the database is down. Keeps nothing: what it does not answer `ok`, the sender still has.
 */
export class Writer {
  readonly breaker: Breaker;
  readonly #deps: WriterDeps;
  readonly #lock = new Lock();
  #queue: Waiting[] = [];
  #queued = 0;
  #queuedRows = 0;
  #scheduled = false;
  /** Appends gather: nobody has the lock for them yet. */
  #gathering = false;
  /** Since the last commit, and for how long. */
  #gathersSince = 0;
  #gatherMs = 0;

  constructor(deps: WriterDeps) {
    this.#deps = deps;
    this.breaker = new Breaker(deps);
  }

  /** Commits the rows of one conversation. Never rejects. */
  append(rows: LedgerRows): Promise<Receipt> {
    if (rows.v !== 1) return Promise.resolve({ ok: false, retryAfter: unknownVersionSeconds });
    if (this.breaker.refuses) return Promise.resolve(this.#later());
    if (this.#queued > waitingSize) return Promise.resolve({ ok: false, retryAfter: busySeconds });
    return new Promise((answer) => {
      const append = prepare(rows);
      this.#queue.push({ append, answer });
      this.#queued += append.size;
      this.#queuedRows += append.count;
      this.#schedule();
      // A thread that is behind with its work wakes this one late from its pause: whoever comes then ends it.
      if (this.#queuedRows >= groupRows || this.#gatherLeft() <= 0) this.#begin();
    });
  }

  /** Runs any other write when its turn comes; null, and it is not run, while the database is down. */
  exclusively<Result>(write: () => Promise<Result>): Promise<Result | null> {
    if (this.breaker.refuses) return Promise.resolve(null);
    return this.#lock.run(async () => (this.breaker.admit() ? write() : null));
  }

  get waiting(): number {
    return this.#lock.waiting;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#gathering = true;
    const left = this.#gatherLeft();
    if (left <= 0 || this.#deps.pause === undefined) this.#begin();
    else void this.#deps.pause(left).then(() => this.#begin());
  }

  #gatherLeft(): number {
    const now = this.#deps.now();
    return isWithin(this.#gatherMs, this.#gathersSince, now) ? this.#gathersSince + this.#gatherMs - now : 0;
  }

  #begin(): void {
    if (!this.#gathering) return;
    this.#gathering = false;
    void this.#lock.run(() => this.#drain());
  }

  async #drain(): Promise<void> {
    this.#scheduled = false;
    const group = this.#takeGroup();
    if (group.length === 0) return;
    if (!this.breaker.admit()) return this.#sendAway([...group, ...this.#takeAll()]);
    const from = this.#deps.now();
    const ok = await this.#commit(group);
    const to = this.#deps.now();
    this.#gathersSince = to;
    this.#gatherMs = Math.min(gatherCommits * (to - from), longestGatherMs);
    if (!ok) this.#sendAway(this.#takeAll());
    // Behind whatever else waits for the lock, so that a flood of appends leaves room for people who save settings.
    else if (this.#queue.length > 0) this.#schedule();
    if (this.#queuedRows >= groupRows) this.#begin();
  }

  #takeGroup(): Waiting[] {
    let count = 0;
    let size = 0;
    let end = 0;
    for (const { append } of this.#queue) {
      if (end > 0 && (count + append.count > groupRows || size + append.size > groupSize)) break;
      count += append.count;
      size += append.size;
      end++;
    }
    this.#queued -= size;
    this.#queuedRows -= count;
    return this.#queue.splice(0, end);
  }

  #takeAll(): Waiting[] {
    const all = this.#queue;
    this.#queue = [];
    this.#queued = 0;
    this.#queuedRows = 0;
    return all;
  }

  /** False when the database is down. Rows that it refuses are found by halving, so that they spoil no other's append. */
  async #commit(group: readonly Waiting[]): Promise<boolean> {
    try {
      await this.#deps.execute(
        statementsFor(
          group.map(({ append }) => append),
          this.#deps.now(),
        ),
      );
      this.breaker.succeeded();
      for (const { answer } of group) answer({ ok: true });
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      const [first] = group;
      if (refusal === null || first === undefined) {
        this.breaker.failed();
        this.#sendAway(group);
        return false;
      }
      this.breaker.succeeded();
      if (group.length === 1) return this.#reject(first, refusal);
      const half = group.length >> 1;
      if (await this.#commit(group.slice(0, half))) return this.#commit(group.slice(half));
      this.#sendAway(group.slice(half));
      return false;
    }
  }

  async #reject({ append, answer }: Waiting, reason: string): Promise<boolean> {
    this.#deps.onRejected?.(append.conversation.id, reason);
    try {
      const [rows] = await this.#deps.execute([deadLetter(append, reason, this.#deps.now())]);
      const times = Number(rows?.[0]?.times ?? 1);
      answer({ ok: false, retryAfter: Math.min(3_600, 60 * 2 ** Math.min(times - 1, 6)), rejected: { times, reason } });
      return true;
    } catch {
      this.breaker.failed();
      answer(this.#later());
      return false;
    }
  }

  #sendAway(group: readonly Waiting[]): void {
    for (const { answer } of group) answer(this.#later());
  }

  #later(): Receipt {
    return { ok: false, retryAfter: this.breaker.retryAfter() };
  }
}
