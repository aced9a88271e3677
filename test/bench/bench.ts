import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import { build } from "esbuild";
import { migrate } from "../../db/migrate.ts";
import { seedDemo } from "../../db/seed.ts";
import { startLibsql } from "../../db/serve.ts";
import { buildWorker, root, workerDir } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { benchBacktest } from "./backtest.ts";
import { gateFigures, gateShapes, measureAsking } from "./gate.ts";
import { benchGuests } from "./guests.ts";
import { measureJudging } from "./judging.ts";
import { measure as measureFor, median, type Run, type Shape, type Side } from "./measure.ts";
import { benchPages } from "./pages.ts";
import { benchProfile } from "./profile.ts";
import { type Served, serveOnWorkerd } from "./workerd.ts";

/**
 * `npm run bench`: the production bundle on bare workerd, every point on, signed webhooks, ledger and all, beside the floor in the
 * same run, turn by turn. Absolute figures belong to the machine; the ratios are what to look at. The load shares the machine
 * with both servers, which pulls rates together: processor time per message is the stricter figure.
 */

const command = new Command("npm run bench --")
  .option("--json", "only JSON on stdout")
  .option("--seconds <n>", "of one measurement", Number, 4)
  .option("--disk <folder>", "where everything is stored: the disk decides much, /dev/shm is memory", tmpdir())
  .option("--gate", "only the pre-send answer")
  .option("--rounds <n>", "turns of each side; medians are shown", Number, 3)
  .option("--backtest", "instead: a changed point over 20,000 stored messages, beside a fresh replay of them")
  .option("--profile", "instead: where a message's processor time goes")
  .option("--pages", "instead: how long each page waits for its first rows in a shop with a million findings")
  .option("--sessions <n>", "of that shop; five findings each", Number, 200_000)
  .option("--keep <folder>", "where that shop is kept for the next time")
  .option("--guests", "instead: what a guest costs a message, beside a shop without one in the same run")
  .parse();
type Options = {
  json?: true;
  gate?: true;
  guests?: true;
  pages?: true;
  profile?: true;
  sessions: number;
  keep?: string;
  seconds: number;
  rounds: number;
  disk: string;
  backtest?: true;
};
const { json, gate, guests, seconds, rounds, disk, backtest, pages, profile, sessions, keep } = command.opts<Options>();
if (profile) {
  await benchProfile({ disk, seconds });
  process.exit(0);
}
if (pages) process.exit((await benchPages({ json: json === true, disk, sessions, keep })) ? 0 : 1);
if (guests) process.exit((await benchGuests({ json: json === true, disk, rounds, seconds })) ? 0 : 1);
if (backtest) process.exit((await benchBacktest({ json: json === true, disk })) ? 0 : 1);

type Figures = Record<string, { what: string; ratio: number; goal: string } & Record<string, unknown>>;

const shapes = {
  single: { perRequest: 1, conversations: 1_000, requests: Math.ceil(8_000 * seconds) },
  batch: { perRequest: 50, conversations: 1_000, requests: Math.ceil(600 * seconds) },
  // A warm object holds file descriptors, and workerd dies of too many: few, and in a short time.
  fresh: { perRequest: 1, conversations: 0, requests: 1_500 },
} satisfies Record<string, Shape>;

const measure = (side: Side, secret: string, shape: Shape, name: string): Promise<Run> =>
  measureFor(side, { ...shape, secret, seconds: shape.seconds ?? seconds, name });

/** Chats of every shape but `fresh` have begun before: what their first message costs is that shape's figure. */
async function measureBegun(side: Side, secret: string, shape: Shape, name: string): Promise<Run> {
  const { conversations } = shape;
  if (conversations > 0)
    await measure(
      side,
      secret,
      { ...shape, perRequest: 1, requests: conversations, seconds: 60, chats: name },
      `${name}-begun`,
    );
  return measure(side, secret, shape, name);
}

const folder = await mkdtemp(join(disk, "interject-bench-"));
const libsql = await startLibsql({ stateDir: folder });
const secretKey = Buffer.alloc(32, 7).toString("base64");
const servers: Served[] = [];
try {
  await buildWorker();
  await migrate(libsql.url);
  const { secret } = await seedDemo({ url: libsql.url, masterKey: secretKey });
  const ours = await serveOurs(secretKey);
  const floor = await serveFloor();
  const all = gate ? {} : await measureAll({ ours, floor }, secret);
  print({ ...all, ...(await measureGate({ ours, floor }, secret)), ...measureAsking() });
} finally {
  for (const server of servers) await server.stop();
  await libsql.stop();
  await rm(folder, { recursive: true, force: true });
}

async function serveOurs(masterKey: string): Promise<Side> {
  const port = await freePort();
  const served = await serveOnWorkerd({
    folder: join(folder, "ours"),
    bundle: join(workerDir, "index.js"),
    port,
    classes: {
      CONVERSATION: "Conversation",
      FLOOR: "Floor",
      LEDGER: "Ledger",
      SEATS: "Seats",
      BACKTEST: "Backtest",
    },
    loader: "LOADER",
    text: { LIBSQL_URL: libsql.url, MASTER_KEY: masterKey, PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  servers.push(served);
  return { served, path: "/hooks/interject/demo" };
}

async function serveFloor(): Promise<Side> {
  const bundle = join(folder, "floor.js");
  const external = ["cloudflare:*", "node:*"];
  const entryPoints = [join(root, "test/bench/floor.ts")];
  await build({ entryPoints, outfile: bundle, bundle: true, format: "esm", target: "es2022", external });
  const served = await serveOnWorkerd({
    folder: join(folder, "floor"),
    bundle,
    port: await freePort(),
    classes: { CONVERSATION: "Conversation" },
  });
  servers.push(served);
  return { served, path: "/" };
}

async function measureAll(sides: { ours: Side; floor: Side }, secret: string) {
  const runs: Record<string, { ours: Run[]; floor: Run[] }> = {};
  await measure(sides.ours, secret, { ...shapes.single, requests: 2_000 }, "warm");
  await measure(sides.floor, secret, { ...shapes.single, requests: 2_000 }, "warm");
  for (const [name, shape] of Object.entries(shapes)) {
    const both: { ours: Run[]; floor: Run[] } = { ours: [], floor: [] };
    for (let round = 0; round < rounds; round++) {
      for (const side of ["floor", "ours"] as const) {
        both[side].push(await measureBegun(sides[side], secret, shape, `${name}-${round}`));
        if (!json) process.stderr.write(".");
      }
    }
    runs[name] = both;
  }
  if (!json) process.stderr.write("\n");
  const rate = (name: string, side: "ours" | "floor") =>
    median((runs[name]?.[side] ?? []).map(({ messages, seconds: took }) => messages / took));
  const cpu = (name: string, side: "ours" | "floor") =>
    median((runs[name]?.[side] ?? []).map(({ cpuUs }) => cpuUs ?? 0));
  const bundle = await readFile(join(workerDir, "index.js"));
  return {
    S1: {
      what: "one message: rate against the floor",
      ratio: rate("single", "ours") / rate("single", "floor"),
      cpuRatio: cpu("single", "ours") / cpu("single", "floor"),
      oursPerSecond: rate("single", "ours"),
      floorPerSecond: rate("single", "floor"),
      oursCpuUs: cpu("single", "ours"),
      floorCpuUs: cpu("single", "floor"),
      goal: ">= 0.80 on a memory-backed disk, >= 0.85 on a real one",
    },
    S2: {
      what: "50 messages in one request: messages a second against single ones",
      ratio: rate("batch", "ours") / rate("single", "ours"),
      oursPerSecond: rate("batch", "ours"),
      goal: ">= 12",
    },
    S3: {
      what: "first message of a new conversation: rate against the floor",
      ratio: rate("fresh", "ours") / rate("fresh", "floor"),
      cpuRatio: cpu("fresh", "ours") / cpu("fresh", "floor"),
      goal: ">= 0.90",
    },
    ...measureJudging({ rounds }),
    S9: { what: "compressed bundle in MiB", ratio: gzipSync(bundle).length / 1_048_576, goal: "< 1" },
  };
}

async function measureGate({ ours, floor }: { ours: Side; floor: Side }, secret: string): Promise<Figures> {
  const runs: { questions: Run[]; mixed: Run[]; floor: Run[] } = { questions: [], mixed: [], floor: [] };
  const length = Math.max(seconds, 10);
  for (let round = 0; round < rounds; round++) {
    runs.floor.push(await measure(floor, secret, gateShapes.floor(length), `gate-${round}`));
    for (const name of ["questions", "mixed"] as const) {
      const chats = `gate-${name}-${round}`;
      await measure(ours, secret, gateShapes.begun, chats);
      // What those messages still owe to the ledger is not the questions' cost.
      await delay(8_000);
      runs[name].push(await measure(ours, secret, gateShapes[name](length), chats));
      if (!json) process.stderr.write(".");
    }
  }
  if (!json) process.stderr.write("\n");
  return gateFigures(runs);
}

function print(figures: Figures): void {
  if (json) {
    console.log(JSON.stringify(figures, null, 2));
    return;
  }
  for (const [name, { what, ratio, goal, ...rest }] of Object.entries(figures)) {
    console.log(`${name}  ${ratio.toFixed(2).padStart(6)}  ${what} (goal ${goal})`);
    for (const [key, value] of Object.entries(rest)) console.log(`              ${key} ${Number(value).toFixed(2)}`);
  }
}
