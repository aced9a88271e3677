import chalk from "chalk";
import { root } from "../serve/build.ts";
import { runUntilSignal } from "../serve/cli.ts";
import type { Interject } from "../serve/start.ts";
import { createReader } from "./api.ts";
import { createDemoShop } from "./demo-shop.ts";
import { isWritten, readDialogues } from "./dialogue.ts";
import { type Conversation, conversationOf } from "./events.ts";
import { watchFeed } from "./feed.ts";
import { startReceiver } from "./receiver.ts";
import { caughtUp, ofRun } from "./results.ts";
import { replay } from "./run.ts";
import { createScreen } from "./screen.ts";
import { lineOf, summarise, table } from "./show.ts";

// `npm run demo`: starts everything, sends the bundled dialogues through the real webhook, shows what the shop makes of them.

const eventsPerSecond = 24;

await runUntilSignal(async ({ start, signal, onStop }) => {
  console.log(
    `\n${chalk.bold("Interject")} starts: libSQL, the worker, a demo shop. The first time takes half a minute.`,
  );
  const running = await start({ env: { ...process.env, ALLOW_LOOPBACK: "1" }, quiet: true });
  console.log(
    `\n  ${chalk.cyan(running.url)}  is up already. Sign in: ${running.demo.email}  ${running.demo.password}\n`,
  );

  const { run, conversations } = await bundledConversations();
  const events = conversations.reduce((sum, conversation) => sum + conversation.events.length, 0);
  const screen = createScreen(events, `events of ${conversations.length} conversations`);
  onStop(await receiveWebhooks(running, screen.line));
  const feed = watchFeed({
    ...running.demo,
    onItem: (item) => {
      const line = ofRun(run)(item) ? lineOf(item) : undefined;
      if (line !== undefined) screen.line(line);
    },
  });
  onStop(feed.stop);

  const { hook, secret } = running.demo;
  const sent = await replay({
    conversations,
    hook,
    secret,
    signal,
    rate: eventsPerSecond,
    lanes: 12,
    onProgress: ({ events: done }) => screen.progress(done),
  });
  screen.done();
  if (sent.refused > 0) throw new Error(`The webhook refused ${sent.refused} events: ${sent.refusals.join("; ")}`);
  await printSummary(running, run, conversations);
  console.log(`
  ${chalk.bold("Look at it:")} ${chalk.cyan(running.url)}   ${running.demo.email}   ${running.demo.password}
  ${chalk.dim("What comes later, such as a supervisor told after a minute of silence, is printed here too. Stop: Ctrl-C")}
`);
});

async function bundledConversations(): Promise<{ run: string; conversations: Conversation[] }> {
  const files = ["showcase", "real"].map((name) => `${root}test/replay/dialogues/${name}.jsonl`);
  const dialogues = (await Promise.all(files.map(readDialogues))).flat();
  const now = Date.now();
  const run = Math.floor(now / 1_000).toString(36);
  const conversations = dialogues.map((dialogue) => conversationOf(dialogue, run, now));
  // What plays in real time begins first; the rest in an order that mixes written and real.
  const lastsUntil = (conversation: Conversation) => Math.max(now, conversation.events.at(-1)?.at ?? now);
  const mixed = conversations.map((each, index) => ({ each, place: (index * 37) % conversations.length }));
  mixed.sort((a, b) => lastsUntil(b.each) - lastsUntil(a.each) || a.place - b.place);
  return { run, conversations: mixed.map(({ each }) => each) };
}

/** A merchant's own system on loopback. @returns how to take it away again */
async function receiveWebhooks({ demo }: Interject, say: (line: string) => void): Promise<() => Promise<void>> {
  const receiver = await startReceiver(({ payload: { point }, conversation }) => {
    const who = chalk.magenta("merchant's own system".padEnd(26));
    say(`${chalk.magenta("⇐")} ${who} was called about ${point}, signature valid  ${chalk.dim(conversation)}`);
  });
  const shop = createDemoShop(demo);
  const secret = await shop.register(receiver.url);
  if (secret === undefined) return receiver.stop;
  receiver.trust(secret);
  return async () => {
    // Ctrl-C reaches workerd too: it may be on its way back up, or gone for good. The next demo registers anew.
    await shop.unregister().catch(() => {});
    await receiver.stop();
  };
}

async function printSummary({ demo }: Interject, run: string, conversations: readonly Conversation[]): Promise<void> {
  const reader = createReader(demo);
  const messages = conversations.flatMap(({ events }) => events).filter(({ type }) => type === "message").length;
  await caughtUp(reader, run, messages);
  const written = new Set(conversations.filter(({ dialogue }) => isWritten(dialogue)).map(({ id }) => id));
  const { points, interventions } = summarise({
    ...(await createDemoShop(demo).installed()),
    findings: (await reader.findings()).filter(ofRun(run)),
    decisions: (await reader.decisions()).filter(ofRun(run)),
    isWritten: (conversation) => written.has(conversation),
  });
  const realPoints = points.filter(({ real }) => real > 0).length;
  console.log(`
${table("findings by point", points)}

${table("acts by intervention", interventions)}

  ${messages} messages of ${conversations.length - written.size} real and ${written.size} written dialogues; ${realPoints} of ${points.length} points found something in real ones.
  Arrival times are invented, so what depends on time says nothing about JD's agents: test/replay/dialogues/README.md`);
}
