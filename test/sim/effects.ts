import { onlyTheNth } from "./fates.ts";
import { play, type Result } from "./run.ts";
import { type Scenario, scenarios } from "./scenarios.ts";
import type { Stage } from "./world.ts";

export type Failed = {
  readonly scenario: string;
  readonly n: number;
  readonly fate: "before" | "after";
  readonly broken: readonly string[];
};

type Options = {
  /** Each n-th of a scenario is tried, from the first on; 1: all. */
  readonly every: number;
  readonly onRun?: (result: Result) => void;
};

/** For n = 1, 2, … the n-th effect of each scenario fails, once before and once after it took effect, until n exceeds their number. */
export async function failEach(stage: Stage, { every, onRun }: Options): Promise<{ runs: number; failed: Failed[] }> {
  const failed: Failed[] = [];
  let runs = 0;
  for (const [index, scenario] of scenarios.entries()) {
    for (let n = 1 + (index % every); ; n += every) {
      let effects = 0;
      for (const fate of ["before", "after"] as const) {
        const result = await failNth(stage, { scenario, n, fate });
        runs++;
        onRun?.(result);
        effects = Math.max(effects, result.effects);
        if (result.broken.length > 0) failed.push({ scenario: scenario.id, n, fate, broken: result.broken });
      }
      if (n > effects) break;
    }
  }
  return { runs, failed };
}

export type Nth = { readonly scenario: Scenario; readonly n: number; readonly fate: "before" | "after" };

export function failNth(stage: Stage, { scenario, n, fate }: Nth, { keepsTrace = false } = {}): Promise<Result> {
  const { plan, events } = scenario;
  // The number gives the network's small delays; the same for all n, so that only the failure differs.
  return play(stage, scenarios.indexOf(scenario) + 1, { plan, events, fates: onlyTheNth(n, fate), keepsTrace });
}
