import { isWithin } from "../clock.ts";
import { late, soon } from "./soon.ts";

/**
 * An isolate's memory of values that live in libSQL: each is checked again at most every `maxAgeMs`, by one caller for all
 * (single flight). The last value serves meanwhile, `maxAgeMs` and `patienceMs` old at most, and while the source fails. Callers
 * are requests and objects of their own, and none awaits a promise of another: what is awaited runs on in the request that
 * resolved it, and ends with that one. Who has to wait for another's flight looks for its outcome instead.
 */
export class Fresh<Value> {
  readonly #entries = new Map<string, { value: Value; checkedAt: number }>();
  readonly #flights = new Map<string, Flight<Value>>();
  /** How often anything was forgotten: rarely, when settings are published. */
  #forgotten = 0;
  readonly #maxAgeMs: number;
  readonly #patienceMs: number;
  readonly #capacity: number;
  readonly #weigh: (value: Value) => number;
  #weight = 0;
  readonly #now: () => number;

  /** `capacity`: the most that all values together may weigh; they are counted unless `weigh` says otherwise. */
  constructor({ maxAgeMs, patienceMs = 2_000, capacity = 2_000, weigh, now = () => Date.now() }: FreshOptions<Value>) {
    this.#maxAgeMs = maxAgeMs;
    this.#patienceMs = patienceMs;
    this.#capacity = capacity;
    this.#weigh = weigh ?? (() => 1);
    this.#now = now;
  }

  /**
   * `load` is given the value it may confirm. When it fails or takes longer than the patience, the last value serves and the
   * source is left alone for `maxAgeMs`; without a last value the failure is thrown.
   */
  async get(key: string, load: (last: Value | undefined) => Promise<Value>): Promise<Value> {
    let asked = this.#now();
    try {
      for (;;) {
        const entry = this.#entries.get(key);
        if (entry !== undefined && this.#isWithin(this.#maxAgeMs, entry.checkedAt)) return entry.value;
        const running = this.#flights.get(key);
        // One that is older than a value may be would carry what was true before this caller came.
        if (running === undefined || !this.#isWithin(Math.min(this.#patienceMs, this.#maxAgeMs), running.startedAt))
          break;
        // Whoever has a value that was true a moment ago need not wait, however many come while it is read anew.
        if (entry !== undefined && this.#isWithin(this.#maxAgeMs + this.#patienceMs, entry.checkedAt))
          return entry.value;
        const shared = await this.#outcomeOf(running);
        if (shared !== undefined) return settled(shared);
        // A flight ends without an outcome when the request that started it is cancelled, or when thousands wake at once: one of those
        // who waited flies next, and the others wait for that one. What a flight brings may be large.
        asked = Math.min(asked, this.#now());
        if (!this.#isWithin(2 * this.#patienceMs, asked)) throw this.#lateError();
      }
      const own = await soon(this.#start(key, load), this.#patienceMs);
      if (own === late) throw this.#lateError();
      return own;
    } catch (error) {
      const last = this.#entries.get(key);
      if (last === undefined) throw error;
      last.checkedAt = this.#now();
      return last.value;
    }
  }

  #isWithin(ms: number, at: number): boolean {
    return isWithin(ms, at, this.#now());
  }

  #lateError(): Error {
    return new Error(`libSQL: no answer within ${this.#patienceMs} ms`);
  }

  /** Drops a value, so that the isolate that changed it reads its own change at once. */
  forget(key: string): void {
    this.#drop(key);
    this.#flights.delete(key);
    this.#forgotten++;
  }

  async #start(key: string, load: (last: Value | undefined) => Promise<Value>): Promise<Value> {
    const flight: Flight<Value> = { startedAt: this.#now() };
    const forgotten = this.#forgotten;
    this.#flights.set(key, flight);
    try {
      const value = await load(this.#entries.get(key)?.value);
      flight.outcome = { value };
      // A flight from before something was forgotten may carry a value from before the change. One that was overtaken for its age is
      // better than none: while an isolate has more to do than it can, all of them are.
      const known = this.#entries.get(key);
      const isNewest = known === undefined || known.checkedAt <= flight.startedAt || known.checkedAt > this.#now();
      if (this.#forgotten === forgotten && isNewest) this.#remember(key, { value, checkedAt: flight.startedAt });
      return value;
    } catch (error) {
      flight.outcome = { error };
      throw error;
    } finally {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    }
  }

  async #outcomeOf(flight: Flight<Value>): Promise<Outcome<Value> | undefined> {
    for (let lookMs = 3; flight.outcome === undefined; lookMs = Math.min(2 * lookMs, 10)) {
      if (!this.#isWithin(this.#patienceMs, flight.startedAt)) break;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    return flight.outcome;
  }

  #remember(key: string, entry: { value: Value; checkedAt: number }): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#weight += this.#weigh(entry.value);
    // What was read last stays, however much it weighs.
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#capacity || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= this.#weigh(entry.value);
  }
}

type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };
type Flight<Value> = { readonly startedAt: number; outcome?: Outcome<Value> };

function settled<Value>(outcome: Outcome<Value>): Value {
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

type FreshOptions<Value> = {
  maxAgeMs: number;
  patienceMs?: number;
  capacity?: number;
  /** Of a value that does not change: asked again when it goes. */
  weigh?: (value: Value) => number;
  now?: () => number;
};
