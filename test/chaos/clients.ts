import { setTimeout as delay } from "node:timers/promises";
import { openHouse } from "../faults/house.ts";
import { chance } from "../replay/chance.ts";
import { createSender } from "../replay/sender.ts";
import { startTroubledDatabase } from "./database.ts";
import { countLedger } from "./stored.ts";

/**
 * Many clients that write and read beside each other on the embedded server, for minutes: libSQL hangs for good under several writers, and
 * the Ledger object is there so that it never has several. Every minute it is killed while a commit of its hangs.
 */

export type Clients = {
  readonly writes: number;
  readonly reads: number;
  /** Answers other than 200 and 202, by status; `0`: none at all. */
  readonly failures: Readonly<Record<string, number>>;
  readonly readMs: { readonly p50: number; readonly p99: number };
  readonly kills: number;
  readonly hung: number;
  /** Written and not in the ledger at the end. */
  readonly missing: number;
  readonly settledSeconds: number;
};

export type ClientsOptions = {
  readonly stateDir: string;
  readonly port: number;
  readonly clients: number;
  readonly minutes: number;
  readonly say: (line: string) => void;
};

/** Milliseconds between two things that one client does. */
const pauseMs = 150;
const killEveryMs = 60_000;
const hangMs = 1_500;
const settleMs = 300_000;

export async function manyClients({ stateDir, port, clients, minutes, say }: ClientsOptions): Promise<Clients> {
  const run = `y${Math.floor(Date.now() / 1_000).toString(36)}`;
  const database = await startTroubledDatabase(stateDir);
  const house = await openHouse({ stateDir, port, env: { LIBSQL_URL: database.url } });
  const failures: Record<string, number> = {};
  const readMs: number[] = [];
  const written = new Set<string>();
  let [reads, kills] = [0, 0];
  const until = performance.now() + minutes * 60_000;
  const { hook, secret, url, apiKey } = house.demo;
  const send = createSender({ hook, secret, patienceMs: 120_000 });

  async function client(index: number): Promise<void> {
    const random = chance(`${run} ${index}`);
    const conversation = `${index}-${run}`;
    for (let count = 0; performance.now() < until; count++) {
      if (random() < 0.5) {
        const id = `${conversation}.${count}`;
        const from = { role: "buyer", id: `b-${index}` };
        const content = [{ type: "text", text: "什么时候发货" }];
        await send([{ id, type: "message", conversation, at: Date.now(), from, content }]);
        written.add(id);
      } else await read(["messages", "findings", "sessions", "conversations"][Math.floor(random() * 4)] ?? "messages");
      await delay(pauseMs * random() * 2);
    }
  }
  async function read(list: string): Promise<void> {
    const startedAt = performance.now();
    reads++;
    const signal = AbortSignal.timeout(30_000);
    const headers = { authorization: `Bearer ${apiKey}` };
    const answer = await fetch(`${url}/v1/shops/demo/${list}?limit=50`, { headers, signal }).catch(() => null);
    const whole = await answer?.arrayBuffer().catch(() => null);
    const status = whole ? (answer?.status ?? 0) : 0;
    if (status === 200) readMs.push(performance.now() - startedAt);
    else failures[status] = (failures[status] ?? 0) + 1;
  }
  async function killInCommits(): Promise<void> {
    for (let next = performance.now() + killEveryMs / 2; next < until; next += killEveryMs) {
      await delay(Math.max(0, next - performance.now()));
      await database.hang(hangMs, house.killWorker);
      kills++;
      say(`${written.size} written, ${reads} read, killed ${kills} times`);
    }
  }
  try {
    await Promise.all([...Array.from({ length: clients }, (_, index) => client(index)), killInCommits()]);
    const endedAt = performance.now();
    let stored = 0;
    while (stored < written.size && performance.now() - endedAt < settleMs) {
      await delay(1_000);
      stored = await countLedger(database.direct, run);
    }
    readMs.sort((a, b) => a - b);
    const quantile = (part: number) => Math.round(readMs[Math.floor((readMs.length - 1) * part)] ?? 0);
    return {
      writes: written.size,
      reads,
      failures,
      readMs: { p50: quantile(0.5), p99: quantile(0.99) },
      kills,
      hung: database.faults().hang ?? 0,
      missing: written.size - stored,
      settledSeconds: Math.round((performance.now() - endedAt) / 1_000),
    };
  } finally {
    await house.stop();
    await database.stop();
  }
}

/** What is wrong with it, in words. Whoever reads while the worker is killed or the database hangs is told so, with 503. */
export function wrongWithClients({ missing, failures, kills, hung, writes, reads }: Clients): string[] {
  const wrong: string[] = [];
  if (missing !== 0) wrong.push(`${missing} messages are not in the ledger`);
  const odd = Object.keys(failures).filter((status) => !["0", "503"].includes(status));
  if (odd.length > 0) wrong.push(`reads failed with ${odd.join(", ")}`);
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  if (failed > reads * 0.1) wrong.push(`${failed} of ${reads} reads failed`);
  if (writes === 0 || reads === 0 || kills === 0 || hung === 0)
    wrong.push("it proves nothing: no kill, or nothing hung");
  return wrong;
}
