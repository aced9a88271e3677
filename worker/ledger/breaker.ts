import { isWithin } from "../clock.ts";

/**
 * Keeps callers off a database that does not answer. While it is open everybody is refused at once; when its time is over one
 * caller may probe, and the others go on being refused until that one knows.
 */
export class Breaker {
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #downSince = 0;
  #openSince = 0;
  #openMs = 0;
  #probing = false;

  constructor({ now, random }: { now: () => number; random: () => number }) {
    this.#now = now;
    this.#random = random;
  }

  /** Whether a call may go to the database now. Whoever is let through reports `succeeded` or `failed`. */
  admit(): boolean {
    if (this.#failures === 0) return true;
    if (this.refuses) return false;
    this.#probing = true;
    return true;
  }

  /** Whether a call that arrives now would be refused, without using up the probe. */
  get refuses(): boolean {
    return this.#failures > 0 && (this.#probing || isWithin(this.#openMs, this.#openSince, this.#now()));
  }

  get down(): boolean {
    return this.#failures > 0;
  }

  /** Since when the database does not answer (epoch milliseconds); null: it did when it was asked last. */
  get downSince(): number | null {
    return this.down ? this.#downSince : null;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#probing = false;
  }

  failed(): void {
    this.#openSince = this.#now();
    if (this.#failures === 0) this.#downSince = this.#openSince;
    this.#openMs = Math.min(longestWindowMs, firstWindowMs * 2 ** this.#failures++);
    this.#probing = false;
  }

  /**
   * Seconds after which a refused conversation should come back: as long as the outage has lasted, at most five minutes, spread
   * by half so that a million of them do not come back at once. An hour of outage costs each fewer than 20 calls.
   */
  retryAfter(): number {
    const lasted = this.#failures === 0 ? 0 : (this.#now() - this.#downSince) / 1_000;
    const base = Math.min(longestRetry, Math.max(shortestRetry, lasted));
    return Math.ceil(base * (1 + this.#random() / 2));
  }
}

const firstWindowMs = 500;
/** Short, because people who save settings probe too. */
const longestWindowMs = 15_000;
const shortestRetry = 5;
const longestRetry = 300;
export const longestRetryAfter = 1.5 * longestRetry;
