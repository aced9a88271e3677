import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import cliProgress from "cli-progress";
import { Command } from "commander";
import { freePort } from "../serve/free-port.ts";
import { openHouse } from "./house.ts";
import { type ActionsOptions, faultsIn, planActions } from "./planned-actions.ts";

// `npm run faults`: the long form of planned-actions.long.test.ts. Exit code 1 if an action is missing, or has a second key.
const command = new Command("npm run faults --")
  .option("--actions <n>", "actions that must arrive", Number, 6_000)
  .option("--kills <n>", "SIGKILLs meanwhile; every third takes the database down, too", Number, 5)
  .option("--faults <percent>", "of calls that break before, and as many after", Number, 3)
  .option("--rate <n>", "messages a second, at most", Number, 120)
  .option("--port <n>", "of the product; 0: any", Number, 0)
  .parse();
const given = command.opts<{
  actions: number;
  kills: number;
  faults: number;
  rate: number;
  port: number;
}>();

const options: ActionsOptions = {
  actions: given.actions,
  kills: given.kills,
  faults: given.faults / 100,
  faultsOfOne: 2,
  // The third attempt of a delivery comes five minutes after the second.
  patienceMs: 900_000,
  rate: given.rate,
};
const stateDir = await mkdtemp(join(tmpdir(), "interject-faults-"));
const port = given.port === 0 ? await freePort() : given.port;
const house = await openHouse({ stateDir, port, env: { ALLOW_LOOPBACK: "1" } });
const bar = new cliProgress.SingleBar({
  format: "{bar} {value} of {total} arrived · {sent} messages acknowledged · killed {kills} times",
  noTTYOutput: true,
  notTTYSchedule: 5_000,
});
bar.start(options.actions, 0, { sent: 0, kills: 0 });
try {
  const progress = ({ sent, arrived, kills }: { sent: number; arrived: number; kills: number }) =>
    bar.update(arrived, { sent, kills });
  const result = await planActions(house, { ...options, progress });
  bar.stop();
  console.log(JSON.stringify(result, null, 2));
  const wrong = faultsIn(result, options);
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  bar.stop();
  await house.stop();
  await rm(stateDir, { recursive: true, force: true });
}
