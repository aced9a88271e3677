import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { readDialogues } from "../replay/dialogue.ts";
import { root } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { openHouse } from "./house.ts";
import { replayUnderKills } from "./killed-replay.ts";

// The long form of kill.test.ts: `node test/faults/kill.ts --every 3000 --all-every 5 [FILE.jsonl]`. Exit code 1 if anything
// that was acknowledged is missing or there twice.
const command = new Command("node test/faults/kill.ts")
  .argument("[file]", "dialogues as JSON lines", join(root, "test/replay/dialogues/real.jsonl"))
  .option("--every <ms>", "between kills", Number, 3_000)
  .option("--all-every <n>", "every n-th kill takes everything down; 0: none", Number, 5)
  .option("--rate <n>", "events a second", Number, 60)
  .option("--per-request <n>", "events of one conversation in one request, at most", Number, 4)
  .parse();
const options = command.opts<{ every: number; allEvery: number; rate: number; perRequest: number }>();

const stateDir = await mkdtemp(join(tmpdir(), "interject-kill-"));
const house = await openHouse({ stateDir, port: await freePort() });
const result = await replayUnderKills(house, {
  dialogues: await readDialogues(command.args[0] ?? join(root, "test/replay/dialogues/real.jsonl")),
  everyMs: options.every,
  allEvery: options.allEvery,
  rate: options.rate,
  perRequest: options.perRequest,
  say: (line) => console.error(line),
});
await house.stop();
await rm(stateDir, { recursive: true, force: true });

console.log(JSON.stringify(result, null, 2));
const { missing, doubled, invented, doubledFindings, second, caughtUp } = result;
const faults =
  missing.length + doubled.length + invented.length + doubledFindings.length + second.accepted + second.refused;
process.exitCode = faults === 0 && caughtUp ? 0 : 1;
