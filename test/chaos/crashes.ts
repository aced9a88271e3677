import { setTimeout as delay } from "node:timers/promises";
import { actingPolicy, prepareShop } from "../faults/acting-shop.ts";
import { type House, openHouse } from "../faults/house.ts";
import { type Keys, keysOf } from "../faults/keys.ts";
import { startFaultyPlatform } from "../faults/platform.ts";
import { createReader } from "../replay/api.ts";
import { chance } from "../replay/chance.ts";
import type { Dialogue } from "../replay/dialogue.ts";
import { startTroubledDatabase, type TroubledDatabase, timesFailed } from "./database.ts";
import { type Acknowledged, sendAll } from "./send.ts";
import { countLedger, readLedger, readObjects } from "./stored.ts";
import { linesOf, type Traffic } from "./traffic.ts";

/**
 * What crashes may not cost (F1, F4, F5, F7, F8, F11): the whole product with the real database, killed again and again while a
 * disorderly platform sends and the database fails. Our own list of what was acknowledged is held against all that is stored.
 */

export type CrashOptions = {
  readonly stateDir: string;
  readonly port: number;
  readonly messages: number;
  readonly kills: number;
  /** Events a second, at most. */
  readonly rate: number;
  /** Share of the platform's calls that break before it takes them, and as many after. */
  readonly platformFaults: number;
  readonly patienceMs: number;
  readonly dialogues: readonly Dialogue[];
  readonly progress?: (done: Progress) => void;
};
export type Progress = { readonly acknowledged: number; readonly inLedger: number; readonly kills: number };

export type CrashRun = {
  readonly acknowledged: number;
  readonly copies: number;
  readonly retractions: number;
  readonly retries: number;
  readonly kills: { worker: number; all: number };
  /** Requests that met a fault, by mode. */
  readonly databaseFaults: Readonly<Record<string, number>>;
  readonly platform: { calls: number; failedBefore: number; failedAfter: number; changed: number; forged: number };
  readonly objects: Stored & { readonly objects: number; readonly rowsOwed: number; readonly deliveriesOwed: number };
  readonly ledger: Stored & { readonly findings: number; readonly doubledFindings: number };
  readonly actions: Keys & { readonly planned: number; readonly notSent: number };
  readonly seconds: { readonly sending: number; readonly settling: number };
  /** How often it was stopped and read, until nothing was owed. */
  readonly readings: number;
};
/** `missing`: acknowledged and not there; `invented`: there and never acknowledged; `canaries`: texts that were taken back. */
export type Stored = {
  readonly messages: number;
  readonly missing: number;
  readonly invented: number;
  readonly doubled: number;
  readonly canaries: number;
};

/** A run in which the database seldom failed would prove little. */
export const leastFaults = ({ kills }: Pick<CrashOptions, "kills">): number => Math.max(3, kills);

/** Events a second while the database has failed less often than it has to by then. */
const slowRate = 6;

export async function surviveCrashes(options: CrashOptions): Promise<CrashRun> {
  const { stateDir, port, patienceMs, rate, progress = () => {} } = options;
  const run = `x${Math.floor(Date.now() / 1_000).toString(36)}`;
  const traffic: Traffic = { run, messages: options.messages, lines: linesOf(options.dialogues) };
  const database = await startTroubledDatabase(stateDir);
  const env = { ALLOW_LOOPBACK: "1", LIBSQL_URL: database.url };
  const house = await openHouse({ stateDir, port, env, beforeRestart: database.rest });
  let stopped = false;
  const { hook, secret } = house.demo;
  // A second failure would put a delivery off for five minutes.
  const platform = await startFaultyPlatform({
    secret,
    faults: 0.03,
    faultsOfOne: 1,
    random: chance(`platform ${run}`),
  });
  try {
    await prepareShop(house, platform.url);
    const known: Acknowledged = { messages: new Set(), acting: new Set(), retracted: new Set(), copies: 0, retries: 0 };
    const kills = { worker: 0, all: 0 };
    let inLedger = 0;
    const show = () => progress({ acknowledged: known.messages.size, inLedger, kills: kills.worker + kills.all });

    const over = new AbortController();
    const troubled = database.trouble(chance(`database ${run}`), over.signal);
    const startedAt = performance.now();
    const killing = killAgain(house, { options, database, known, kills, random: chance(`kills ${run}`) });
    // Troubles come by the clock: a fast machine would have sent all before enough of them.
    const behind = () =>
      timesFailed(database.faults()) < Math.ceil((known.messages.size / options.messages) * leastFaults(options));
    const pace = () => (behind() ? Math.min(rate, slowRate) : rate);
    await sendAll(traffic, { hook, secret, patienceMs, rate: pace, known, onProgress: show });
    await killing;
    over.abort();
    await troubled;
    await database.rest();
    const sentAt = performance.now();

    const reader = createReader(house.demo);
    const read = async () =>
      (await reader.decisions({ policy: actingPolicy, outcome: "acted" })).filter(({ conversation }) =>
        conversation.endsWith(`-${run}`),
      );
    const unsent = (decisions: Awaited<ReturnType<typeof read>>) =>
      decisions.flatMap(({ actions }) => actions).filter(({ state }) => state !== "sent").length;
    let decisions: Awaited<ReturnType<typeof read>> = [];
    for (const until = sentAt + patienceMs; performance.now() < until; await delay(1_000)) {
      inLedger = await countLedger(database.direct, run);
      show();
      if (inLedger < known.messages.size) continue;
      decisions = await read();
      if (decisions.length >= known.acting.size && unsent(decisions) === 0) break;
    }
    const settledAt = performance.now();
    await house.stop();
    stopped = true;
    let objects = readObjects(stateDir, run);
    let readings = 1;
    // Timers go off for minutes after the last message, and what they wrote a moment ago is owed, too.
    for (const until = settledAt + patienceMs; owes(objects) && performance.now() < until; ) {
      await house.goOn();
      stopped = false;
      await delay(afterTimersMs);
      await house.stop();
      stopped = true;
      objects = readObjects(stateDir, run);
      readings++;
    }
    const ledger = await readLedger(database.direct, run);
    const seconds = {
      sending: Math.round((sentAt - startedAt) / 1_000),
      settling: Math.round((settledAt - sentAt) / 1_000),
    };
    return {
      acknowledged: known.messages.size,
      copies: known.copies,
      retractions: known.retracted.size,
      retries: known.retries,
      kills,
      databaseFaults: database.faults(),
      platform: { ...platform.counts },
      objects: { ...objects, ...heldAgainst(known, objects) },
      ledger: { ...ledger, ...heldAgainst(known, ledger) },
      actions: {
        planned: known.acting.size,
        ...keysOf(decisions, { acting: known.acting, taken: platform.taken }),
        notSent: unsent(decisions),
      },
      seconds,
      readings,
    };
  } finally {
    if (!stopped) await house.stop();
    await platform.stop();
    await database.stop();
  }
}

const afterTimersMs = 20_000;
const owes = ({ rowsOwed, deliveriesOwed }: { rowsOwed: number; deliveriesOwed: number }) =>
  rowsOwed + deliveriesOwed > 0;

type Killing = {
  options: CrashOptions;
  database: TroubledDatabase;
  known: Acknowledged;
  kills: { worker: number; all: number };
  random: () => number;
};

/** Spread over the messages, not over the clock: a slow machine is killed as often as a fast one. Every third, and the last, takes all down. */
async function killAgain(house: House, { options, database, known, kills, random }: Killing): Promise<void> {
  const each = options.messages / (options.kills + 1);
  for (let count = 1; count <= options.kills; count++) {
    const due = each * (count + (random() - 0.5) * 0.8);
    while (known.messages.size < due) await delay(20);
    if (count % 3 === 0 || count === options.kills) {
      await house.killAll();
      database.resume();
      kills.all++;
    } else {
      await house.killWorker();
      kills.worker++;
    }
  }
}

function heldAgainst(
  { messages: acknowledged }: Acknowledged,
  { messages, doubled, canaries }: { messages: ReadonlySet<string>; doubled: number; canaries: number },
): Stored {
  return {
    messages: messages.size,
    missing: [...acknowledged].filter((id) => !messages.has(id)).length,
    invented: [...messages].filter((id) => !acknowledged.has(id)).length,
    doubled,
    canaries,
  };
}
