import { availableParallelism } from "node:os";
import chalk from "chalk";
import cliProgress from "cli-progress";
import { Command } from "commander";
import { commitOf } from "./commit.ts";
import { hookLoader } from "./loader.ts";
import { type Done, manyRuns } from "./many.ts";
import { plantOf, plants } from "./plants.ts";

// `npm run sim`: runs of the worker's own objects in a simulated world, each fixed by its number and the commit. Exit code 1 if an
// invariant broke. `docs/simulation.md` says what is simulated and what is checked.
const command = new Command("npm run sim --")
  .option("--runs <n>", "how many", Number, 1_000)
  .option("--first <k>", "number of the first", Number, 1)
  .option("--run <k>", "only this one, with all that happened in it", Number)
  .option("--jobs <n>", "processes", Number, Math.min(2, availableParallelism()))
  .option("--effects [every]", "instead: each n-th effect of the scenarios fails, before and after it took effect")
  .option("--outage [conversations]", "instead: the database is down for an hour while so many chats go on")
  .option("--slow", "instead: a receiver of actions that takes six seconds, beside a chat that does not stop")
  .option("--scenario <id>", "with --nth and --fate: one of those, with all that happened in it")
  .option("--nth <n>", "which effect fails", Number)
  .option("--fate <fate>", "before or after it took effect", "before")
  .option("--plant <id>", `with a bug in the worker's code: ${plants.map(({ id }) => id).join(", ")}`)
  .option("--json", "one line of JSON at the end")
  .parse();
const options = command.opts<{
  runs: number;
  first: number;
  run?: number;
  jobs: number;
  effects?: true | string;
  outage?: true | string;
  slow?: true;
  scenario?: string;
  nth?: number;
  fate: "before" | "after";
  plant?: string;
  json?: true;
}>();

const plantArguments = options.plant === undefined ? [] : ["--plant", plantOf(options.plant).id];

if (options.run !== undefined || options.scenario !== undefined) await showOne();
else if (options.outage !== undefined) await outage(options.outage === true ? 40 : Number(options.outage));
else if (options.slow) await slow();
else if (options.effects !== undefined) await failEffects(options.effects === true ? 1 : Number(options.effects));
else await many();

async function showOne(): Promise<void> {
  const stage = await openStage();
  const { simulate } = await import("./run.ts");
  const { failNth } = await import("./effects.ts");
  const { scenarioOf } = await import("./scenarios.ts");
  const keepsTrace = true;
  const { run, nth: n = 1, fate } = options;
  const result =
    run !== undefined
      ? await simulate(stage, run, { keepsTrace })
      : await failNth(stage, { scenario: scenarioOf(options.scenario ?? ""), n, fate }, { keepsTrace });
  for (const line of result.trace) console.log(line.includes("BROKEN") ? chalk.red(line) : line);
  const { broken, steps, effects, digest } = result;
  console.log(`\n${steps} steps, ${effects} effects, digest ${digest}, commit ${commitOf()}`);
  console.log(broken.length === 0 ? chalk.green("every invariant holds") : chalk.red(broken.join("\n")));
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function outage(conversations: number): Promise<void> {
  const stage = await openStage();
  const { playOutage, wrongWithOutage } = await import("./outage.ts");
  const result = await playOutage(stage, { conversations });
  tellResult(result, wrongWithOutage(result));
}

async function slow(): Promise<void> {
  const stage = await openStage();
  const { playSlow, wrongWithSlow } = await import("./slow.ts");
  const result = await playSlow(stage);
  tellResult(result, wrongWithSlow(result));
}

function tellResult(result: object, wrong: readonly string[]): void {
  console.log(options.json ? JSON.stringify({ ...result, wrong }) : JSON.stringify(result, null, 2));
  for (const line of options.json ? [] : wrong) console.error(chalk.red(line));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function failEffects(every: number): Promise<void> {
  const stage = await openStage();
  const { failEach } = await import("./effects.ts");
  let done = 0;
  const startedAt = performance.now();
  const bar = barOf("{value} runs, {rate} a second");
  bar.start(1, 0, { rate: 0 });
  const onRun = () => {
    done++;
    bar.setTotal(done + 1);
    bar.update(done, { rate: rateOf(done, startedAt) });
  };
  const { runs, failed } = await failEach(stage, { every, onRun });
  bar.stop();
  if (options.json) console.log(JSON.stringify({ runs, failed }));
  for (const { scenario, n, fate, broken } of options.json ? [] : failed) {
    console.log(chalk.red(`${scenario}, effect ${n} ${fate} it took effect: ${broken[0]}`));
    console.log(`  npm run sim -- --scenario "${scenario}" --nth ${n} --fate ${fate}`);
  }
  if (!options.json) console.log(`${runs} runs, ${failed.length} broken, commit ${commitOf()}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

async function many(): Promise<void> {
  const { runs, first, jobs } = options;
  const startedAt = performance.now();
  const bar = barOf("{bar} {value} of {total} runs, {rate} a second, {broken} broken");
  bar.start(runs, 0, { rate: 0, broken: 0 });
  let told = 0;
  const progress = ({ done, broken }: Done) => {
    bar.update(done, { rate: rateOf(done, startedAt), broken: broken.length });
    // Long before the end of a night.
    for (const { run, what } of broken.slice(told)) console.error(`\n${chalk.red(`run ${run}: ${what[0]}`)}`);
    told = broken.length;
  };
  // With a bug planted, the first run that finds it is all that is asked for.
  const mostBroken = options.plant === undefined ? 20 : 1;
  const { done, broken, steps } = await manyRuns({ runs, first, jobs, mostBroken, plant: plantArguments, progress });
  bar.stop();
  const seconds = (performance.now() - startedAt) / 1_000;
  if (options.json) console.log(JSON.stringify({ done, broken, steps, seconds }));
  for (const { run, what } of options.json ? [] : broken) {
    console.log(chalk.red(`run ${run}: ${what[0]}`));
    console.log(`  npm run sim -- --run ${run} ${plantArguments.join(" ")}`.trimEnd());
  }
  if (!options.json) {
    const pace = `${seconds.toFixed(1)} s, ${Math.round(steps / Math.max(1, done))} steps a run`;
    console.log(`${done} runs from ${first} on, ${broken.length} broken, ${pace}, commit ${commitOf()}`);
  }
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function openStage() {
  hookLoader(options.plant === undefined ? null : plantOf(options.plant));
  const { makeStage } = await import("./stage.ts");
  return makeStage();
}

function barOf(format: string): cliProgress.SingleBar {
  return new cliProgress.SingleBar({ format, noTTYOutput: !options.json, notTTYSchedule: 5_000 });
}

function rateOf(done: number, startedAt: number): string {
  return (done / ((performance.now() - startedAt) / 1_000)).toFixed(1);
}
