import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chalk from "chalk";
import cliProgress from "cli-progress";
import { Command } from "commander";
import { readDialogues } from "../replay/dialogue.ts";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { manyClients, wrongWithClients } from "./clients.ts";
import { surviveCrashes } from "./crashes.ts";
import { overload, usualConnections, wrongWithOverload } from "./overload.ts";
import { wrongWith } from "./wrong-with.ts";

// `npm run chaos`: the real product, killed while its database fails; `docs/chaos.md`. Exit code 1 with what is wrong.
const command = new Command("npm run chaos --")
  .option("--messages <n>", "messages that are sent until they are acknowledged", Number, 20_000)
  .option("--kills <n>", "SIGKILLs meanwhile; every third takes the database and all else down, too", Number, 15)
  .option("--rate <n>", "messages a second, at most", Number, 1_000)
  // Longer than the wait after a delivery's third attempt, which a receiver that failed twice and a stop of ours may use up.
  .option("--patience <seconds>", "how long a sender tries, and how long everything may take to settle", Number, 2_400)
  .option("--overload", "instead: a steady load, twice the capacity, and a loud neighbour")
  .option("--seconds <n>", "of each load of --overload", Number, 20)
  .option("--steady <n>", "seconds of its steady load, instead", Number)
  .option("--connections <n>", "of --overload, at most", Number, usualConnections)
  .option(
    "--clients <n>",
    "instead: so many write and read at once, killed each minute in the middle of a commit",
    Number,
  )
  .option("--minutes <n>", "of --clients", Number, 10)
  .option("--disk <folder>", "where everything is stored: the disk decides much, /dev/shm is memory", tmpdir())
  .option("--json", "one line of JSON at the end")
  .parse();
const options = command.opts<{
  messages: number;
  kills: number;
  rate: number;
  patience: number;
  overload?: true;
  seconds: number;
  steady?: number;
  connections: number;
  clients?: number;
  minutes: number;
  disk: string;
  json?: true;
}>();

const stateDir = await mkdtemp(join(options.disk, "interject-chaos-"));
try {
  const { result, wrong } = await chosen();
  console.log(options.json ? JSON.stringify({ ...result, wrong }) : JSON.stringify(result, null, 2));
  for (const line of options.json ? [] : wrong) console.error(chalk.red(line));
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await rm(stateDir, { recursive: true, force: true });
}

function chosen() {
  if (options.overload) return underLoad();
  return options.clients === undefined ? underCrashes() : underClients(options.clients);
}

async function underClients(clients: number) {
  const result = await manyClients({ stateDir, port: await freePort(), clients, minutes: options.minutes, say });
  return { result, wrong: wrongWithClients(result) };
}

async function underCrashes() {
  const { messages, kills, rate } = options;
  const bar = new cliProgress.SingleBar({
    format: "{bar} {value} of {total} acknowledged · {inLedger} in the ledger · killed {kills} times",
    noTTYOutput: !options.json,
    notTTYSchedule: 5_000,
  });
  bar.start(messages, 0, { inLedger: 0, kills: 0 });
  try {
    const result = await surviveCrashes({
      ...{ stateDir, messages, kills, rate },
      port: await freePort(),
      platformFaults: 0.03,
      patienceMs: options.patience * 1_000,
      dialogues: await readDialogues(join(root, "test/replay/dialogues/real.jsonl")),
      progress: ({ acknowledged, ...rest }) => bar.update(acknowledged, rest),
    });
    return { result, wrong: wrongWith(result, options) };
  } finally {
    bar.stop();
  }
}

async function underLoad() {
  const { seconds, steady = seconds, connections } = options;
  const result = await overload(stateDir, { seconds, steady, connections, say });
  return { result, wrong: wrongWithOverload(result) };
}

function say(line: string): void {
  if (!options.json) console.error(chalk.dim(line));
}
