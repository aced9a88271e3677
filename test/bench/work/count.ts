import { Session } from "node:inspector/promises";
import { getHeapStatistics } from "node:v8";

// How much the judging core does for a fixed log, for each message. A process of its own, because V8 counts the same twice only without
// compiled code and without threads: `work.ts` starts it so.

const session = new Session();
session.connect();
await session.post("Profiler.enable");
// Before our code is loaded: of functions that V8 knows already it counts no blocks.
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const { dialogues, pass, phrases, shopWith } = await import("../judging.ts");

/** As many of the bundled dialogues as make a few hundred messages. */
const chats = 20;

const lines = dialogues().slice(0, chats);
const messages = lines.reduce((sum, line) => sum + line.messages.length, 0);
const shop = shopWith(phrases(50));
// Twice, so that what is made once and lazily is there before anything is counted.
for (let turn = 0; turn < 2; turn++) pass(shop, lines);

/** The young generation is so large that nothing is collected meanwhile. */
function allocated(): number {
  globalThis.gc?.();
  const before = getHeapStatistics().used_heap_size;
  pass(shop, lines);
  return getHeapStatistics().used_heap_size - before;
}

/** Runs of functions and of the blocks in them, loops turn by turn, in our own files. */
async function blocks(): Promise<number> {
  // Taking the counts sets them back.
  await session.post("Profiler.takePreciseCoverage");
  pass(shop, lines);
  const { result } = await session.post("Profiler.takePreciseCoverage");
  return result
    .filter(({ url }) => url.startsWith("file:") && !url.includes("/node_modules/"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

const bytes = allocated() / messages;
process.stdout.write(JSON.stringify({ blocks: (await blocks()) / messages, bytes }));
