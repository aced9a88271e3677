/**
 * How many events a name may bring: `perSecond` for as long as it likes, `burst` at once. A request is let in while anything is
 * left and then takes all it brings, so that one of many events is never refused for its size alone: it is paid for afterwards.
 * One isolate counts for itself and asks nobody: an exact count would cost a call a message.
 */

export type Budget = { readonly perSecond: number; readonly burst: number };

export type Spent = {
  readonly ok: boolean;
  /** Events that may still come at once, and seconds until the whole burst is there again. */
  readonly left: number;
  readonly resetSeconds: number;
  /** Seconds after which something is let in again; 0 when it is now. */
  readonly retryAfter: number;
};

type Account = { left: number; at: number };

/** Names are many and most of them soon silent: who has his whole burst again is forgotten. */
const mostNames = 20_000;
/** Requests take their time when they come, and their turn when they were read: so much later at most. */
const latestTurnMs = 60_000;

export class Budgets {
  readonly #accounts = new Map<string, Account>();

  /** What is left for `name` at `now` (epoch ms), as if nothing came. */
  look(name: string, budget: Budget, now: number): Spent {
    return spentOf(this.#left(name, budget, now), budget);
  }

  /** Takes `events` for `name` if it may bring anything now. */
  take(name: string, events: number, budget: Budget, now: number): Spent {
    const left = this.#left(name, budget, now);
    if (left <= 0) return spentOf(left, budget);
    if (!this.#accounts.has(name) && this.#accounts.size >= mostNames) this.#forget(budget, now);
    this.#accounts.set(name, { left: left - events, at: now });
    return { ...spentOf(left - events, budget), ok: true };
  }

  get size(): number {
    return this.#accounts.size;
  }

  #left(name: string, { perSecond, burst }: Budget, now: number): number {
    const known = this.#accounts.get(name);
    if (known === undefined) return burst;
    // Time counts from where a clock stands that was set back. Nothing is refunded for it, nor for a request that came late to its turn.
    if (known.at - now > latestTurnMs) known.at = now;
    const passed = Math.max(0, now - known.at) / 1_000;
    return Math.min(burst, known.left + passed * perSecond);
  }

  #forget(budget: Budget, now: number): void {
    for (const name of this.#accounts.keys())
      if (this.#left(name, budget, now) >= budget.burst) this.#accounts.delete(name);
    // All of them are busy: the oldest starts anew.
    const [oldest] = this.#accounts.keys();
    if (this.#accounts.size >= mostNames && oldest !== undefined) this.#accounts.delete(oldest);
  }
}

function spentOf(left: number, { perSecond, burst }: Budget): Spent {
  return {
    ok: left > 0,
    left: Math.max(0, Math.floor(left)),
    resetSeconds: Math.ceil((burst - left) / perSecond),
    retryAfter: left > 0 ? 0 : Math.max(1, Math.ceil(-left / perSecond)),
  };
}
