import type { Figures, How } from "./figures.ts";
import { measureGate } from "./gate.ts";
import { measureJudging } from "./judging.ts";
import { measureLedger } from "./ledger.ts";
import { measureMatcher } from "./matcher.ts";
import { measureMemory } from "./memory.ts";
import { measureMessages } from "./messages.ts";
import { measurePages } from "./pages.ts";
import { measurePeers } from "./peers/peers.ts";
import { measureSettingsChange } from "./settings-change.ts";
import { measureStartUp } from "./start-up.ts";

/** What is measured together, in the order of the run. A part of a goal is named after it: `S5-matcher`. */
type Part = { readonly names: readonly string[]; readonly measure: (how: How) => Figures | Promise<Figures> };

const parts: readonly Part[] = [
  { names: ["S1", "S2", "S3"], measure: measureMessages },
  { names: ["S4", "S5"], measure: measureJudging },
  { names: ["S5-matcher"], measure: measureMatcher },
  { names: ["S6"], measure: measurePeers },
  { names: ["S7"], measure: measureLedger },
  { names: ["S8"], measure: measureMemory },
  { names: ["S9"], measure: measureStartUp },
  { names: ["S10"], measure: measureSettingsChange },
  { names: ["S11"], measure: measurePages },
  { names: ["P1", "P2", "P3"], measure: measureGate },
];

export const all = parts.flatMap(({ names }) => names);
/** Installing and starting other software takes longer than all the rest: only when asked for. */
export const usual = all.filter((name) => name !== "S6");
/** What a minute is enough for, and nothing is installed for. */
export const short = ["S1", "S4", "S5", "S9"];

export async function measureGoals(how: How): Promise<Figures> {
  const { wanted } = how;
  const figures: Record<string, Figures[string]> = {};
  for (const { names, measure } of parts) {
    if (!names.some((name) => wanted.includes(name))) continue;
    how.say(`${names.join(", ")} `);
    const measured = await tried(names, () => measure(how));
    how.say("\n");
    for (const [name, figure] of Object.entries(measured)) {
      if (wanted.some((each) => name === each || name.startsWith(`${each}-`))) figures[name] = figure;
    }
  }
  return figures;
}

/** A goal that cannot be measured here must not cost the figures of the others. */
async function tried(names: readonly string[], measure: () => Figures | Promise<Figures>): Promise<Figures> {
  try {
    return await measure();
  } catch (error) {
    const what = `not measured: ${error instanceof Error ? error.message : String(error)}`;
    return Object.fromEntries(names.map((name) => [name, { what, ratio: Number.NaN, goal: "", met: null }]));
  }
}
