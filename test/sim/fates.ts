import type { Chance } from "../big-shop/chance.ts";

/** Everything that may fail, before or after it took effect. */
export const effects = ["rpc", "database", "platform", "commit", "transaction", "alarm"] as const;
export type Effect = (typeof effects)[number];
export type Fate = "ok" | "before" | "after";

export type Fates = {
  /** Called once for every effect, in the order in which they happen. */
  readonly next: (effect: Effect, what: string) => Fate;
  /** How many effects there were. */
  readonly count: () => number;
  /** From now on everything goes well. */
  readonly end: () => void;
};

/** Shares of effects that fail, by kind. */
export type Shares = { readonly [effect in Effect]: number };
export const noFaults: Shares = { rpc: 0, database: 0, platform: 0, commit: 0, transaction: 0, alarm: 0 };

export function fatesByChance(chance: Chance, shares: Shares): Fates {
  let [count, over] = [0, false];
  return {
    next(effect) {
      count++;
      const drawn = chance.next();
      if (over || drawn >= shares[effect]) return "ok";
      return drawn < shares[effect] / 2 ? "before" : "after";
    },
    count: () => count,
    end() {
      over = true;
    },
  };
}

/** Only the n-th effect fails, counted from 1. */
export function onlyTheNth(n: number, fate: Exclude<Fate, "ok">): Fates {
  let count = 0;
  return { next: () => (++count === n ? fate : "ok"), count: () => count, end: () => undefined };
}
