import { chanceOf } from "../big-shop/chance.ts";
import type { Chaos } from "./chaos.ts";
import type { Shares } from "./fates.ts";

/** What a run does; all of it follows from the run's number. */
export type Plan = {
  readonly conversations: number;
  readonly length: number;
  readonly disorder: number;
  readonly retractions: boolean;
  readonly wait: boolean;
  readonly chaos: Chaos;
  /** How late alarms are (ms) at most, and the share that goes off twice. */
  readonly lateMs: number;
  readonly twice: number;
};

export function planOf(run: number): { plan: Plan; shares: Shares } {
  const chance = chanceOf(run * 40_503 + 7);
  const wild = chance.next();
  const share = () => (chance.below(3) === 0 ? 0 : wild * wild * 0.12 * chance.next());
  const times = (most: number) => (chance.below(2) === 0 ? 0 : 1 + chance.below(most));
  const planned = {
    conversations: 1 + chance.below(chance.below(4) === 0 ? 3 : 2),
    length: 2 + chance.below(chance.below(4) === 0 ? 10 : 6),
    disorder: chance.below(4) === 0 ? 0 : chance.next() * 0.6,
    retractions: chance.below(3) === 0,
    wait: chance.below(4) === 0,
    chaos: {
      crashes: times(3),
      machines: times(2),
      evictions: times(3),
      lostAlarms: times(2),
      databaseOutages: chance.below(3) === 0 ? 1 : 0,
      platformOutages: chance.below(3) === 0 ? 1 : 0,
      swaps: chance.below(3) === 0 ? 1 + chance.below(2) : 0,
      words: chance.below(3) === 0 ? 1 : 0,
    },
    lateMs: chance.below(3) === 0 ? 60_000 : 100,
    twice: chance.below(2) === 0 ? 0 : 0.1,
  };
  const shares: Shares = {
    rpc: share(),
    database: share(),
    platform: share(),
    commit: share(),
    transaction: share() / 4,
    alarm: share() / 4,
  };
  // Drawn last, so that the runs of earlier builds stay what they were, but for this.
  const clockSets = chance.below(4) === 0 ? 1 + chance.below(2) : 0;
  return { plan: { ...planned, chaos: { ...planned.chaos, clockSets } }, shares };
}
