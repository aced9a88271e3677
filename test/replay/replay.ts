import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import chalk from "chalk";
import { SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { createReader } from "./api.ts";
import { createDemoShop } from "./demo-shop.ts";
import { readDialogues } from "./dialogue.ts";
import { entriesOf } from "./events.ts";
import { replayPhases } from "./phases.ts";
import { caughtUp, countByPoint } from "./results.ts";
import { endOf } from "./runs.ts";

/** `npm run replay -- FILE.jsonl`: dialogues through the real webhook, then what the shop made of them. */

const command = new Command("npm run replay --")
  .description("Posts dialogues through the signed webhook of a running Interject.")
  .argument("<file>", "JSON lines {id, source, messages:[{role, text, at?}]}")
  .option("--url <url>", "where Interject or its webhook is; default: demo.json in the state directory")
  .option("--secret <secret>", "the channel's secret (whsec_…); default: demo.json")
  .option("--rate <n>", "events a second; 0: as fast as the answers come", number, 0)
  .option("--per-request <n>", "events of one conversation in one request, at most", number, 100)
  .option("--lanes <n>", "conversations at once", number, 8)
  .option("--run <name>", "a run's name is part of every id: the same name again sends the very same events")
  .option("--report <file>", "writes the figures as JSON")
  .parse();

const options = command.opts<{
  url?: string;
  secret?: string;
  rate: number;
  lanes: number;
  perRequest: number;
  run?: string;
  report?: string;
}>();
const stateDir = process.env.INTERJECT_STATE ?? ".interject";

try {
  await main(command.args[0] as string);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main(file: string): Promise<void> {
  const dialogues = await readDialogues(file);
  const known = await demoOf(stateDir);
  const hook = hookOf(options.url ?? known.hook);
  const secret = options.secret ?? known.secret;
  if (hook === undefined || secret === undefined) {
    throw new Error(`No demo.json in ${stateDir}: start Interject first (npm start), or give --url and --secret`);
  }
  const { run, end } = await endOf(stateDir, options.run);
  const { url, apiKey } = known;
  const ours = url !== undefined && apiKey !== undefined && url === new URL(hook).origin ? { url, apiKey } : undefined;

  const bar = new SingleBar({
    format: "{bar} {value}/{total} events  {percentage}%  {retries} retries",
    hideCursor: true,
  });
  bar.start(entriesOf(dialogues), 0, { retries: 0 });
  const startedAt = performance.now();
  const counts = await replayPhases({
    dialogues,
    run,
    endNow: () => end,
    hook,
    secret,
    rate: options.rate,
    lanes: options.lanes,
    perRequest: options.perRequest,
    onProgress: ({ events, retries }) => bar.update(events, { retries }),
    ...(ours !== undefined && { supervise: createDemoShop(ours).supervise }),
  });
  bar.stop();
  const seconds = (performance.now() - startedAt) / 1_000;

  const { events, ...rest } = counts;
  const report = { run, conversations: dialogues.length, sent: events, ...rest, seconds: round(seconds) };
  const perPoint = ours && (await results(ours.url, ours.apiKey, run, counts.messages));
  if (options.report) await writeFile(options.report, `${JSON.stringify({ ...report, perPoint }, null, 2)}\n`);
  console.log(
    `${events} events of ${dialogues.length} conversations in ${round(seconds)} s: ${counts.accepted} accepted, ` +
      `${counts.duplicates} duplicates, ${counts.retries} retries, ${counts.refused} refused. Run ${chalk.bold(run)}.`,
  );
  for (const refusal of counts.refusals) console.error(chalk.red(refusal));
  for (const [point, count] of Object.entries(perPoint ?? {})) console.log(`${String(count).padStart(6)}  ${point}`);
  if (counts.refused > 0) process.exitCode = 1;
}

async function results(url: string, apiKey: string, run: string, messages: number) {
  const reader = createReader({ url, apiKey });
  await caughtUp(reader, run, messages);
  return countByPoint(await reader.findings(), run);
}

function number(value: string): number {
  const parsed = Number(value);
  if (!(parsed >= 0)) throw new InvalidArgumentError("Give a number from 0.");
  return parsed;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `--url` may be the full hook or only the address of Interject. */
function hookOf(url: string | undefined): string | undefined {
  if (url === undefined || url.includes("/hooks/")) return url;
  return new URL("/hooks/interject/demo", url).href;
}

async function demoOf(folder: string): Promise<{ url?: string; hook?: string; secret?: string; apiKey?: string }> {
  try {
    return JSON.parse(await readFile(join(folder, "demo.json"), "utf8"));
  } catch {
    return {};
  }
}
