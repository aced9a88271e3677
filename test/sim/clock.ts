import { AsyncLocalStorage } from "node:async_hooks";
import type { Chance } from "../big-shop/chance.ts";

/** Whoever does something: an instance of an object, a sender, the cron. What one that is gone had planned does not happen. */
export type Actor = { readonly name: string; alive: boolean };

/** Who runs now; kept across every await. */
export const running = new AsyncLocalStorage<Actor>();

type Planned = {
  readonly at: number;
  readonly tie: number;
  readonly what: string;
  readonly actor: Actor | null;
  readonly run: () => void;
};

/** Virtual time, and all that is going to happen. It stands still while code runs, as the production clock does. */
export class Clock {
  #now: number;
  #skew = 0;
  /** So much ahead was it at most. */
  furthest = 0;
  readonly #chance: Chance;
  readonly #planned: Planned[] = [];

  constructor(start: number, chance: Chance) {
    this.#now = start;
    this.#chance = chance;
  }

  get now(): number {
    return this.#now;
  }

  /** So much ahead (ms) is the clock of our machines; negative: behind. Senders and platforms have the right time. */
  get skew(): number {
    return this.#skew;
  }

  set(skew: number): void {
    this.#skew = skew;
    this.furthest = Math.max(this.furthest, skew);
  }

  /** What our machines take it for. */
  get shown(): number {
    return this.#now + this.#skew;
  }

  /** Of what is planned for one millisecond, anything may come first. @returns a function that takes it back */
  at(at: number, what: string, run: () => void, actor: Actor | null = null): () => void {
    const planned = { at: Math.max(at, this.#now), tie: this.#chance.next(), what, actor, run };
    const later = (other: Planned) => other.at > planned.at || (other.at === planned.at && other.tie > planned.tie);
    let index = this.#planned.length;
    while (index > 0 && !later(this.#planned[index - 1] as Planned)) index--;
    this.#planned.splice(index, 0, planned);
    return () => {
      const found = this.#planned.indexOf(planned);
      if (found >= 0) this.#planned.splice(found, 1);
    };
  }

  in(ms: number, what: string, run: () => void, actor: Actor | null = null): () => void {
    return this.at(this.#now + ms, what, run, actor);
  }

  /** When something happens next, or null. */
  get next(): number | null {
    return this.#planned.at(-1)?.at ?? null;
  }

  /** Goes to what happens next and begins it. @returns what it was, or null when whoever planned it is gone */
  step(): string | null {
    const planned = this.#planned.pop();
    if (planned === undefined) return null;
    this.#now = planned.at;
    const { actor, run, what } = planned;
    if (actor === null) run();
    else if (actor.alive) running.run(actor, run);
    else return null;
    return what;
  }
}
