import { chanceOf } from "../big-shop/chance.ts";
import { fatesByChance, noFaults } from "./fates.ts";
import { morning } from "./run.ts";
import { type Stage, World } from "./world.ts";

/** A world in which nothing goes wrong by chance: what goes wrong is what its caller plans. */
export function calmWorld(stage: Stage): World {
  return new World(1, stage, {
    start: morning,
    fates: fatesByChance(chanceOf(1), noFaults),
    keepsTrace: false,
    alarms: { late: () => 0, twice: () => false },
    onCommit: () => undefined,
    onTaken: () => undefined,
  });
}
