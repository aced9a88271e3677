import { isWithin } from "../clock.ts";
import type { Arrival } from "./arrival.ts";

type Shop = { toldAt: number; readonly notes: Map<string, Arrival> };

/**
 * What one isolate has seen come in, by shop, until it is told to the shop's Floor: once in `everyMs` at most, so that neither a
 * busy shop nor a flood of forged requests costs more than a small write now and then. A note that waits when the isolate ends
 * is lost, which a page that shows the newest can bear.
 */
export class ArrivalNotes {
  readonly #shops = new Map<string, Shop>();
  readonly #everyMs: number;
  readonly #capacity: number;

  constructor({ everyMs = 10_000, capacity = 2_000 }: { everyMs?: number; capacity?: number } = {}) {
    this.#everyMs = everyMs;
    this.#capacity = capacity;
  }

  /** What is to be told now; empty while the last telling is too fresh. */
  note(shop: string, { at, ...seen }: Omit<Arrival, "count">): Arrival[] {
    const known = this.#of(shop);
    const key = `${seen.channel} ${seen.reason}`;
    const before = known.notes.get(key);
    const events = (before?.events ?? 0) + (seen.events ?? 0);
    known.notes.set(key, { ...seen, at, count: (before?.count ?? 0) + 1, ...(events > 0 && { events }) });
    return isWithin(this.#everyMs, known.toldAt, at) ? [] : this.take(shop, at);
  }

  /** Everything that waits, for somebody who looks. */
  take(shop: string, now: number): Arrival[] {
    const known = this.#shops.get(shop);
    if (known === undefined) return [];
    const told = [...known.notes.values()];
    known.notes.clear();
    known.toldAt = now;
    return told;
  }

  #of(shop: string): Shop {
    const known = this.#shops.get(shop);
    if (known !== undefined) return known;
    const fresh: Shop = { toldAt: Number.NEGATIVE_INFINITY, notes: new Map() };
    this.#shops.set(shop, fresh);
    const oldest = this.#shops.keys().next();
    if (this.#shops.size > this.#capacity && !oldest.done) this.#shops.delete(oldest.value);
    return fresh;
  }
}
