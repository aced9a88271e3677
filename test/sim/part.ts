import { hookLoader } from "./loader.ts";
import type { Report } from "./many.ts";
import { plantOf } from "./plants.ts";

// Some of the runs of `many.ts`, in a process of its own: `part.ts FIRST COUNT [--plant ID]`.
const [first = "1", count = "1", , plant] = process.argv.slice(2);
hookLoader(plant === undefined ? null : plantOf(plant));
const { makeStage } = await import("./stage.ts");
const { simulate } = await import("./run.ts");
const stage = await makeStage();
for (let run = Number(first); run < Number(first) + Number(count); run++) {
  const { steps, broken } = await simulate(stage, run);
  const report: Report = { run, steps, what: broken.slice(0, 5) };
  await new Promise((sent) => process.send?.(report, sent));
}
process.disconnect();
