import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chalk from "chalk";
import cliProgress from "cli-progress";
import { Command } from "commander";
import { readDialogues } from "../replay/dialogue.ts";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { surviveCrashes } from "./crashes.ts";
import { wrongWith } from "./wrong-with.ts";

// `npm run chaos`: the real product, killed while its database fails; `docs/chaos.md`. Exit code 1 with what is wrong.
const command = new Command("npm run chaos --")
  .option("--messages <n>", "messages that are sent until they are acknowledged", Number, 20_000)
  .option("--kills <n>", "SIGKILLs meanwhile; every third takes the database and all else down, too", Number, 15)
  .option("--rate <n>", "messages a second, at most", Number, 1_000)
  .option("--patience <seconds>", "how long a sender tries, and how long everything may take to settle", Number, 900)
  .option("--json", "one line of JSON at the end")
  .parse();
const options = command.opts<{ messages: number; kills: number; rate: number; patience: number; json?: true }>();

const stateDir = await mkdtemp(join(tmpdir(), "interject-chaos-"));
const bar = new cliProgress.SingleBar({
  format: "{bar} {value} of {total} acknowledged · {inLedger} in the ledger · killed {kills} times",
  noTTYOutput: !options.json,
  notTTYSchedule: 5_000,
});
bar.start(options.messages, 0, { inLedger: 0, kills: 0 });
try {
  const { messages, kills, rate } = options;
  const run = await surviveCrashes({
    ...{ stateDir, messages, kills, rate },
    port: await freePort(),
    platformFaults: 0.03,
    patienceMs: options.patience * 1_000,
    dialogues: await readDialogues(join(root, "test/replay/dialogues/real.jsonl")),
    progress: ({ acknowledged, ...rest }) => bar.update(acknowledged, rest),
  });
  bar.stop();
  const wrong = wrongWith(run, options);
  console.log(options.json ? JSON.stringify({ ...run, wrong }) : JSON.stringify(run, null, 2));
  for (const line of options.json ? [] : wrong) console.error(chalk.red(line));
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  bar.stop();
  await rm(stateDir, { recursive: true, force: true });
}
