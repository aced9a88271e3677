import chalk from "chalk";
import { root } from "../serve/build.ts";
import { runUntilSignal } from "../serve/cli.ts";
import type { Interject } from "../serve/start.ts";
import { createReader } from "./api.ts";
import { createDemoShop } from "./demo-shop.ts";
import { type Dialogue, isWritten, type Phase, readDialogues } from "./dialogue.ts";
import { entriesOf, idOf } from "./events.ts";
import { watchFeed } from "./feed.ts";
import { replayPhases } from "./phases.ts";
import { startReceiver } from "./receiver.ts";
import { caughtUp, ofRun } from "./results.ts";
import { createScreen } from "./screen.ts";
import { createNews, isOfShop, lineOf, short, summarise, table } from "./show.ts";

// `npm run demo`: starts everything, sends the bundled dialogues through the real webhook, shows what the shop makes of them.

const eventsPerSecond = 30;
/** Dialogues that play in real time each keep a lane of their own. */
const lanes = 40;

const phaseLines: Readonly<Record<Phase, string>> = {
  day: "Daytime: three agents are online, a fourth is suspended.",
  rush: "Rush hour: thirteen buyers wait in the queue.",
  night: "Night: everybody is offline, until one agent comes back in the morning.",
};

await runUntilSignal(async ({ start, signal, onStop }) => {
  console.log(
    `\n${chalk.bold("Interject")} starts: libSQL, the worker, a demo shop. The first time takes half a minute.`,
  );
  const running = await start({ env: { ...process.env, ALLOW_LOOPBACK: "1" }, quiet: true });
  console.log(
    `\n  ${chalk.cyan(running.url)}  is up already. Sign in: ${running.demo.email}  ${running.demo.password}\n`,
  );

  const dialogues = await bundledDialogues();
  const startedAt = Date.now();
  const run = Math.floor(startedAt / 1_000).toString(36);
  const shop = createDemoShop(running.demo);
  const screen = createScreen(entriesOf(dialogues), `events of ${dialogues.length} conversations`);
  onStop(await receiveWebhooks(running, screen.line));
  const news = createNews();
  const feed = watchFeed({
    ...running.demo,
    onItem: (item) => {
      const line = (ofRun(run)(item) || isOfShop(item)) && news.isNew(item) ? lineOf(item) : undefined;
      if (line !== undefined) screen.line(line);
    },
  });
  onStop(feed.stop);

  let open = async () => {};
  // Whatever happens in the night: the shop gets its own hours again.
  onStop(async () => open().catch(() => {}));
  const { hook, secret } = running.demo;
  const sent = await replayPhases({
    dialogues,
    run,
    endNow: Date.now,
    async onPhase(phase) {
      screen.line(`\n${chalk.bold.inverse(` ${phaseLines[phase]} `)}\n`);
      if (phase === "night") open = await shop.closeForToday();
    },
    supervise: shop.supervise,
    hook,
    secret,
    signal,
    rate: eventsPerSecond,
    lanes,
    onProgress: ({ events: done }) => screen.progress(done),
  });
  screen.done();
  await open();
  open = async () => {};
  if (sent.refused > 0) throw new Error(`The webhook refused ${sent.refused} events: ${sent.refusals.join("; ")}`);
  await printSummary(running, { run, startedAt, dialogues, messages: sent.messages });
  console.log(`
  ${chalk.bold("Look at it:")} ${chalk.cyan(running.url)}   ${running.demo.email}   ${running.demo.password}
  ${chalk.dim("Decisions with their reasons, open tasks, each conversation with its evidence. What comes later, such as a")}
  ${chalk.dim("supervisor told after a minute of silence, is printed here too. Stop: Ctrl-C")}
`);
});

async function bundledDialogues(): Promise<Dialogue[]> {
  const files = ["showcase", "real"].map((name) => `${root}test/replay/dialogues/${name}.jsonl`);
  return (await Promise.all(files.map(readDialogues))).flat();
}

/** A merchant's own system and a supervisors' group, on loopback. @returns how to take them away again */
async function receiveWebhooks({ demo }: Interject, say: (line: string) => void): Promise<() => Promise<void>> {
  const who = (name: string) => `${chalk.magenta("⇐")} ${chalk.magenta(name.padEnd(26))}`;
  const receiver = await startReceiver({
    onCall: ({ payload: { point }, conversation }) =>
      say(`${who("merchant's own system")} was called about ${point}, signature valid  ${chalk.dim(conversation)}`),
    onTold: (text) => say(`${who("supervisors' WeCom group")} was told: ${short(text)}`),
  });
  const shop = createDemoShop(demo);
  await shop.addGroup(receiver.robot);
  const secret = await shop.register(receiver.url);
  if (secret !== undefined) receiver.trust(secret);
  return async () => {
    // Ctrl-C reaches workerd too: it may be on its way back up, or gone for good. The next demo registers anew.
    await shop.removeGroup().catch(() => {});
    if (secret !== undefined) await shop.unregister().catch(() => {});
    await receiver.stop();
  };
}

type Played = {
  readonly run: string;
  readonly startedAt: number;
  readonly dialogues: readonly Dialogue[];
  readonly messages: number;
};

async function printSummary({ demo }: Interject, { run, startedAt, dialogues, messages }: Played): Promise<void> {
  const reader = createReader(demo);
  await caughtUp(reader, run, messages);
  const written = new Set(dialogues.filter(isWritten).map(({ id }) => idOf(id, run)));
  const mine = ofRun(run);
  const { points, interventions, tasks } = summarise({
    ...(await createDemoShop(demo).installed()),
    findings: (await reader.findings()).filter((each) => mine(each) || (isOfShop(each) && each.at >= startedAt)),
    decisions: (await reader.decisions()).filter(mine),
    tasks: (await reader.tasks()).filter(mine),
    isWritten: (conversation) => written.has(conversation),
  });
  const realPoints = points.filter(({ real }) => real > 0).length;
  const found = points.filter(({ real, written, shop }) => real + written + shop > 0).length;
  console.log(`
${table("findings by point", points)}

${table("acts by intervention", interventions)}

${table("tasks by kind", tasks)}

  ${messages} messages of ${dialogues.length - written.size} real and ${written.size} written dialogues; ${found} of ${points.length} points found something, ${realPoints} of them in real ones.
  Arrival times are invented, so what depends on time says nothing about JD's agents: test/replay/dialogues/README.md`);
}
