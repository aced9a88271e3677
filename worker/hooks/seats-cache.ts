import type { Seats } from "../../plugins/sdk/intervention.ts";

export const unknownSeats: Seats = { known: false, online: 0, suspended: 0, queue: 0 };

const maxAgeMs = 2_000;
const capacity = 5_000;

type Entry = { seats: Seats; readAt: number };

export type SeatsReading = {
  readonly now: number;
  readonly load: () => Promise<Seats>;
  /** Lets work go on after the answer, as `waitUntil` does. */
  readonly later: (work: Promise<unknown>) => void;
};

/**
 * An isolate's memory of who is at work, by shop. Only the first reading waits for the shop's object; afterwards the last summary
 * serves at once and is read again behind the answer, at most every two seconds.
 */
export class SeatsCache {
  readonly #entries = new Map<string, Entry>();

  async read(key: string, { now, load, later }: SeatsReading): Promise<Seats> {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      // A shop whose object fails is not asked again by the next message, and its messages are judged all the same.
      const seats = await load().catch(() => unknownSeats);
      this.put(key, seats, now);
      return seats;
    }
    if (now - entry.readAt >= maxAgeMs) {
      entry.readAt = now;
      later(
        load().then(
          (seats) => this.put(key, seats, now),
          () => undefined,
        ),
      );
    }
    return entry.seats;
  }

  put(key: string, seats: Seats, readAt: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { seats, readAt });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > capacity && !oldest.done) this.#entries.delete(oldest.value);
  }
}
