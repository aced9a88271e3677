import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { UserError } from "../../db/user-error.ts";
import { benchBacktest } from "./backtest.ts";
import { type Figures, type How, print } from "./figures.ts";
import { all, measureGoals, short, usual } from "./goals.ts";
import { benchGuests } from "./guests.ts";
import { measureMixed } from "./mixed.ts";
import { benchPages } from "./pages.ts";
import { benchProfile } from "./profile.ts";
import { measureServing } from "./serving.ts";
import { acceptedWork, acceptWork, countWork, grown } from "./work/work.ts";

/**
 * `npm run bench`: the production bundle on bare workerd, every point on, signed webhooks, ledger and all, beside the floor in the
 * same run, turn by turn. Absolute figures belong to the machine; the ratios are what to look at. The load shares the machine
 * with both servers, which pulls rates together: processor time per message is the stricter figure.
 */

/** As statfs(2) names the file systems that live in memory. */
const tmpfs = 0x01021994;

function namesIn(list: string): string[] {
  return list.split(",").flatMap((name) => {
    const wanted = all.filter((each) => each === name || each.startsWith(`${name}-`));
    if (wanted.length === 0) throw new InvalidArgumentError(`${name} is none of ${all.join(", ")}`);
    return wanted;
  });
}

const command = new Command("npm run bench --")
  .option("--json", "only JSON on stdout")
  .option("--only <goals>", `a few of ${all.join(", ")}, such as S1,S7`, namesIn)
  .option("--peers", "only S6: other software beside ours, installed when it is not there; takes long")
  .option("--all", "everything, S6 among it")
  .option("--short", `${short.join(", ")} in less than a minute: rough`)
  .option("--seconds <n>", "of one measurement", Number, 4)
  .option("--disk <folder>", "where everything is stored: the disk decides much, /dev/shm is memory", tmpdir())
  .option("--rounds <n>", "turns of each side; medians are shown", Number, 3)
  .option("--peers-folder <folder>", "where other software is installed", join(tmpdir(), "interject-peers"))
  .option("--sessions <n>", "of the shop whose pages are timed; five findings each", Number)
  .option("--mixed", "instead: minutes of messages, panels, reports and changes of settings at the same time")
  .option("--minutes <n>", "of that", Number, 5)
  .option("--work", "instead: what judging costs a message, counted rather than timed, beside what was accepted")
  .option("--accept", "makes that the accepted cost")
  .option("--serve", "instead: npm start and npm run dev beside bare workerd")
  .option("--backtest", "instead: a changed point over 20,000 stored messages, beside a fresh replay of them")
  .option("--profile", "instead: where a message's processor time goes")
  .option("--pages", "instead: how long each page waits for its first rows in a shop with a million findings")
  .option("--keep <folder>", "where that shop is kept for the next time")
  .option("--guests", "instead: what a guest costs a message, beside a shop without one in the same run")
  .parse();
type Options = {
  json?: true;
  only?: string[];
  short?: true;
  peers?: true;
  mixed?: true;
  minutes: number;
  serve?: true;
  work?: true;
  accept?: true;
  all?: true;
  guests?: true;
  pages?: true;
  profile?: true;
  sessions?: number;
  keep?: string;
  seconds: number;
  rounds: number;
  disk: string;
  backtest?: true;
  peersFolder: string;
};
const options = command.opts<Options>();
const { json = false, disk, sessions, keep, peersFolder } = options;
const { seconds, rounds } = options.short ? { seconds: 2, rounds: 1 } : options;
const write = (text: string) => void (json || process.stderr.write(text));

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Answers false where a goal of one of the runs that stand alone was missed. */
async function run(): Promise<boolean> {
  if (options.work) return benchWork({ accept: options.accept === true });
  if (options.profile) return benchProfile({ disk, seconds }).then(() => true);
  if (options.pages) return benchPages({ json, disk, sessions: sessions ?? 200_000, keep, say: write });
  if (options.guests) return benchGuests({ json, disk, rounds, seconds });
  if (options.backtest) return benchBacktest({ json, disk });
  const how: How = {
    ...{ wanted: wanted(), disk, seconds, rounds, peersFolder },
    memory: (await statfs(disk)).type === tmpfs,
    sessions: sessions ?? 2_000,
    tick: () => write("."),
    say: (line) => write(line),
  };
  const figures = await measured(how);
  if (json) console.log(JSON.stringify(figures, null, 2));
  else print(figures);
  // A goal that is missed is a figure like another; one that could not be measured is a failure.
  return Object.values(figures).every(({ ratio }) => !Number.isNaN(ratio));
}

function measured(how: How): Promise<Figures> {
  if (options.mixed) return measureMixed({ ...how, minutes: options.minutes });
  return options.serve ? measureServing(how) : measureGoals(how);
}

function wanted(): readonly string[] {
  if (options.short) return short;
  if (options.peers) return ["S6"];
  return options.all ? all : (options.only ?? usual);
}

/** Answers whether judging costs what was accepted. */
async function benchWork({ accept }: { accept: boolean }): Promise<boolean> {
  const now = await countWork();
  if (accept) await acceptWork(now);
  const accepted = await acceptedWork();
  console.log(JSON.stringify({ now, accepted }, null, 2));
  const lines = grown(now, accepted);
  for (const line of lines) console.error(line);
  return lines.length === 0;
}
