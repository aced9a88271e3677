import { noFacts, type Seats, type ShopFacts } from "../../plugins/sdk/shop.ts";
import { isWithin } from "../clock.ts";

export const maxAgeMs = 2_000;
const capacity = 5_000;

type Entry = { facts: ShopFacts; readAt: number };

export type Reading = {
  readonly now: number;
  readonly load: () => Promise<ShopFacts>;
  /** Lets work go on after the answer, as `waitUntil` does. */
  readonly later: (work: Promise<unknown>) => void;
};

/**
 * An isolate's memory of what is known of whole shops. Only the first reading waits for the shop's objects; afterwards the last
 * facts serve at once and are read again behind the answer, at most every two seconds.
 */
export class FactsCache {
  readonly #entries = new Map<string, Entry>();

  async read(key: string, { now, load, later }: Reading): Promise<ShopFacts> {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      // A shop whose object fails is not asked again by the next message, and its messages are judged all the same.
      const facts = await load().catch(() => noFacts);
      this.#put(key, facts, now);
      return facts;
    }
    if (!isWithin(maxAgeMs, entry.readAt, now)) {
      entry.readAt = now;
      later(
        load().then(
          (facts) => this.#put(key, facts, now),
          () => undefined,
        ),
      );
    }
    return entry.facts;
  }

  /** What was read last, without reading. */
  known(key: string): ShopFacts {
    return this.#entries.get(key)?.facts ?? noFacts;
  }

  /** Presence that was just reported counts at once; a shop that was never read is read in full by the next message. */
  seat(key: string, seats: Seats): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) entry.facts = { ...entry.facts, seats };
  }

  /** What a new isolate knows of it: nothing. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  #put(key: string, facts: ShopFacts, readAt: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, { facts, readAt });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > capacity && !oldest.done) this.#entries.delete(oldest.value);
  }
}
