import { Command, InvalidArgumentError } from "commander";
import { referenceLoad } from "./load.ts";
import { measureLedger } from "./measure.ts";
import { asText, scaleOf, tablesOf } from "./tables.ts";

/**
 * `npm run scale`: what a load of that many conversations a day means for objects, ledger databases and money, and what breaks first;
 * the ledger of its peak hour is simulated. What it rests on is `costs.ts`.
 */

function above(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > least && value <= 1e12)) throw new InvalidArgumentError(`a number above ${least} is wanted.`);
    return value;
  };
}
function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError("a number from 0 to 1 is wanted.");
  return value;
}

const {
  conversationsADay,
  messagesEach,
  peak,
  gapSeconds,
  newsShare,
  publishShare,
  watchedShare,
  hotShare,
  retentionDays,
  shops,
} = referenceLoad;
const options = new Command("npm run scale --")
  .option("--conversations <n>", "a day", above(0), conversationsADay)
  .option("--shops <n>", "that they are shared out to", above(0), shops)
  .option("--messages-each <n>", "of a conversation", above(0), messagesEach)
  .option("--peak <n>", "the busiest hour against the average", above(0), peak)
  .option("--gap <seconds>", "mean pause between messages", above(0), gapSeconds)
  .option("--news <share>", "messages that bring a finding or a decision", share, newsShare)
  .option("--publish <share>", "flushes that tell the shop's Floor something", share, publishShare)
  .option("--watched <share>", "conversations whose shop has an open panel", share, watchedShare)
  .option("--hot <share>", "conversations in the largest shop", share, hotShare)
  .option("--retention <days>", "that everything is kept", above(0), retentionDays)
  .option("--measure", "instead: measure here what the model takes of the ledger")
  .option("--json", "only JSON on stdout")
  .parse()
  .opts<{
    conversations: number;
    shops: number;
    messagesEach: number;
    peak: number;
    gap: number;
    news: number;
    publish: number;
    watched: number;
    hot: number;
    retention: number;
    measure?: true;
    json?: true;
  }>();

if (options.measure) {
  const { transactions, bytesAMessage } = await measureLedger();
  if (options.json) console.log(JSON.stringify({ transactions, bytesAMessage }, null, 2));
  else {
    for (const { appends, rows, ms } of transactions)
      console.log(
        `${String(appends).padStart(4)} appends  ${String(rows).padStart(5)} rows  ${ms.toFixed(1).padStart(6)} ms a transaction`,
      );
    console.log(`${bytesAMessage.toFixed(0)} bytes a message`);
  }
} else {
  const scale = scaleOf({
    conversationsADay: options.conversations,
    shops: options.shops,
    messagesEach: Math.max(1, Math.round(options.messagesEach)),
    peak: options.peak,
    gapSeconds: options.gap,
    newsShare: options.news,
    publishShare: options.publish,
    watchedShare: options.watched,
    hotShare: options.hot,
    retentionDays: options.retention,
  });
  if (options.json) console.log(JSON.stringify({ ...scale, tables: tablesOf(scale) }, null, 2));
  else console.log(Object.values(tablesOf(scale)).map(asText).join("\n\n"));
}
