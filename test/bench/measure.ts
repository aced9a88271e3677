import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { longestGatherMs } from "../../worker/conversation/flush-times.ts";
import { root } from "../serve/build.ts";
import type { Measured, Order } from "./load.ts";
import { processorUs } from "./processes.ts";
import type { Served } from "./workerd.ts";

export type Run = Measured & { cpuUs: number | null };
export type Side = {
  readonly served: Pick<Served, "url" | "pid">;
  readonly path: string;
  /** It goes on working after its answers: rows are on their way to the ledger. */
  readonly owes?: true;
};
export type Shape = Omit<Order, "url" | "path" | "secret" | "seconds" | "name"> & { seconds?: number };

/** One load on one server, and what it cost that server. */
export async function measure({ served, path }: Side, load: Omit<Order, "url" | "path">): Promise<Run> {
  const order: Order = { url: served.url, path, ...load };
  const before = processorUs(served.pid);
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, "test/bench/load.ts"),
    JSON.stringify(order),
  ]);
  const measured: Measured = JSON.parse(stdout);
  const after = processorUs(served.pid);
  const cpuUs = before === null || after === null ? null : (after - before) / measured.messages;
  return { ...measured, cpuUs };
}

/** Chats that have begun before the load: what their first message costs is a figure of its own. */
export async function measureBegun(side: Side, load: Omit<Order, "url" | "path">): Promise<Run & { begun: number }> {
  const { conversations, name } = load;
  const begin = { ...load, perRequest: 1, requests: conversations, seconds: 60, chats: name, name: `${name}-begun` };
  const begun = conversations > 0 ? (await measure(side, begin)).messages : 0;
  return { ...(await measure(side, load)), begun };
}

/** A twentieth of a processor. */
const idleShare = 0.05;
const idleMs = 1_000;
const patienceMs = 60_000;

/** Resolves when a server has done what it still owed: no load may pay for another's rows on their way to the ledger. */
export async function settle({ served, owes }: Side): Promise<void> {
  if (!owes) return;
  await delay(longestGatherMs + 500);
  const until = performance.now() + patienceMs;
  for (let before = processorUs(served.pid) ?? 0; performance.now() < until; ) {
    await delay(idleMs);
    const now = processorUs(served.pid) ?? 0;
    if ((now - before) / 1_000 / idleMs < idleShare) return;
    before = now;
  }
}

/** `allUs`: processor time a message until nothing is owed any more, first messages and the way to the ledger among it. */
export type Whole = Run & { readonly allUs: number | null };

/** Runs a load and waits until what it left behind is done. */
export async function wholly(side: Side, work: () => Promise<Run & { begun?: number }>): Promise<Whole> {
  const before = processorUs(side.served.pid);
  const run = await work();
  await settle(side);
  const after = processorUs(side.served.pid);
  const allUs = before === null || after === null ? null : (after - before) / (run.messages + (run.begun ?? 0));
  return { ...run, allUs };
}
